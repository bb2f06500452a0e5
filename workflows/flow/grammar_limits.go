package flow

import "fmt"

// Bound is a limit of the language that whoever writes a workflow may meet.
type Bound struct {
	// What is bounded, what it is at Most, and Why.
	What, Most, Why string
}

// Bounds are the limits of the language, each with the reason that an admin is told.
func Bounds() []Bound {
	return []Bound{
		{"a document", fmt.Sprintf("%d KB", MaxSource>>10), "what is larger is several workflows"},
		{"steps of a workflow", fmt.Sprint(MaxSteps), "more cannot be checked while somebody waits"},
		{"the clinic's address, and its opening hours", fmt.Sprint(MaxClinicWords) + " characters", "a sentence stands around them in two SMS segments"},
		{"depth of the YAML", fmt.Sprint(MaxNesting), "what cannot be read cannot be approved"},
		{"characters of an expression", fmt.Sprint(MaxExpression), "a longer one is several steps"},
		{"SMS segments of a text at its longest", fmt.Sprint(MaxSegments), "long texts arrive in pieces, cost more and are not read"},
		{"characters of a picture's address", fmt.Sprint(MaxMedia), "it stands in the SMS where pictures are not shown"},
		{"items of a list", fmt.Sprint(MaxItems), "nobody answers a longer list by text; what is more is left out"},
		{"answers that can be tapped", fmt.Sprint(MaxButtons), "no channel shows more"},
		{"characters of such an answer", fmt.Sprint(MaxButton), "a phone cuts a longer one"},
		{"bytes of a patient's text that are read", fmt.Sprint(MaxHeard), "an answer is at its beginning"},
		{"steps of one turn", fmt.Sprint(MaxTurn), "a loop that the checker did not see ends"},
		{"workflows that are open at once", fmt.Sprint(MaxDepth), "nobody keeps more threads in mind; the oldest is forgotten"},
		{"a question's own time-out, where none is written", Span(Patience), "whoever does not answer in a day has left"},
		{"a wait or a time-out", Span(MaxPatience), "a text after that would come out of nowhere"},
		{"problems that one check shows", fmt.Sprint(MaxProblems), "nobody mends more before checking again"},
	}
}
