package flow

import "frontdesk/internal/phi"

// Answers reports whether the whole text is an answer that the question on top expects,
// and could be little else: an option, a number, a bare yes or no. A question that takes
// any words expects none.
func (l *Library) Answers(st State, text phi.Text, w World) bool {
	if !st.Open() {
		return false
	}
	f := &st.frames[len(st.frames)-1]
	a, ok := l.question(f)
	if !ok {
		return false
	}
	h := a.facing(hearing(text, w), f.vars)
	return a.expects(h, a.listIn(f.vars, w))
}

// expects is Answers for one question. What only begins as a yes or no, or takes nothing
// of a list, is no bare answer: "no quiero vivir", "no more of these".
func (a *ask) expects(h heard, list []Value) bool {
	if !listed[a.kind] || len(h.words) > mostExpected {
		return false
	}
	got := a.hear(h, list)
	if got.fit != Exact {
		return false
	}
	switch got.exit {
	case "yes", "no", "none":
		return len(without(h.words, politeness, coreYes, coreNo, yesWords, noWords, bareWords)) == 0
	}
	return true
}

// mostExpected is how many words an answer has that a question expects.
const mostExpected = 5

var (
	// listed are the questions whose answers are known before they come.
	listed = map[asking]bool{askPerson: true, askChoice: true, askYesNo: true, askMarks: true, askNumber: true, askChoices: true}
	// bareWords stand beside a yes or no and add nothing.
	bareWords = wordSet("i id im rather prefer not so think dont do it that is its sorry yo que creo prefiero quiero supuesto mejor me parece gusta of course")
)
