package flow

// minAlike is how long words are that may be misspelt: of short ones too many are alike.
const minAlike = 5

// apart is how many letters further away every other label is than the one that a
// misspelt word means. Medicines are named alike (hydroxyzine, hydralazine): what lies
// between two of them means neither.
const apart = 3

// meantBy finds the item whose label begins with a word, or with what is one letter from
// it and at least apart letters nearer than any other. ok is false where none does, or
// several do.
func meantBy(word string, list []Value) (item int, ok bool) {
	best, second := MaxHeard, MaxHeard
	for i, it := range list {
		label := without(fold(it.Says.Reveal()), listing)
		if len(label) == 0 {
			continue
		}
		d := distance(spelt(word), spelt(label[0]), apart+2)
		if label[0] == word {
			d = 0
		}
		if d < best {
			item, best, second = i, d, best
		} else {
			second = min(second, d)
		}
	}
	switch {
	case best == 0:
		return item, second > 0
	case best > 1 || second-best < apart || len(word) < minAlike:
		return 0, false
	}
	return item, word[0] == fold(list[item].Says.Reveal())[0][0]
}

// spelt is a word as it sounds where spelling varies most: "metphormin".
func spelt(w string) string {
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] == 'p' && i+1 < len(w) && w[i+1] == 'h' {
			out = append(out, 'f')
			i++
			continue
		}
		out = append(out, w[i])
	}
	return string(out)
}
