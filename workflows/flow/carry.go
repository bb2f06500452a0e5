package flow

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"frontdesk/internal/phi"
	"frontdesk/internal/when"
)

// carried finds the answer that was given together with an earlier one in the same text:
// "Mia, flu shot, thursday after 3". What is used answers nothing more. In doubt the
// question is asked: beside a "not", of what is itself a question, for a number, a letter
// or a yes, wherever the answer would be a yes or no, and for a time that reads otherwise
// in the whole text ("move it from 3 to 4").
func (a *ask) carried(t *turn, list []Value) answer {
	h := a.facing(t.left, t.top().vars)
	if len(h.words) == 0 || negated(t.said.words) || a.confirms() || t.top().vars.value(a.id).known() {
		return answer{}
	}
	if a.kind != askWish && (h.asks() || a.kind != askPerson && a.kind != askChoice) {
		return answer{}
	}
	got := a.contained(h, list)
	switch {
	case got.fit == NoFit:
		return answer{}
	case a.kind == askWish && !sameTimes(got.wish(), wish(a.facing(t.said, t.top().vars)).wish()), a.kind != askWish && curt(h.used(got)):
		return answer{}
	}
	t.left = h.left(got)
	return got
}

// byLikeness is the key of words that started a workflow by their likeness only.
const byLikeness = "by likeness"

// said finds the answer in the words that `from` names. Of words that started a workflow
// by their likeness only what has one meaning is taken: who, an item of a list, and one
// day, where no visit moves that the words may be about.
func (a *ask) said(vars bindings, w World, list []Value) answer {
	words := a.from.ref.in(vars)
	if words.Says.Empty() {
		return answer{}
	}
	h := a.facing(hearing(words.Says, w), vars)
	got := a.contained(h, list)
	if a.kind == askWish && h.tellsVisit(got) {
		return answer{}
	}
	if words.Key != byLikeness || a.kind == askPerson || a.kind == askChoice && len(a.options) == 0 {
		return got
	}
	if a.kind != askWish || !h.visit.IsZero() || !got.oneDay(h.reading()) {
		return answer{}
	}
	return got
}

// tellsVisit reports whether the one day of a wish is that of the visit that moves, or has its
// number: "move my check-up on the 28th" says which, and not to when.
func (h heard) tellsVisit(got answer) bool {
	r := got.wish()
	if h.visit.IsZero() || r == nil || len(r.Spans) != 1 || r.Exact {
		return false
	}
	day := r.Spans[0].From.In(h.reading().Now.Location())
	visit := h.visit.In(day.Location())
	named := slices.ContainsFunc(h.words, func(w string) bool { return len(w) >= 3 && months[w[:3]] })
	return day.Day() == visit.Day() && (day.Month() == visit.Month() || !named)
}

// oneDay reports whether a wish names one day to come, and can mean nothing else.
func (got answer) oneDay(c when.Context) bool {
	r := got.wish()
	day := (bindings{{value: got.value}}).wishedDay(c)
	return r != nil && r.Fault == "" && len(r.Also) == 0 && !day.IsZero() && day.Format(time.DateOnly) >= c.Now.Format(time.DateOnly)
}

func sameTimes(a, b *when.Reading) bool {
	return b != nil && slices.Equal(a.Spans, b.Spans) && a.Asap == b.Asap && a.Exact == b.Exact && a.Fault == b.Fault && len(a.Also) == len(b.Also)
}

// confirms reports whether a question takes a yes or a no: whatever it says would be
// taken for one.
func (a *ask) confirms() bool {
	return slices.ContainsFunc(a.options, func(o option) bool {
		return slices.ContainsFunc(o.words, func(p []string) bool {
			return len(p) == 1 && (yesWords[p[0]] || noWords[p[0]])
		})
	})
}

// declinable reports whether a choice has a no: before another option it may answer, or
// take back.
func (a *ask) declinable() bool {
	return slices.ContainsFunc(a.options, func(o option) bool {
		return slices.ContainsFunc(o.words, func(p []string) bool { return len(p) == 1 && noWords[p[0]] })
	})
}

// curt reports whether words are numbers, letters and yes or no only.
func curt(words []string) bool {
	return !slices.ContainsFunc(words, func(w string) bool {
		_, number := digits(w)
		return !number && len(w) > 1 && !yesWords[w] && !noWords[w] && ordinals[w] == 0
	})
}

// used are the words that an answer took.
func (h heard) used(got answer) []string {
	if got.to == 0 {
		return h.words
	}
	return h.words[got.from:got.to]
}

// left is a text without the words that an answer used.
func (h heard) left(got answer) heard {
	raw, rest := read(h.text.Reveal()), ""
	switch {
	case got.fit == NoFit:
	case got.wish() != nil:
		rest = got.wish().Rest
	case got.to > 0:
		_, at := folded(raw, true)
		rest = raw[:at[got.from].from] + " " + raw[at[got.to-1].to:]
	}
	rest = strings.TrimFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '?' })
	return h.with(phi.New(h.text.Label(), rest), fold(rest))
}
