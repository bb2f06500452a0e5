package flow

import (
	"slices"
	"strconv"
	"strings"
)

// The words that Spanish amounts are joined from: "treinta y cinco", "ciento veinte".
var (
	spokenUnits    = strings.Fields("_ uno dos tres cuatro cinco seis siete ocho nueve")
	spokenTeens    = strings.Fields("diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve")
	spokenTens     = strings.Fields("_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa")
	spokenHundreds = strings.Fields("_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos")
)

// spokenAmounts is words with each amount that is said in several of them, or beyond ten
// in one, in digits.
func spokenAmounts(words []string) []string {
	out := make([]string, 0, len(words))
	for i := 0; i < len(words); {
		n, used := spokenAmount(words[i:])
		if m, more := spokenEnglish(words[i:]); more > 0 {
			n, used = m, more
		}
		if n < 11 {
			out = append(out, words[i])
			i++
			continue
		}
		out = append(out, strconv.Itoa(n))
		i += used
	}
	return out
}

// spokenAmount is the amount below a thousand that words begin with, and how many say it.
func spokenAmount(words []string) (n, used int) {
	at := func(list []string) int {
		if used >= len(words) {
			return -1
		}
		return slices.Index(list, strings.TrimRight(words[used], ".,!"))
	}
	if h := at(spokenHundreds); h > 0 {
		n, used = 100*h, 1
	}
	if t := at(spokenTeens); t >= 0 {
		return n + 10 + t, used + 1
	}
	if t := at(spokenTens); t > 2 {
		n, used = n+10*t, used+1
		if used < len(words) && words[used] == "y" {
			used++
			if u := at(spokenUnits); u > 0 {
				return n + u, used + 1
			}
			used--
		}
		return n, used
	}
	if u := at(spokenUnits); n > 0 && u > 0 {
		return n + u, used + 1
	}
	return n, used
}
