package flow

import (
	"fmt"
	"strings"
)

// Retell is a transcript with what the library says now: a `<` line that reads
// differently is rewritten, one that is said no more goes, and one that is new is put
// behind the others of its turn. Everything else stays byte for byte, so that what
// Rehearse accepts comes back as it is. A conversation that takes another way, because
// another action is called or somebody else takes over, cannot be retold: the error
// names the line.
func Retell(l *Library, transcript string) (string, error) {
	scenes, err := readTranscript(transcript)
	if err != nil {
		return "", err
	}
	r, page := &rehearsal{lib: l, w: stage()}, retelling{strings.SplitAfter(transcript, "\n")}
	for _, s := range scenes {
		res, err := r.perform(s)
		if err != nil {
			return "", err
		}
		if err := s.differ("= handoff", s.handoffs, res.Handoffs); err != nil {
			return "", err
		}
		page.scene(s, told(res))
	}
	return strings.Join(page.lines, ""), nil
}

// retelling is the lines of a transcript, each with its end.
type retelling struct{ lines []string }

// scene writes what was said in a turn.
func (p retelling) scene(s scene, said []string) {
	for i, e := range s.lines {
		switch {
		case i >= len(said):
			p.lines[e.line-1] = ""
		case !e.fits(said[i]):
			p.lines[e.line-1] = p.line(e.line, said[i])
		}
	}
	if len(said) <= len(s.lines) {
		return
	}
	at := s.lastLine()
	// The last line of a file may have no end.
	if last := &p.lines[at-1]; !strings.HasSuffix(*last, "\n") {
		*last += "\n"
	}
	for _, words := range said[len(s.lines):] {
		p.lines[at-1] += p.line(at, words)
	}
}

// line is "< words", indented and ended as line n was before. A text of several lines is
// one line here: "..." stands for what is between.
func (p retelling) line(n int, words string) string {
	old := p.lines[n-1]
	if first, _, ok := strings.Cut(old, "\n"); ok {
		old = first + "\n"
	}
	bare := strings.TrimLeft(old, " \t")
	indent := old[:len(old)-len(bare)]
	end := bare[len(strings.TrimRight(bare, "\r\n")):]
	words = strings.Join(strings.FieldsFunc(words, func(c rune) bool { return c == '\n' || c == '\r' }), "...")
	return fmt.Sprintf("%s< %s%s", indent, strings.TrimSpace(words), end)
}

// lastLine is behind what line more is said: the last that is said, else the last of
// the turn.
func (s scene) lastLine() int {
	if n := len(s.lines); n > 0 {
		return s.lines[n-1].line
	}
	last := s.line
	for _, c := range s.calls {
		last = max(last, c.line)
	}
	return last
}
