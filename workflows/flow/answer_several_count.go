package flow

import "strings"

// dosed reports whether a number stands before an item that is not at its place: "2
// metformin" may be how many.
func (a *ask) dosed(words []string, list []Value) bool {
	for i, w := range words {
		n, number := digits(w)
		if !number && cardinal(w) {
			n, number = ordinals[w], true
		}
		if !number || i+1 == len(words) || listing[words[i+1]] {
			continue
		}
		if item, used := a.labelAt(words[i+1:], list); used > 0 && item+1 != n {
			return true
		}
	}
	return false
}

// unranked are words without the ends of "1st" and "3rd".
func unranked(words []string) []string {
	var out []string
	for i, w := range words {
		if i > 0 && ordinalEnds[w] {
			if _, number := digits(words[i-1]); number {
				continue
			}
		}
		out = append(out, w)
	}
	return out
}

// amongAll is how many items words say that they all are: "all 4", "las tres", "los dos".
// Zero where they say no number, or also which: "las dos primeras", "las 2 y 4".
func amongAll(words []string) int {
	n, at := 0, -1
	for i, w := range words {
		k, number := digits(w)
		if !number && cardinal(w) {
			k, number = ordinals[w], true
		}
		if number && at >= 0 || rank(strings.TrimSuffix(w, "s")) || w == "last" || strings.HasPrefix(w, "ultim") {
			return 0
		}
		if number {
			n, at = k, i
		}
	}
	if at < 1 || words[at-1] != "las" && words[at-1] != "los" && !allWords[words[at-1]] {
		return 0
	}
	if len(without(words, allWords, listing, yesWords)) > 1 {
		return 0
	}
	return n
}

// counted reports whether words say how many and not which: "two of them".
func counted(words []string) bool {
	for i, w := range words {
		if i > 0 && allWords[words[i-1]] {
			continue
		}
		if _, n := digits(w); i+1 < len(words) && words[i+1] == "of" && (n || ordinals[w] > 0) {
			return true
		}
	}
	return false
}

// slashed reports whether a text has a number, a slash and a number: a fraction or a date.
func slashed(text string) bool {
	a, b, found := strings.Cut(text, "/")
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	return found && a != "" && b != "" && a[len(a)-1] >= '0' && a[len(a)-1] <= '9' && b[0] >= '0' && b[0] <= '9'
}
