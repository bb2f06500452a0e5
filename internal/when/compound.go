package when

import "strings"

// compound joins "twenty" and "five" to a number, and the dot of "Dec." to its word.
func compound(in []lexeme, tokens []token) []lexeme {
	out := make([]lexeme, 0, len(in)+1)
	for i := 0; i < len(in); i++ {
		x := in[i]
		if y := yearInWords(in[i:], tokens); y.to > 0 {
			for x = y; in[i].to < y.to; i++ { // all of its words
			}
		}
		if x.kind == number && x.b == 0 && x.a >= 20 && x.a <= 50 && x.a%10 == 0 {
			j := i + 1
			if j < len(in) && (in[j].kind == dash && tokens[in[j].from].from == tokens[x.to-1].to || in[j].kind == and) {
				j++
			}
			if j < len(in) && in[j].kind == number && in[j].b == 0 && in[j].a < 10 && (j == i+1 || in[i+1].kind == dash || x.a == 30 || x.a == 40 || x.a == 50) {
				x.a, x.to, i = x.a+in[j].a, in[j].to, j
			}
		}
		if x.kind == filler && x.to == x.from+2 && tokens[x.to-1].word == "in" && isLengthNext(in[i+1:]) { // "come in two weeks"
			out = append(out, lexeme{from: x.from, to: x.from + 1})
			x = lexeme{kind: inTime, from: x.from + 1, to: x.to}
		}
		if (x.kind == month || x.kind == weekday) && i+2 < len(in) && tokens[x.to].word == "." && tokens[x.to].from == tokens[x.to-1].to && (len(tokens[x.from].word) < 5 || x.kind == month && isDayBehind(tokens[x.to:])) {
			i++
		}
		out = append(out, x)
	}
	return out
}

// isLengthNext reports whether the lexemes begin with a length of time: "two weeks", "an hour".
func isLengthNext(in []lexeme) bool {
	if len(in) > 0 && in[0].kind == soon {
		return true
	}
	if len(in) > 2 && (in[2].kind == after || in[2].kind == before || in[2].kind == from || in[2].kind == single) { // "after surgery", "3 days a week"
		return false
	}
	return len(in) > 1 && (in[0].kind == number || in[0].kind == single) && (in[1].kind == unit || in[1].kind == daySet && in[1].a == monToFri || in[1].kind == counted && in[1].a > 0 || in[1].kind == more)
}

// isApart reports whether a stroke stands at i with blanks around it, and not between two numbers:
// "Dec 4 / Dec 7".
func isApart(tokens []token, i int) bool {
	a, t, b := tokens[i-1], tokens[i], tokens[i+1]
	return t.word == "/" && a.to < t.from && t.to < b.from && (a.digits == 0 || b.digits == 0)
}

// isDayBehind reports whether the day of the month stands behind the dot that the tokens begin
// with, and counts nothing: "October. 2", "september.16th".
func isDayBehind(tokens []token) bool {
	day := tokens[1]
	if day.digits < 1 || day.digits > 2 {
		return false
	}
	return day.from == tokens[0].to || len(tokens) == 2 || strings.Contains(".,!?", tokens[2].word) || tokens[2].from == day.to && tokens[2].digits == 0
}

// yearInWords is the year that the first three lexemes say, "dos mil veintisiete"; the zero
// lexeme where they say none.
func yearInWords(in []lexeme, tokens []token) (year lexeme) {
	if len(in) < 3 || in[0].kind != number || in[0].a != 2 || in[0].b > 0 {
		return year
	}
	skip := 0
	switch tokens[in[1].from].word {
	case "mil":
	case "thousand":
		skip = btoi(in[2].kind == and && len(in) > 3)
	default:
		return year
	}
	rest := in[2+skip:]
	y := rest[0]
	if y.kind != number || y.b > 0 || y.a < 10 || y.a >= 60 {
		return year
	}
	value, to := y.a, y.to
	if len(rest) > 1 && y.a >= 20 && y.a%10 == 0 && rest[1].kind == number && rest[1].b == 0 && rest[1].a < 10 {
		value, to = y.a+rest[1].a, rest[1].to
	}
	return lexeme{kind: number, a: 2000 + value, b: 4, from: in[0].from, to: to}
}
