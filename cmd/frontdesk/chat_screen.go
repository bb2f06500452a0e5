package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
)

// chatOnScreen runs the chat on a terminal until the person leaves.
func chatOnScreen(ctx context.Context, c *chatClient) error {
	first, err := c.watch(ctx, 0, 0) // a wrong address is said before the screen is taken
	if err != nil {
		return err
	}
	s := &chatScreen{ctx: ctx, client: c, width: 80, height: 24}
	s.take(first)
	end, err := tea.NewProgram(s, tea.WithContext(ctx)).Run()
	if err != nil && !errors.Is(err, tea.ErrInterrupted) && ctx.Err() == nil {
		return fmt.Errorf("chat: %w", err)
	}
	if done, ok := end.(*chatScreen); ok {
		return done.gaveUp
	}
	return nil
}

// chatScreen is the chat: texts above, the line being written, the clock below.
type chatScreen struct {
	ctx    context.Context
	client *chatClient

	width, height int
	messages      []chatMessage
	after         int
	input         string
	// back is how many lines the view is scrolled up.
	back int

	clinic string
	zone   *time.Location
	now    time.Time // the demo's clock when asked
	asked  time.Time

	fault    string
	failures int
	gaveUp   error
}

// What comes from outside, beside keys.
type (
	heardMsg  struct{ news chatNews }
	missedMsg struct{ err error }
	sentMsg   struct {
		words string
		err   error
	}
	tickMsg struct{}
)

// maxFailures in a row end the chat: about half a minute.
const maxFailures = 6

// Init waits for news, and lets the clock in the footer run.
func (s *chatScreen) Init() tea.Cmd { return tea.Batch(s.listen(0), tickSoon()) }

func tickSoon() tea.Cmd {
	return tea.Tick(time.Second, func(time.Time) tea.Msg { return tickMsg{} })
}

// listen asks for news after a pause.
func (s *chatScreen) listen(pause time.Duration) tea.Cmd {
	after := s.after
	ask := func() tea.Msg {
		news, err := s.client.watch(s.ctx, after, longestWait)
		if err != nil {
			return missedMsg{err}
		}
		return heardMsg{news}
	}
	if pause == 0 {
		return ask
	}
	return tea.Tick(pause, func(time.Time) tea.Msg { return ask() })
}

func (s *chatScreen) send(words string) tea.Cmd {
	return func() tea.Msg { return sentMsg{words, s.client.text(s.ctx, words)} }
}

// Update takes in what happened.
func (s *chatScreen) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		s.width, s.height = m.Width, m.Height
	case tea.KeyPressMsg:
		return s, s.key(m)
	case tea.PasteMsg:
		s.write(m.Content)
	case heardMsg:
		s.fault, s.failures = "", 0
		s.take(m.news)
		return s, s.listen(0)
	case missedMsg:
		return s, s.missed(m.err)
	case sentMsg:
		if m.err != nil {
			s.fault = m.err.Error()
			if s.input == "" {
				s.input = m.words
			}
		}
	case tickMsg:
		return s, tickSoon()
	}
	return s, nil
}

func (s *chatScreen) key(k tea.KeyPressMsg) tea.Cmd {
	switch k.String() {
	case "ctrl+c", "esc", "ctrl+d":
		return tea.Quit
	case "enter":
		words := strings.TrimSpace(s.input)
		if words == "" {
			return nil
		}
		s.input, s.back, s.fault = "", 0, ""
		return s.send(words)
	case "backspace":
		if r := []rune(s.input); len(r) > 0 {
			s.input = string(r[:len(r)-1])
		}
	case "ctrl+u":
		s.input = ""
	case "pgup":
		s.back += max(s.height/2, 1)
	case "pgdown":
		s.back = max(s.back-s.height/2, 0)
	default:
		s.write(k.Key().Text)
	}
	return nil
}

// write adds to the line, up to what one text can hold.
func (s *chatScreen) write(words string) {
	words = strings.ReplaceAll(plain(words), "\n", " ")
	if r := []rune(s.input + words); len(r) <= 1600 {
		s.input = string(r)
	}
}

// take puts new texts last and changed ones where they were.
func (s *chatScreen) take(news chatNews) {
	s.after, s.now, s.asked, s.clinic = news.Next, news.Now, time.Now(), plain(news.Clinic)
	zone, err := time.LoadLocation(news.Zone)
	if err != nil {
		zone = time.UTC
	}
	s.zone = zone
	for _, m := range news.Messages {
		s.put(m)
	}
}

func (s *chatScreen) put(m chatMessage) {
	for i := range s.messages {
		if s.messages[i].SID == m.SID {
			s.messages[i] = m
			return
		}
	}
	s.messages = append(s.messages, m)
}

// missed tries again, more slowly each time, and gives up in the end.
func (s *chatScreen) missed(err error) tea.Cmd {
	s.failures++
	s.fault = err.Error()
	if s.failures >= maxFailures {
		s.gaveUp = err
		return tea.Quit
	}
	return s.listen(time.Second << (s.failures - 1))
}
