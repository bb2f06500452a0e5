package channels

import (
	"strings"
	"unicode/utf16"
)

// The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1 and
// 6.2.1.1). A character of the extension takes two septets.
const (
	gsmBasic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
		"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	gsmExtension = "\f^{}\\[~]|€"
)

// What fits a message of one segment, and each segment of a longer one, whose header
// takes six octets (3GPP TS 23.040, 9.2.3.24.1).
const (
	septetsAlone, septetsEach = 160, 153
	unitsAlone, unitsEach     = 70, 67
)

// Segments counts the SMS segments that text is carried in and billed as, and reports
// whether it needs UCS-2, because one character of it is not in the GSM 7-bit alphabet.
// Of no text it is 0. A character is never split between segments.
func Segments(text string) (n int, ucs2 bool) {
	if text == "" {
		return 0, false
	}
	sizes, ok := septets(text)
	if ok {
		return pack(sizes, septetsAlone, septetsEach), false
	}
	return pack(units(text), unitsAlone, unitsEach), true
}

// septets lists the septets of each character; ok is false where one has none.
func septets(text string) (sizes []int, ok bool) {
	sizes = make([]int, 0, len(text))
	for _, r := range text {
		switch {
		case strings.ContainsRune(gsmBasic, r):
			sizes = append(sizes, 1)
		case strings.ContainsRune(gsmExtension, r):
			sizes = append(sizes, 2)
		default:
			return nil, false
		}
	}
	return sizes, true
}

// units lists the UTF-16 code units of each character.
func units(text string) []int {
	sizes := make([]int, 0, len(text))
	for _, r := range text {
		sizes = append(sizes, max(1, utf16.RuneLen(r)))
	}
	return sizes
}

// pack counts the segments that characters of these sizes fill, in order.
func pack(sizes []int, alone, each int) int {
	n, used, total := 1, 0, 0
	for _, size := range sizes {
		total += size
		if used+size > each {
			n, used = n+1, 0
		}
		used += size
	}
	if total <= alone {
		return 1
	}
	return n
}
