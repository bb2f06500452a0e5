package flow

import "frontdesk/internal/phi"

// shown are lines as a channel may see them come: several in a row that it does not
// clear are one, so that their number tells nothing, and what does not clear brings no
// picture. A notice that does not clear makes way for the clinic's neutral one. Nothing
// is said where the words are empty, unless they are sealed: then their being empty is
// private too.
func shown(lines []Line, c phi.Clearance) []Line {
	var out []Line
	for _, l := range lines {
		clear := c.Clears(l.Text.Label())
		if l.Text.Empty() {
			if clear {
				continue
			}
			l.Text = phi.New(l.Text.Label(), nothing)
		}
		if !c.Clears(l.Notice.Label()) {
			l.Notice = phi.Text{}
		}
		if clear {
			out = append(out, l)
			continue
		}
		l.Media = ""
		if n := len(out); n > 0 && neutral(out[n-1], c) && l.Notice.Empty() {
			out[n-1] = joined(out[n-1], l)
			continue
		}
		out = append(out, l)
	}
	return out
}

// nothing stands in the portal where sealed words turned out to be none.
const nothing = "-"

// neutral reports whether a channel says the clinic's neutral notice for a line.
func neutral(l Line, c phi.Clearance) bool {
	return !c.Clears(l.Text.Label()) && l.Notice.Empty()
}

// joined is one line of two that are sealed; the answers are those of the question,
// which comes last.
func joined(a, b Line) Line {
	if a.Wording != "" {
		b.Wording = a.Wording + " " + b.Wording
	}
	b.Text = phi.New(phi.Highest(a.Text.Label(), b.Text.Label()), a.Text.Reveal()+" "+b.Text.Reveal())
	return b
}
