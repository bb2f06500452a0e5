package flow

import "frontdesk/internal/phi"

// grade is how private something is, twice. The label decides what is sealed. The secret
// is how private that part of it is which the channel has not heard: what a patient
// wrote is care by label and yet no secret of the channel that they wrote it on, so
// that what follows may be seen to depend on it. A secret is never more private than
// the label.
type grade struct{ label, secret phi.Label }

// free is the grade of what anybody may know.
func free() grade { return grade{phi.Public, phi.Public} }

// stated is the grade of what somebody else labelled: an action, a caller.
func kept(l phi.Label) grade { return grade{l, l} }

// heard is the grade of what the patient wrote on this channel.
func heardOn(g grade) grade { return grade{g.label, phi.Public} }

// asKept is the grade of what is kept at its label.
func asKept(g grade) grade { return kept(g.label) }

// with is the grade of two things that are told together.
func (g grade) with(o grade) grade {
	return grade{phi.Highest(g.label, o.label), phi.Highest(g.secret, o.secret)}
}

// raise makes g as private as both, and reports whether that is more than it was.
func (g *grade) raise(o grade) (changed bool) {
	both := g.with(o)
	changed = both != *g
	*g = both
	return changed
}

// lowered is the grade of what a declassification lets go at l.
func (g grade) lowered(l phi.Label) grade {
	return grade{max(g.label, l), max(g.secret, l)}
}
