package flow

import (
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// leaks reports that a line shows a lock screen what is private: words that were made up
// to be so, or that somebody wrote. What a channel shows is what clears it: the text, or
// else the notice.
func (p *passage) leaks(l Line) bool {
	shown := l.Text
	if !phi.ClearNotice.Clears(shown.Label()) {
		shown = l.Notice
	}
	if shown.Empty() || !phi.ClearNotice.Clears(shown.Label()) {
		return false
	}
	words := shown.Reveal()
	return strings.Contains(words, privatePrefix) || slices.ContainsFunc(p.confided(), func(s string) bool { return strings.Contains(words, s) })
}

// confided are the words that somebody wrote and that are kept as private.
func (p *passage) confided() []string {
	var out []string
	for _, st := range []State{p.before, p.res.State} {
		for i := range st.frames {
			for _, b := range st.frames[i].vars {
				if says := b.value.Says; says.Label() < phi.Notice && isSaying(says.Reveal()) {
					out = append(out, says.Reveal())
				}
			}
		}
	}
	return out
}

func isSaying(words string) bool {
	for _, all := range sayings {
		if len(words) > 1 && slices.Contains(all, words) {
			return true
		}
	}
	return false
}
