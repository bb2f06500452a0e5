package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"frontdesk/channels/sms/carrier"
	"frontdesk/cmd/frontdesk/demo"
)

const caller = "+15185550150"

// echoCarrier answers every text in two lines, and tells of the answer's delivery.
type echoCarrier struct {
	mu      sync.Mutex
	seq     int
	screen  []carrier.Message
	changed chan struct{}
}

func (e *echoCarrier) Text(_ context.Context, _, _, body string) (string, error) {
	e.put(carrier.Message{SID: "SMmine" + body, Body: body, Status: "received"})
	e.put(carrier.Message{SID: "SMtheirs" + body, Body: "got:\n" + body, Status: "queued", FromClinic: true})
	e.put(carrier.Message{SID: "SMtheirs" + body, Body: "got:\n" + body, Status: "delivered", FromClinic: true})
	return "SMmine" + body, nil
}

func (e *echoCarrier) put(m carrier.Message) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.seq++
	m.Seq = e.seq
	e.screen = append(e.screen, m)
	close(e.changed)
	e.changed = make(chan struct{})
}

func (e *echoCarrier) Phone(_ string, after int) ([]carrier.Message, int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.screen[min(after, e.seq):], e.seq
}

func (e *echoCarrier) Changed(string) <-chan struct{} {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.changed
}

// startDemo serves a demo that is quiet or never quiet.
func startDemo(t *testing.T, quiet bool) (*echoCarrier, string) {
	t.Helper()
	clock, err := demo.OpenClock(t.TempDir(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	e := &echoCarrier{changed: make(chan struct{})}
	server := httptest.NewServer(demo.New(demo.Deps{
		Carrier: e, ClinicName: "Alder Clinic", ClinicNumber: demo.Number, Zone: time.UTC, Clock: clock,
		Quiet:   func(context.Context, string) (bool, error) { return quiet, nil },
		NextDue: func(context.Context) (time.Time, error) { return time.Time{}, nil },
		Moved:   func() {}, Log: slog.New(slog.DiscardHandler),
	}))
	t.Cleanup(server.Close)
	return e, server.URL
}

// chat runs the command as a script does.
func chat(t *testing.T, in string, args ...string) (out string, err error) {
	t.Helper()
	c := chatCommand()
	var stdout bytes.Buffer
	c.SetIn(strings.NewReader(in))
	c.SetOut(&stdout)
	c.SetErr(io.Discard)
	c.SetArgs(args)
	err = c.ExecuteContext(t.Context())
	return stdout.String(), err
}

func TestChatPrintsEachAnswerOnceOnALineOfItsOwn(t *testing.T) {
	t.Parallel()
	e, url := startDemo(t, true)
	e.put(carrier.Message{SID: "SMold", Body: "from yesterday", Status: "sent", FromClinic: true})
	got, err := chat(t, "book\n\n  \nThursday after 3\n", "--as", caller, "--url", url)
	if want := "got: book\ngot: Thursday after 3\n"; err != nil || got != want {
		t.Errorf("got %q and %v, want %q", got, err, want)
	}
}

func TestChatFailsWithTheNextStep(t *testing.T) {
	t.Parallel()
	_, url := startDemo(t, true)
	_, busy := startDemo(t, false)
	stranger := httptest.NewServer(http.NotFoundHandler())
	t.Cleanup(stranger.Close)
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	for name, c := range map[string]struct {
		args []string
		want string
	}{
		"not a demo":      {[]string{"--as", caller, "--url", stranger.URL}, "frontdesk demo"},
		"nobody there":    {[]string{"--as", caller, "--url", gone.URL}, "frontdesk demo"},
		"not an address":  {[]string{"--as", caller, "--url", "localhost"}, "http://127.0.0.1:8080"},
		"not a number":    {[]string{"--as", "me", "--url", url}, "+1 and ten digits"},
		"no number":       {[]string{"--url", url}, `"as" not set`},
		"unfinished turn": {[]string{"--as", caller, "--url", busy, "--wait", "1ms"}, "--wait"},
	} {
		if _, err := chat(t, "book\n", c.args...); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want an error with %q", name, err, c.want)
		}
	}
}

// newScreen is a chat of 60 by 20 cells that has heard one text.
func newScreen(t *testing.T, url string) *chatScreen {
	t.Helper()
	c, err := newChatClient(url, caller)
	if err != nil {
		t.Fatal(err)
	}
	s := &chatScreen{ctx: t.Context(), client: c, zone: time.UTC}
	s.Update(tea.WindowSizeMsg{Width: 60, Height: 20})
	return s
}

func (s *chatScreen) typeText(words string) tea.Cmd {
	for _, r := range words {
		s.Update(tea.KeyPressMsg{Text: string(r), Code: r})
	}
	_, cmd := s.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	return cmd
}

func TestChatScreenShowsTheClinicLeftAndThePersonRight(t *testing.T) {
	t.Parallel()
	_, url := startDemo(t, true)
	s := newScreen(t, url)
	s.Update(s.typeText("Thu after 3")())
	s.Update(s.listen(0)())
	lines := strings.Split(ansi.Strip(s.View().Content), "\n")
	if len(lines) != 20 {
		t.Errorf("got %d lines, want the screen's 20", len(lines))
	}
	mine, theirs := 0, 0
	for _, l := range lines {
		if w := ansi.StringWidth(l); w > 60 {
			t.Errorf("got a line of %d cells, want at most 60", w)
		}
		if strings.HasPrefix(l, " │ got:") {
			theirs++
		}
		if strings.HasSuffix(l, "│ Thu after 3 │") && strings.HasPrefix(l, strings.Repeat(" ", 30)) {
			mine++
		}
	}
	if mine != 1 || theirs != 1 || !strings.Contains(lines[0], "Alder Clinic") || !strings.Contains(strings.Join(lines, ""), "✓✓") {
		t.Errorf("got %v, want one text on each side, delivered", strings.Join(lines, "\n"))
	}
}

func TestChatScreenGivesALostTextBackAndGivesUpInTheEnd(t *testing.T) {
	t.Parallel()
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	s := newScreen(t, gone.URL)
	s.Update(s.typeText("book")())
	if s.input != "book" || s.fault == "" {
		t.Errorf("got %q and fault %q, want the text back and why", s.input, s.fault)
	}
	var cmd tea.Cmd
	for range maxFailures {
		_, cmd = s.Update(missedMsg{errNoDemo})
	}
	if _, quit := cmd().(tea.QuitMsg); !quit || !errors.Is(s.gaveUp, errNoDemo) {
		t.Errorf("got %v, want the end of the chat", s.gaveUp)
	}
}

func TestChatScreenFitsAnyTerminalAndObeysNoText(t *testing.T) {
	t.Parallel()
	for _, size := range []tea.WindowSizeMsg{{Width: 1, Height: 1}, {Width: 12, Height: 5}, {Width: 300, Height: 80}} {
		s := newScreen(t, "http://127.0.0.1:1")
		s.Update(size)
		for i := range 40 {
			s.put(chatMessage{SID: fmt.Sprint(i), Body: "\x1b[2J\x1b]0;owned\ahello \u009b31m" + strings.Repeat("wide ", i), FromClinic: i%2 == 0})
		}
		for _, key := range []rune{tea.KeyPgUp, tea.KeyPgUp, tea.KeyPgDown} {
			s.Update(tea.KeyPressMsg{Code: key})
			if got := s.View().Content; strings.Contains(got, "owned") || strings.Contains(got, "\x1b[2J") || strings.Contains(got, "\u009b") {
				t.Errorf("%v: got a control sequence from a text, want none", size)
			}
		}
	}
}
