package when

// sensed gives Spanish words another part where their neighbours say so: "día" before a
// number is an article, "de mañana" behind an hour is the day, "pasado" after tomorrow the
// day after it.
func sensed(in []lexeme, tokens []token) []lexeme {
	out := make([]lexeme, 0, len(in)+1)
	tomorrow, skip := false, false
	for i, x := range in {
		if skip {
			skip = false
			continue
		}
		left, right := lexeme{}, lexeme{}
		if i > 0 {
			left = in[i-1]
		}
		if i+1 < len(in) {
			right = in[i+1]
		}
		w := tokens[x.from].word
		switch {
		case w == "dia" && x.to == x.from+1 && namesDay(left, right):
			x.kind, x.a = esArticle, 0
		case w == "de" && x.kind == dayPart && tokens[x.to-1].word == "manana" && x.to == x.from+2 && isBesideHour(left, right):
			out = append(out, lexeme{kind: of, from: x.from, to: x.from + 1})
			x = lexeme{kind: relative, a: 1, from: x.from + 1, to: x.to}
		case w == "antes" && x.kind == relative && left.kind == unit: // "dos días antes de ayer"
			out = append(out, lexeme{kind: before, from: x.from, to: x.to - 1})
			x = lexeme{kind: relative, a: -1, from: x.to - 1, to: x.to}
		case (w == "este" || w == "esta") && x.kind == this && x.to == x.from+1 && isMarkedAgain(in[i+1:]):
			x.kind = article
		case w == "del" && x.kind == of && (left.kind == number || left.kind == halfMore) && right.kind == unit && right.a == 1 && (i+2 == len(in) || in[i+2].kind != number):
			x = lexeme{kind: oclock, from: x.from, to: right.to} // "las 12 del día"
			skip = true
		case w == "la" && x.kind == article && (left.kind == of || left.kind == and) && right.kind == number && right.a == 1:
			x.kind = at // "de la una a las tres"
		case x.kind == next && i+2 < len(in) && (right.kind == toward || right.kind == single) && in[i+2].kind == holiday:
			x = lexeme{kind: after, from: x.from, to: right.to} // "la semana siguiente a navidad"
			skip = true
		case x.kind == and && right.kind == after && right.to == right.from+1 && (i+2 == len(in) || in[i+2].kind == comma || in[i+2].kind == other):
			x = lexeme{kind: onward, from: x.from, to: right.to} // "el lunes y después"
			skip = true
		case x.kind == fromNow && tokens[x.to-1].word == "hoy" && !isLength(left.kind): // "desde hoy a las 5"
			out = append(out, lexeme{kind: from, from: x.from, to: x.to - 1})
			x = lexeme{kind: relative, from: x.to - 1, to: x.to}
		case x.kind == by && (w == "a" || w == "como" || w == "cuando") && (right.to == 0 || right.kind == comma || right.kind == other):
			x.kind = orEarlier // "mañana a más tardar"
		case w == "pasado" && x.kind == after && tokens[x.to-1].word == "el" && isMarked(left.kind) && left.kind != number:
			out = append(out, lexeme{kind: last, from: x.from, to: x.from + 1}) // "el mes pasado el día 5"
			x = lexeme{kind: esArticle, from: x.from + 1, to: x.to}
		case w == "pasado" && x.kind == last && tomorrow && isJoint(left.kind) && !isMarked(right.kind):
			x.kind, x.a = relative, 2
		}
		tomorrow = tomorrow || x.kind == relative && x.a == 1
		out = append(out, x)
	}
	return out
}

// namesDay reports whether "día" between two lexemes leads to a day of the month. Behind a
// number it is counted: "cada 2 días 3 veces".
func namesDay(before, follows lexeme) bool {
	named := follows.kind == number || follows.kind == ordinal
	return named && follows.a > 0 && follows.a < 32 && follows.b < 3 && before.kind != twist && (before.kind != number || before.a == 1)
}

// isMarkedAgain reports whether "este" stands before what is marked anyhow: "este sábado que
// viene", "este pasado lunes".
func isMarkedAgain(in []lexeme) bool {
	marked := func(j int) bool { return len(in) > j && (in[j].kind == next || in[j].kind == last) }
	switch {
	case len(in) < 2:
		return false
	case marked(0):
		return in[1].kind == weekday || in[1].kind == unit || in[1].kind == weekend || in[1].kind == month
	}
	stretch := len(in) > 2 && (in[2].kind == unit || in[2].kind == weekend || in[2].kind == weekday)
	return marked(1) && !stretch && (in[0].kind == weekday || in[0].kind == unit || in[0].kind == weekend || in[0].kind == month)
}

// isLength reports whether a length of time or days that are counted end with the kind.
func isLength(k kind) bool {
	switch k {
	case unit, counted, hourMark, daySet, weekday, soon:
		return true
	}
	return false
}

// isBesideHour reports whether "de mañana" between two lexemes is the day: "las 8 de la
// noche de mañana", "de mañana al viernes".
func isBesideHour(before, follows lexeme) bool {
	switch before.kind {
	case number, dayPart, meridiem, halfMore, oclock, point, hourMark:
		return true
	}
	switch follows.kind {
	case toward, until, single, onward:
		return true
	}
	return false
}

func isJoint(k kind) bool { return k == or || k == and || k == comma }

// isMarked reports whether "pasado" can be said of what follows: "pasado lunes", "pasado
// mes".
func isMarked(k kind) bool {
	switch k {
	case unit, weekend, weekday, month, number, holiday:
		return true
	}
	return false
}
