package flow

import (
	"fmt"
	"slices"
	"strings"

	"frontdesk/internal/gsm"
)

// texts reports what is missing in a language, and what does not fit at its worst.
func (a *analysis) texts() {
	for i, s := range a.def.steps {
		v, _ := s.verb.(*ask)
		for _, t := range s.verb.says() {
			a.textFits(t, v)
		}
		for _, e := range a.edges[i] {
			a.textFits(e.to.say, nil)
		}
	}
}

// textFits checks a text of the question q; nil for a text that is no question's.
func (a *analysis) textFits(s spoken, q *ask) {
	for _, t := range []*text{s.text, s.notice} {
		if t == nil {
			continue
		}
		a.languages(t)
		for _, w := range t.langs {
			a.plurals(w)
			if t == s.text {
				w = s.media.in(w, w.lang)
			}
			a.fits(w, q)
		}
	}
}

func (a *analysis) languages(t *text) {
	have := t.languages()
	if len(have) == 1 && have[0] == "" {
		if t.langs[0].spoken() && len(a.env.Languages) > 1 {
			a.fault(t.at, "language", "the text is in one language, and "+strings.Join(a.env.Languages, " and ")+" are enabled",
				"a patient would read words in a language that is not theirs", "write {en: ..., es: ...}")
		}
		return
	}
	for _, l := range a.env.Languages {
		if !slices.Contains(have, l) {
			a.fault(t.at, "language", fmt.Sprintf("the text is missing in `%s`", l),
				"a patient would read words in a language that is not theirs", fmt.Sprintf("add `%s: ...`", l))
		}
	}
	for _, w := range t.langs {
		if !slices.Contains(a.env.Languages, w.lang) {
			a.warn(w.at, "language", fmt.Sprintf("`%s` is not enabled", w.lang), "nobody will read it", didYouMean(w.lang, a.env.Languages))
		}
	}
}

func (a *analysis) fits(w wording, q *ask) {
	worst := a.worst(w, q)
	if n := gsm.Segments(worst); n > MaxSegments {
		a.fault(w.at, "segments", fmt.Sprintf("at its longest this takes %d SMS segments, and %d are allowed", n, MaxSegments),
			"long texts arrive in pieces, cost more and are not read", "shorten it"+a.costly(worst))
	}
}

// costly names the first character outside GSM-7, which halves what fits.
func (a *analysis) costly(s string) string {
	for _, r := range s {
		if gsm.Septets(r) == 0 {
			return fmt.Sprintf(", or do without %q: it makes every segment 67 characters instead of 153", r)
		}
	}
	return ""
}
