package flow

import (
	"slices"
	"strings"
)

// The words that English amounts are joined from: "twenty five", "a hundred and ten".
var (
	englishUnits = strings.Fields("_ one two three four five six seven eight nine")
	englishTeens = strings.Fields("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	englishTens  = strings.Fields("_ _ twenty thirty forty fifty sixty seventy eighty ninety")
)

// spokenEnglish is the amount that words begin with, and how many say it. A comma ends it,
// and "one fifty", which may be more than one amount, is read as two.
func spokenEnglish(words []string) (n, used int) {
	if words[0] == "hundred" || words[0] == "thousand" {
		n = 1
	} else if n, used = belowHundred(words); used == 0 {
		if n, _ = digits(words[0]); n == 0 || n > 99 {
			return 0, 0
		}
		used = 1
	}
	figures := words[0] != strings.TrimLeft(words[0], "0123456789")
	for _, scale := range []struct {
		word string
		by   int
	}{{"hundred", 100}, {"thousand", 1000}} {
		if used >= len(words) || plainWord(words[used]) != scale.word {
			continue
		}
		n, used, figures = n*scale.by, used+1, false
		at := used
		if at < len(words) && words[at] == "and" {
			at++
		}
		if m, more := belowHundred(words[min(at, len(words)):]); more > 0 && !strings.HasSuffix(words[used-1], ",") {
			n, used = n+m, at+more
		}
	}
	if figures {
		return 0, 0 // digits alone are read with their cents
	}
	return n, used
}

// belowHundred reads "five", "nineteen", "twenty five".
func belowHundred(words []string) (n, used int) {
	if len(words) == 0 {
		return 0, 0
	}
	w := plainWord(words[0])
	if u := slices.Index(englishUnits, w); u > 0 {
		return u, 1
	}
	if t := slices.Index(englishTeens, w); t >= 0 {
		return 10 + t, 1
	}
	tens, unit, joined := strings.Cut(w, "-")
	t := slices.Index(englishTens, tens)
	if t < 2 {
		return 0, 0
	}
	if joined {
		u := slices.Index(englishUnits, unit)
		if u < 1 {
			return 0, 0
		}
		return 10*t + u, 1
	}
	if len(words) > 1 && w == words[0] {
		if u := slices.Index(englishUnits, plainWord(words[1])); u > 0 {
			return 10*t + u, 2
		}
	}
	return 10 * t, 1
}

func plainWord(w string) string { return strings.TrimRight(w, ".,!?") }
