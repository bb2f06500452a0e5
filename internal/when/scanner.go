package when

import (
	"strings"
	"time"
)

// scanner turns lexemes into items.
type scanner struct {
	lex         []lexeme
	tokens      []token
	cal         calendar
	open, close int
	now, visit  time.Time
	asked       Asked
	// spanish is the language that the patient writes in.
	spanish bool
	// moving says that the text is about changing a visit, ailing that it is about
	// how somebody feels: both change what "from" means.
	moving, ailing bool
	// dosing says that the text is about doses of a medicine.
	dosing bool
	// releasing says that the text gives one visit up and asks for another.
	releasing bool
	// ranged says that something in the text joins a range.
	ranged bool
	// referring says that something in the text may refer back to a time.
	referring bool
	// back is the time that was spoken of last.
	back noted
	// telling says that what somebody tells of is being read.
	telling bool
	// crossed says that a stretch over several days was read whole.
	crossed bool
	// passed are the lexemes that were understood and say no time to come.
	passed []bool
}

// pauses reports whether the text ends, or a thought does, at i.
func (s *scanner) pauses(i int) bool {
	k := s.at(i).kind
	return i >= len(s.lex) || k == comma || k == but || strings.ContainsAny(s.word(i), ".!?)")
}

// at is the lexeme at i, of kind other beyond the end.
func (s *scanner) at(i int) lexeme {
	if i < 0 || i >= len(s.lex) {
		return lexeme{}
	}
	return s.lex[i]
}

// mark is the lexeme at i, where "past" before a day or a stretch is "last": "past week",
// "the past 2 days".
func (s *scanner) mark(i int) lexeme {
	x, follows := s.at(i), s.at(i+1)
	if s.word(i) == "past" && (s.at(i-1).kind == number && s.at(i+1).kind == unit || s.isStretch(i+1) || follows.kind == weekday || follows.kind == number && s.at(i+2).kind == unit) {
		x.kind, x.b = last, 0
	}
	return x
}

// word is the text of the lexeme at i when it is one token.
func (s *scanner) word(i int) string {
	if x := s.at(i); x.to == x.from+1 {
		return s.tokens[x.from].word
	}
	return ""
}

// touching reports whether the lexemes from i to i+n-1 stand without a space between.
func (s *scanner) touching(i, n int) bool {
	for j := i; j < i+n-1; j++ {
		if s.at(j).to == 0 || s.at(j+1).to == 0 || s.tokens[s.at(j+1).from].from != s.tokens[s.at(j).to-1].to {
			return false
		}
	}
	return true
}
