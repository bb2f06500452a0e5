package chart

import (
	"strings"
	"unicode"
)

// textWidth is about how wide a text is in a common sans-serif font of a size, rather
// too wide than too narrow: no font can be asked.
func textWidth(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += runeWidth(r)
	}
	return w * size
}

func runeWidth(r rune) float64 {
	switch {
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x1100 && (r < 0x2000 || r > 0x2BFF):
		return 1.05
	case strings.ContainsRune("ijl.,:;'!|()[] ¡Iftr·", r):
		return 0.36
	case strings.ContainsRune("mwMW@%—…", r):
		return 0.95
	case unicode.IsUpper(r):
		return 0.72
	}
	return 0.57
}

// clip cuts a text to a width, with an ellipsis where something is missing.
func clip(s string, width, size float64) string {
	if textWidth(s, size) <= width {
		return s
	}
	r := []rune(s)
	for len(r) > 0 && textWidth(string(r), size)+size > width {
		r = r[:len(r)-1]
	}
	return strings.TrimRight(string(r), " ,.;:") + "…"
}

func clipRunes(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return strings.TrimRight(string(r[:n-1]), " ,.;:") + "…"
	}
	return s
}

// wrap breaks a text into at most n lines of a width, the last one clipped.
func wrap(s string, width, size float64, n int) []string {
	var lines []string
	words := strings.Fields(s)
	for len(words) > 0 {
		if len(lines) == n-1 {
			return append(lines, clip(strings.Join(words, " "), width, size))
		}
		take := 1
		for take < len(words) && textWidth(strings.Join(words[:take+1], " "), size) <= width {
			take++
		}
		lines = append(lines, clip(strings.Join(words[:take], " "), width, size))
		words = words[take:]
	}
	return lines
}
