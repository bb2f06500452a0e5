package flow

import (
	"slices"
	"strings"
)

// lettered are words with the phrases of options as their keys ("can't make it": r), and
// "los dos" of two as "both". ok is false for a "both" of more or fewer.
func (a *ask) lettered(words []string, count int) (out []string, ok bool) {
	for i := 0; i < len(words); {
		if n, ok := ordinals[words[i]]; ok && i > 0 && n > 1 && (words[i-1] == "los" || words[i-1] == "las" || allWords[words[i-1]]) && !strings.HasSuffix(words[i], "a") && !strings.HasSuffix(words[i], "d") {
			if n != count {
				return nil, false
			}
			out, i = append(out, "all"), i+1
			continue
		}
		if n, number := digits(words[i]); number && i > 0 && allWords[words[i-1]] && words[i-1] != "both" {
			if n != count {
				return nil, false
			}
			i++ // "all 3"
			continue
		}
		if words[i] == "both" && count != 2 {
			return nil, false
		}
		key, used := "", 0
		for _, o := range a.options {
			for _, p := range o.words {
				if len(p) > max(used, 1) && leads(words[i:], [][]string{p}) > 0 && !slices.ContainsFunc(p, func(w string) bool { return allWords[w] }) {
					key, used = o.key, len(p)
				}
			}
		}
		if used == 0 {
			key, used = words[i], 1
		}
		out, i = append(out, key), i+used
	}
	return out, true
}

// markPart reads one part of a text: items and letters.
func (a *ask) markPart(h heard, words []string, list []Value) (m marking, ok bool) {
	m = marking{letters: make([]string, len(list))}
	rest := without(a.marking(words), besideMarks)
	items, letters := 0, 0
	for len(rest) > 0 {
		from, to, used := h.itemsAt(rest, list)
		letter := a.letter(rest[0])
		switch {
		case used > 0:
			for n := from; n < to; n++ {
				items++
				if !m.item(n) {
					return m, false
				}
			}
		case letter != "":
			m.letter(letter)
			used, letters = 1, letters+1
		default:
			return m, false
		}
		rest = rest[used:]
	}
	yes := len(words) > 0 && yesWords[words[0]] && pointing[words[0]]
	if yes && m.lettered && letters < items {
		return m, false // "yes 1 2x"
	}
	if len(m.open) > 0 && !m.lettered && yes {
		m.letter(a.letter(words[0])) // "yes, for Mia only"
	}
	return m, true
}

// markRest reads what follows an "except" or a "but" into letters: items alone lose
// their letter, and with one have that.
func (a *ask) markRest(h heard, words []string, list []Value, letters []string) (ok bool) {
	for len(words) > 0 && (excepting[words[0]] || words[0] == "not" || words[0] == "pero") {
		words = words[1:]
	}
	m, ok := a.markPart(h, words, list)
	if !ok || m.waiting || negated(words) || m.lettered && len(m.open) > 0 || len(m.open) == len(list) {
		return false
	}
	some := len(m.open) > 0
	for _, n := range m.open {
		letters[n] = ""
	}
	for n, l := range m.letters {
		if l != "" {
			letters[n], some = l, true
		}
	}
	return some
}

// itemsAt finds the items with which words begin: a number or ordinal, a first name, all
// of them, the first two.
func (h heard) itemsAt(words []string, list []Value) (from, to, used int) {
	if allWords[words[0]] {
		used = 1
		if len(words) > 1 && allWords[words[1]] {
			used = 2
		}
		if len(words) > used && (words[used] == "us" || words[used] == "them") {
			used++ // "both of us"
		}
		return 0, len(list), used
	}
	if from, to, used = endsOf(words, len(list)); used > 0 {
		return from, to, used
	}
	if n, ok := h.itemOf(words[0], list); ok {
		return n, n + 1, 1
	}
	if n, ok := ordinals[words[0]]; ok {
		return n - 1, n, 1
	}
	if n, ok := h.itemOf(strings.TrimSuffix(words[0], "s"), list); ok && len(words[0]) > 3 {
		return n, n + 1, 1
	}
	return 0, 0, 0
}

// spans reports whether a text has two numbers with a dash between them: "1-3 c".
func spans(text string) bool {
	s := strings.NewReplacer(" ", "", "–", "-").Replace(text)
	for i := 1; i+1 < len(s); i++ {
		if s[i] == '-' && '0' <= s[i-1] && s[i-1] <= '9' && '0' <= s[i+1] && s[i+1] <= '9' {
			return true
		}
	}
	return false
}

// besideMarks stand beside items and letters and say nothing.
var besideMarks = wordSet("to of are be will visit visits appointment appointments de cita citas visita visitas one")
