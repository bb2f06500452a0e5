package flow

import (
	"slices"
	"strings"
)

// closest is the candidate most like word, or "" when none is like enough to be meant.
func closest(word string, candidates []string) string {
	best, limit := "", len(word)/3+2
	far := limit
	for _, c := range candidates {
		d := distance(strings.ToLower(word), strings.ToLower(c), min(far+1, limit))
		if d < far || d == far && d < limit && c < best {
			best, far = c, d
		}
	}
	return best
}

// didYouMean is a mend: the closest candidate, or all of them when there are few.
func didYouMean(word string, candidates []string) string {
	if c := closest(word, candidates); c != "" {
		return "did you mean `" + c + "`?"
	}
	if len(candidates) == 0 || len(candidates) > 12 {
		return ""
	}
	return "known here: " + strings.Join(slices.Sorted(slices.Values(candidates)), ", ")
}

// distance counts the edits (insert, delete, replace, swap of neighbours) between a and
// b, in bytes; at limit or more it stops counting.
func distance(a, b string, limit int) int {
	if abs(len(a)-len(b)) >= limit || len(a) > maxWord || len(b) > maxWord {
		return limit
	}
	var rows [3][maxWord + 1]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		row, prev, prev2 := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(prev[j]+1, row[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], prev2[j-2]+1)
			}
		}
	}
	return min(rows[len(a)%3][len(b)], limit)
}

// maxWord is the longest word that is compared letter by letter.
const maxWord = 40

func abs(n int) int { return max(n, -n) }
