package flow

import (
	"fmt"
	"strings"
)

// examples reports what would teach the model nothing, or two things at once.
func (a *analysis) examples() {
	a.sameIntents()
	theirs := a.othersExamples()
	mine := map[string]string{}
	for _, lesson := range a.def.examples {
		if _, ok := a.def.startOf(lesson.intent); !ok && lesson.intent != Outside {
			a.fault(lesson.at, "examples", fmt.Sprintf("no start has the intent `%s`", lesson.intent),
				"nothing would begin with what is learnt", didYouMean(lesson.intent, append(a.intentNames(), Outside)))
		}
		for _, e := range lesson.lines {
			switch before, met := mine[e.folded]; {
			case met && before == lesson.intent:
				a.fault(e.at, "examples", "this example stands here twice", "what is counted twice weighs twice", "delete one")
			case met:
				a.fault(e.at, "examples", fmt.Sprintf("`%s` has this example too", before), "one message cannot want two things", "delete one, or write both so that a stranger can tell them apart")
			case theirs[e.folded] != "":
				a.fault(e.at, "examples", fmt.Sprintf("`%s` has this example too", theirs[e.folded]), "one message cannot want two things", "delete one, or write both so that a stranger can tell them apart")
			}
			mine[e.folded] = lesson.intent
		}
	}
}

// sameIntents reports a name that two starts have, or that is taken.
func (a *analysis) sameIntents() {
	met := map[string]bool{}
	for _, s := range a.def.Starts {
		switch {
		case s.Intent == "":
		case s.Intent == Outside:
			a.fault(s.at, "examples", "`outside` is what begins nothing", "", "give the start's intent another name")
		case met[s.Intent]:
			a.fault(s.at, "examples", fmt.Sprintf("two starts have the intent `%s`", s.Intent), "only one of them would begin", "give one of them another name")
		}
		met[s.Intent] = true
	}
}

func (a *analysis) intentNames() []string {
	var out []string
	for i := range a.def.Starts {
		if name := a.def.intentOf(i); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// othersExamples are the examples of the other workflows, with where they stand.
func (a *analysis) othersExamples() map[string]string {
	if len(a.def.examples) == 0 {
		return nil
	}
	out := map[string]string{}
	for _, o := range a.others() {
		for _, lesson := range o.examples {
			for _, e := range lesson.lines {
				out[e.folded] = strings.Join([]string{o.Name, lesson.intent}, ": ")
			}
		}
	}
	return out
}
