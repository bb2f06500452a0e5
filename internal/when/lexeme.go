package when

import (
	"slices"
	"strings"
)

// kind is what part a word or a phrase can play in saying a time.
type kind uint8

// The kinds of lexemes. a and b are the lexeme's values.
const (
	other      kind = iota
	number          // a: value; b: digits, 0 when written as a word
	ordinal         // a: 1 to 31; b: digits, 0 when written as a word
	weekday         // a: time.Weekday
	daySet          // a: set of weekdays, a bit each; all of them
	month           // a: 1 to 12
	relative        // a: days from today
	holiday         // a: which one
	tonight         // a, b: part of today
	dayPart         // a, b: minutes after midnight
	weakPart        // the same, where a day stands before it
	meridiem        // a: 0 am, 720 pm
	point           // a: minutes after midnight
	halfPast        // a: minutes to add to the hour that follows
	halfMore        // a: minutes to add to the hour before
	oclock          // "o'clock"
	ish             // "-ish", "or so"
	unit            // a: days; 0 means months, yearUnit years
	weekend         // "the weekend"
	workweek        // "working week"
	next            // a: 1 when it means the coming one
	this            // "this"
	last            // "last"
	inTime          // "in" before a length of time
	within          // "within", "in the next"
	fromNow         // "from now"
	ago             // "ago"
	at              // "at", "a las"
	article         // "the"
	esArticle       // "el": a number after it is a day
	of              // "of"
	filler          // "on", "for"
	after           // "after"; b: 1 when a number behind it is a day ("después del 5")
	before          // "before"; b as for after
	by              // "by"
	from            // "from"
	until           // "until"
	toward          // "to": joins a range, or leads to the new time
	since           // "since": what follows is when something began
	dash            // "-"
	around          // "around"
	between         // "between"
	onward          // "or later"
	orEarlier       // "or earlier"
	and             // "and"
	or              // "or"
	comma           // ","
	but             // "but"
	not             // "not", "except"; b: 1 for "instead of"
	notWork         // "doesn't work"
	asap            // "next available"
	otherwise       // "any other time": but not when somebody is busy
	present         // "now"
	moreThan        // "more than" before a length; a: 1 for "at least"
	lessThan        // "less than" before a length
	anyTime         // "any day"
	anyBut          // "any day but"
	weekOf          // "week of"
	single          // "a": one, or Spanish "to"
	counted         // what is counted and is no time: "kids", "minutes"
	pick            // what an ordinal picks from a list: "one", "option"
	early           // "early"
	late            // "late"
	mid             // "mid", "middle of"
	more            // "more" between a number and its unit
	soon            // a: minutes: "half an hour"
	sameTime        // "same time": that of the visit
	sameDay         // "same day": that of the visit; a: 1 for "those days"
	sameWeek        // "that week": that of the visit
	instead         // "I meant": what stood before is taken back
	hourMark        // "h" in "15h30"
	thereafter      // "after that": after what somebody is busy with; a: 1 before, 2 from; b: 1 only if busy
	engaged         // "i work": what follows is when somebody is busy; a, b: as in spanishBusy
	twist           // changes what stands beside it to what is not read: "every other"
)

// lexeme is a word or phrase with its part.
type lexeme struct {
	kind kind
	a, b int
	// from and to are its tokens.
	from, to int
}

// entry is a row of a lexicon: phrases, parted by bars, that play one part.
type entry struct {
	kind    kind
	a, b    int
	phrases string
}

// lexicon finds phrases by their first word, longest first.
type lexicon map[string][]meaning

type meaning struct {
	words []string
	entry
}

func newLexicon(entries []entry) lexicon {
	l := lexicon{}
	for _, e := range entries {
		for p := range strings.SplitSeq(e.phrases, "|") {
			words := strings.Fields(p)
			l[words[0]] = append(l[words[0]], meaning{words, e})
		}
	}
	return l
}

// longest is the longest phrase that tokens begin with; n is 0 if there is none.
func (l lexicon) longest(tokens []token) (e entry, n int) {
	for _, m := range l[tokens[0].word] {
		if len(m.words) > n && begins(tokens, m.words) {
			e, n = m.entry, len(m.words)
		}
	}
	return e, n
}

func begins(tokens []token, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if tokens[i].word != w {
			return false
		}
	}
	return true
}

// lex gives each token, alone or in a phrase, its part. Where two languages know it,
// the longer phrase counts, then the first language.
func lex(tokens []token, first, second lexicon) []lexeme {
	for i, t := range tokens {
		if t.digits == 0 && len(first[t.word]) == 0 && len(second[t.word]) == 0 {
			tokens[i].word = respelt(t.word)
		}
		if owner, ok := strings.CutSuffix(t.word, "s"); ok && t.to-t.from > len(t.word) && (isMonth(first[owner]) || isMonth(second[owner]) || owner == "year") { // "August's"
			tokens[i].word = owner
		}
	}
	var out []lexeme
	for i := 0; i < len(tokens); {
		if n := phoneNumber(tokens[i:]); n > 0 {
			out = append(out, lexeme{from: i, to: i + n})
			i += n
			continue
		}
		x, n := lexNumber(tokens[i:])
		for _, l := range []lexicon{first, second} {
			if e, m := l.longest(tokens[i:]); m > n {
				x, n = lexeme{kind: e.kind, a: e.a, b: e.b}, m
			}
		}
		if i > 0 && i+1 < len(tokens) && n == 1 && isApart(tokens, i) {
			x = lexeme{kind: or}
		}
		if x.kind == weekday && n == 1 && isVerb(tokens, i) {
			x = lexeme{}
		}
		n = max(n, 1)
		x.from, x.to = i, i+n
		out = append(out, x)
		i += n
	}
	return samePart(sensed(compound(out, tokens), tokens), tokens)
}

// isMonth reports whether one of the meanings is a month.
func isMonth(list []meaning) bool {
	return slices.ContainsFunc(list, func(m meaning) bool { return m.kind == month && len(m.words) == 1 })
}

// isVerb reports whether what looks like a short weekday is none: "we'd", "she sat", "the
// sun".
func isVerb(tokens []token, i int) bool {
	t := tokens[i]
	before := ""
	if i > 0 {
		before = tokens[i-1].word
	}
	switch t.word {
	case "wed":
		return t.to-t.from > len(t.word)
	case "sat":
		return slices.Contains([]string{"i", "we", "us", "he", "she", "they", "be", "is", "was", "were", "been", "get", "got", "all"}, before)
	case "sun":
		return before == "the"
	}
	return false
}

// lexNumber reads 5 and 5th; n is 0 for everything else. Numbers of more than four
// digits are no part of a time.
func lexNumber(tokens []token) (x lexeme, n int) {
	t := tokens[0]
	if t.digits == 0 || t.digits > 4 {
		return x, 0
	}
	if len(tokens) > 1 && tokens[1].from == t.to && t.digits < 3 {
		switch tokens[1].word {
		case "st", "nd", "rd", "th", "º", "ro", "do", "er", "ero", "ra", "°", "o", "da", "ta", "va", "vo", "ma", "mo":
			return lexeme{kind: ordinal, a: t.num, b: t.digits}, 2
		case "to": // "3to5" is a range
			if len(tokens) < 3 || tokens[2].digits == 0 {
				return lexeme{kind: ordinal, a: t.num, b: t.digits}, 2
			}
		case ".":
			if len(tokens) > 2 && tokens[2].word == "º" {
				return lexeme{kind: ordinal, a: t.num, b: t.digits}, 3
			}
		}
	}
	return lexeme{kind: number, a: t.num, b: t.digits}, 1
}

// phoneNumber is how many tokens are a telephone number without its signs: "555 0143".
func phoneNumber(tokens []token) int {
	if len(tokens) > 1 && tokens[0].digits == 3 && tokens[1].digits == 4 {
		return 2
	}
	return 0
}
