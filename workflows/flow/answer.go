package flow

import (
	"time"

	"frontdesk/internal/phi"
)

// heard is a text as questions look at it.
type heard struct {
	text  phi.Text
	words []string
	w     World
	// visit is when the visit begins that is being moved; zero where none is.
	visit time.Time
	// day is the day that was wished for before; zero where it was none or several.
	day time.Time
	// asked are the names of people behind the number whom the question is about, and
	// elsewhose those of the others; see asksOf.
	asked, elsewhose [][]string
}

// with is h with other words.
func (h heard) with(text phi.Text, words []string) heard {
	h.text, h.words = text, words
	return h
}

// clears reports whether the channel may show words. What it may not show is matched by
// no answer: who tries one after another would find out.
func (h heard) clears(words phi.Text) bool { return h.w.Clearance.Clears(words.Label()) }

// answer is what a question makes of a text. The zero answer is: not understood.
type answer struct {
	value Value
	// exit is the way on; empty when the answer has no route of its own.
	exit string
	fit  Fit
	// short says that the answer was expected and leaves out what it is about: the
	// question is asked again, and nothing else begins.
	short bool
	// from and to are the words that the answer used, where it left others; both zero
	// where it is the whole text.
	from, to int
}

// hear finds the answer that a text gives to the open question.
func (a *ask) hear(h heard, list []Value) answer {
	got := a.expected(h, list)
	if got.fit == NoFit && a.kind == askChoice && a.takesYes() && h.ofAnother() {
		return answer{}
	}
	if got.fit == NoFit {
		got = a.second(h, list)
	}
	if got.fit == NoFit && !(a.declinable() && leads(h.words, ahead) > 0) {
		got = a.called(h)
		got.fit = min(got.fit, Loose)
	}
	if a.has("other") && (got.fit == NoFit || (got.exit == "no" || got.exit == "none") && len(h.words) > 1) && !h.rethinks(len(list)) {
		// "No, Friday" says more than no, and "yes at 3" more than yes.
		if w := a.otherWish(h); w.fit != NoFit {
			return w
		}
	}
	if a.kind == askChoice && !a.maySay(got, h, list) {
		return answer{}
	}
	got.value = a.labelled(got.value)
	return got
}

func (a *ask) expected(h heard, list []Value) answer {
	switch a.kind {
	case askPerson:
		if got := pick(list, h, matchName); got.fit != NoFit {
			return h.kin(got)
		}
		return related(list, h)
	case askChoice:
		return a.choose(h, list)
	case askYesNo:
		return yesNo(h)
	case askWish:
		return wish(h)
	case askSlot:
		return slot(h, list)
	case askMarks:
		if got := a.marks(h, list); got.fit != NoFit {
			return got
		}
		if got := a.markClauses(h, list); got.fit != NoFit || !h.ofRelative() {
			return got
		}
		return answer{fit: Loose, short: true}
	case askNumber:
		return number(h, a.min, a.max)
	case askPhone:
		return phone(h)
	case askName:
		return name(h)
	case askDate:
		return date(h)
	case askTime:
		return clock(h)
	case askMoney:
		return money(h, a.min, a.max)
	case askChoices:
		return a.several(h, list)
	}
	return freeText(h)
}

// foundInside reports whether contained finds answers of a kind.
func (k asking) foundInside() bool {
	return k == askPerson || k == askChoice || k == askDate || k == askTime || k == askWish
}

// contained finds an answer among other words: "book Mia for Thursday" holds both who
// and when.
func (a *ask) contained(h heard, list []Value) answer {
	var got answer
	switch a.kind {
	case askPerson:
		if got = pickInside(list, h); got.value.Fields[Relation].Key != Self && h.forSelf() {
			return answer{} // "a check-up for me and a flu shot for Mia"
		}
	case askChoice:
		if got = a.contains(h, list); got.fit == NoFit {
			got = a.chooseOption(h)
		}
	case askDate:
		got = date(h)
	case askTime:
		if got = clock(h); len(without(h.words, politeness)) < 2 {
			return answer{}
		}
	case askWish:
		if got = wish(h); got.fit != Exact {
			return answer{}
		}
	}
	got.value = a.labelled(got.value)
	return got
}

// contains finds the item of a choice that a text names among other words. Where an item
// says more ("Child check-up") and several people stand behind the number, somebody who
// has not seen the list is shown it.
func (a *ask) contains(h heard, list []Value) answer {
	got, narrower := h.serviceIn(list)
	switch {
	case h.tellsOf(), got.fit != NoFit && narrower && len(h.w.People) > 1:
		return answer{}
	case got.fit != NoFit && len(h.words) <= maxService:
		return got
	}
	if got = pickInside(list, h); h.namesBeside(got, list) {
		return answer{}
	}
	return got
}

// labelled raises an answer to the label of its question.
func (a *ask) labelled(v Value) Value {
	if v.Says.Label() > a.label {
		v.Says = v.Says.Relabel(a.label)
	}
	return v
}

func (a *ask) has(exit string) bool {
	for _, r := range a.routes {
		if r.name == exit {
			return true
		}
	}
	return false
}
