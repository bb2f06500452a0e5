package when

// samePart makes "that afternoon", "the same morning" and "esa misma tarde" a part of a day
// that was spoken of, which is nothing by itself.
func samePart(lex []lexeme, tokens []token) []lexeme {
	for i := range lex[:max(0, len(lex)-1)] {
		x, part := &lex[i], &lex[i+1]
		word := tokens[x.to-1].word
		morning := part.kind == relative && tokens[part.to-1].word == "manana" && part.to-part.from == 1
		if x.to-x.from > 2 || part.kind != dayPart && !morning {
			continue
		}
		switch word {
		case "that", "same", "misma":
		case "esa":
			if i > 0 && tokens[lex[i-1].to-1].word == "por" {
				continue
			}
		default:
			continue
		}
		x.kind, x.a, x.b = sameDay, 0, 1
		if morning {
			part.kind, part.a, part.b = dayPart, 0, noon
		}
	}
	return lex
}
