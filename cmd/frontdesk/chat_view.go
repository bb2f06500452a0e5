package main

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// The few styles of the chat, from the terminal's own sixteen colours, so that they
// suit light and dark terminals. The renderer leaves them out where there are none.
const (
	styleOff   = "\x1b[0m"
	styleBold  = "\x1b[1m"
	styleFaint = "\x1b[2m"
	styleMine  = "\x1b[32m"
	styleBad   = "\x1b[31m"
)

// widestBubble keeps lines readable on a wide terminal.
const widestBubble = 64

// View draws the screen.
func (s *chatScreen) View() tea.View {
	var lines []string
	for i, m := range s.messages {
		if day := s.day(m); i == 0 || day != s.day(s.messages[i-1]) {
			lines = append(lines, s.centred(day))
		}
		lines = append(lines, s.bubble(m)...)
	}
	room := max(s.height-4, 1)
	s.back = min(s.back, max(len(lines)-room, 0))
	lines = lines[max(len(lines)-room-s.back, 0) : len(lines)-s.back]
	blank := make([]string, room-len(lines))
	prompt := ansi.TruncateLeft(s.input, max(ansi.StringWidth(s.input)-s.width+4, 0), "")
	all := append([]string{s.title()}, append(blank, lines...)...)
	all = append(all, s.faultLine(), styleMine+"> "+styleOff+prompt, s.footer())

	v := tea.NewView(strings.Join(all, "\n"))
	v.AltScreen, v.WindowTitle = true, s.clinic
	v.Cursor = tea.NewCursor(2+ansi.StringWidth(prompt), max(s.height-2, 0))
	return v
}

func (s *chatScreen) day(m chatMessage) string { return m.At.In(s.zone).Format("Mon, Jan 2") }

func (s *chatScreen) title() string {
	return styleBold + ansi.Truncate(" "+s.clinic, s.width, "…") + styleOff
}

func (s *chatScreen) centred(words string) string {
	return strings.Repeat(" ", max((s.width-ansi.StringWidth(words))/2, 0)) + styleFaint + words + styleOff
}

func (s *chatScreen) faultLine() string {
	if s.fault == "" {
		return ""
	}
	return styleBad + ansi.Truncate("! "+s.fault, s.width, "…") + styleOff
}

func (s *chatScreen) footer() string {
	now := s.now.Add(time.Since(s.asked)).In(s.zone).Format("Mon, Jan 2 2006, 3:04 PM MST")
	return styleFaint + ansi.Truncate(" "+now+"  ·  enter sends  ·  pgup scrolls  ·  esc leaves", s.width, "…") + styleOff
}

// bubble is a box on the left for the clinic, on the right for the person, with the
// time and how far the text has come in its lower edge.
func (s *chatScreen) bubble(m chatMessage) []string {
	widest := max(min(s.width*3/4, widestBubble)-4, 1)
	words := strings.Split(ansi.Wrap(plain(m.Body), widest, ""), "\n")
	meta := m.At.In(s.zone).Format("3:04 PM") + " " + mark(m)
	inner := ansi.StringWidth(meta)
	for _, w := range words {
		inner = max(inner, ansi.StringWidth(w))
	}
	colour, indent := styleOff, " "
	if !m.FromClinic {
		colour, indent = styleMine, strings.Repeat(" ", max(s.width-inner-5, 0))
	}
	if m.Tick == "failed" {
		colour = styleBad
	}
	edge := func(left, fill, right string) string { return indent + colour + left + fill + right + styleOff }
	lines := []string{edge("╭", strings.Repeat("─", inner+2), "╮")}
	for _, w := range words {
		pad := strings.Repeat(" ", inner-ansi.StringWidth(w))
		lines = append(lines, indent+colour+"│"+styleOff+" "+w+pad+" "+colour+"│"+styleOff)
	}
	return append(lines, edge("╰"+strings.Repeat("─", inner-ansi.StringWidth(meta)), " "+meta+" ", "╯"))
}

// mark is how far a text has come.
func mark(m chatMessage) string {
	switch m.Tick {
	case "delivered":
		return "✓✓"
	case "sent":
		return "✓"
	case "failed":
		return "✗ " + plain(m.Says)
	}
	return "…"
}
