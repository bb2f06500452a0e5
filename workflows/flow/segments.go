package flow

import "strings"

// Segments is how many SMS segments a text takes: 160 characters of the GSM-7 alphabet,
// or 70 UTF-16 units as soon as one character is outside it; 153 and 67 when there are
// several, because each then carries a header. An extended character (the euro sign, a
// bracket) counts twice, and neither it nor a surrogate pair is split between segments.
//
// Source: 3GPP TS 23.038 §6.2.1 (alphabet), TS 23.040 §9.2.3.24 (headers).
func Segments(text string) int {
	one, many, width := 160, 153, gsmWidth
	for _, r := range text {
		if gsmWidth(r) == 0 {
			one, many, width = 70, 67, ucs2Width
			break
		}
	}
	total, segments, used := 0, 1, 0
	for _, r := range text {
		w := width(r)
		total += w
		if used+w > many {
			segments, used = segments+1, 0
		}
		used += w
	}
	if total <= one {
		return 1
	}
	return segments
}

const (
	gsmBasic    = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	gsmExtended = "\f^{}\\[~]|€"
)

// gsmWidth is 1 for a character of the alphabet, 2 for one of its extension, 0 for none.
func gsmWidth(r rune) int {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == ' ':
		return 1
	case strings.ContainsRune(gsmBasic, r):
		return 1
	case strings.ContainsRune(gsmExtended, r):
		return 2
	}
	return 0
}

func ucs2Width(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}
