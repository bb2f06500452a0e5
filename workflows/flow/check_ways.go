package flow

import (
	"fmt"
	"slices"
	"strings"
)

// reserved are the words that carriers and the clinic's safety net answer before any
// workflow hears them, and those that always reach a person.
//
// Source: the default opt-out, opt-in and help words in Twilio's support pages.
var reserved = wordSet("stop stopall unsubscribe cancel end quit revoke optout start unstop help info")

// ways reports words that can never be heard, and ways in that two workflows claim.
func (a *analysis) ways() {
	for _, s := range a.def.Starts {
		for _, k := range s.Keywords {
			a.keyword(s, k)
		}
		for _, e := range s.Events {
			for _, o := range a.others() {
				if o.startsOn(e) {
					a.fault(s.at, "keyword", fmt.Sprintf("`%s` begins on `%s` too", o.Name, e), "only one of them would", "")
				}
			}
		}
	}
	for _, s := range a.def.steps {
		v, ok := s.verb.(*ask)
		if !ok {
			continue
		}
		for _, o := range v.options {
			for _, w := range o.words {
				if len(w) == 1 && reserved[w[0]] {
					a.fault(o.at, "keyword", fmt.Sprintf("`%s` is a carrier's word: this answer is never heard", strings.ToUpper(w[0])),
						"a patient who sends it opts out of texts, or in, or gets the help text", "use a letter: X cancels, Y takes")
				}
			}
		}
	}
}

func (a *analysis) keyword(s Start, k string) {
	words := fold(k)
	joined := strings.Join(words, " ")
	switch {
	case joined == "":
		a.fault(s.at, "keyword", fmt.Sprintf("`%s` has no letters", k), "", "")
	case reserved[joined] || joined == "yes" || joined == "a":
		a.fault(s.at, "keyword", fmt.Sprintf("`%s` is taken: carriers and the clinic's staff line answer it first", strings.ToUpper(k)),
			"a patient who sends it never reaches this workflow", "use another word, such as X for cancel")
	}
	for _, o := range a.others() {
		for _, other := range o.Starts {
			for _, theirs := range other.Keywords {
				if strings.Join(fold(theirs), " ") == joined {
					a.fault(s.at, "keyword", fmt.Sprintf("`%s` begins `%s` too", k, o.Name), "only one of them would begin", "use another word")
				}
			}
		}
	}
}

// others are the other workflows, by name.
func (a *analysis) others() []*Def {
	var out []*Def
	for n, d := range a.env.Workflows {
		if n != a.def.Name {
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(x, y *Def) int { return strings.Compare(x.Name, y.Name) })
	return out
}

func (d *Def) startsOn(event string) bool {
	return slices.ContainsFunc(d.Starts, func(s Start) bool { return slices.Contains(s.Events, event) })
}
