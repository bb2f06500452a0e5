// Package gsm counts what carriers count: the segments that an SMS is sent in and billed
// as. One character outside the GSM 7-bit alphabet makes the whole message UCS-2, in which
// a segment holds less than half.
package gsm

import "strings"

// The GSM 7-bit default alphabet and its extension table (3GPP TS 23.038, 6.2.1 and
// 6.2.1.1).
const (
	basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
		"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	extension = "\f^{}\\[~]|€"
)

// What fits a message of one segment, and each segment of a longer one, whose header
// takes six octets (3GPP TS 23.040, 9.2.3.24.1).
const (
	septetsAlone, septetsEach = 160, 153
	unitsAlone, unitsEach     = 70, 67
)

// Septets is how many septets a character takes: 1, or 2 for one of the extension table.
// 0 says that the alphabet has no such character.
func Septets(r rune) int {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == ' ':
		return 1
	case strings.ContainsRune(basic, r):
		return 1
	case strings.ContainsRune(extension, r):
		return 2
	}
	return 0
}

// Has reports whether every character of the text is in the alphabet.
func Has(text string) bool {
	for _, r := range text {
		if Septets(r) == 0 {
			return false
		}
	}
	return true
}

// Segments counts the segments that a text is carried in; 0 of an empty one. Neither a
// character of two septets nor a surrogate pair is split between segments.
func Segments(text string) int {
	if text == "" {
		return 0
	}
	alone, each, width := septetsAlone, septetsEach, Septets
	if !Has(text) {
		alone, each, width = unitsAlone, unitsEach, units
	}
	n, used, total := 1, 0, 0
	for _, r := range text {
		w := width(r)
		total += w
		if used+w > each {
			n, used = n+1, 0
		}
		used += w
	}
	if total <= alone {
		return 1
	}
	return n
}

// units is how many UTF-16 code units a character takes.
func units(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}
