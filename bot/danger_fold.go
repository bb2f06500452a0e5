package bot

import "unicode"

// wordMax is the longest word that can mean anything here, in bytes; more of it is cut.
const wordMax = 24

// eachWord calls f with every word of text: lower case, without accents, apostrophes
// and invisible characters, a letter drawn out ("stoppp") written once. Digits are
// letters, everything else parts words. The slice is only good during the call.
func eachWord(text string, f func(word []byte)) {
	var buf [wordMax]byte
	n, run := 0, 0
	for _, r := range text {
		r = plain(r)
		switch {
		case r == 0:
			continue
		case r == ' ':
			if n > 0 {
				f(buf[:n])
			}
			n, run = 0, 0
			continue
		}
		n, run = drawnOut(buf[:], n, run, byte(r))
	}
	if n > 0 {
		f(buf[:n])
	}
}

// drawnOut adds c to the word of n bytes that ends in a run of equal letters: from the
// third on the run counts as one letter. Digits are kept as they are.
func drawnOut(buf []byte, n, run int, c byte) (int, int) {
	if n == 0 || buf[n-1] != c || c <= '9' {
		run = 0
	}
	run++
	switch {
	case run == 3:
		return n - 1, run
	case run > 3 || n == len(buf):
		return n, run
	}
	buf[n] = c
	return n + 1, run
}

// plain is the letter or digit that r stands for, ' ' for what parts words and 0 for
// what is not there (apostrophes, combining marks, zero-width characters).
func plain(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return r
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r < 0x80:
		if r == '\'' || r == '`' {
			return 0
		}
		return ' '
	case r >= 0xFF01 && r <= 0xFF5E: // full-width forms of ASCII
		return plain(r - 0xFF01 + '!')
	case r == '‘', r == '’', r == '´', unicode.In(r, unicode.Mn, unicode.Cf):
		return 0
	}
	return unaccented(r)
}

// unaccented is the base letter of the accented ones that English and Spanish use;
// ' ' for every other character.
func unaccented(r rune) rune {
	switch unicode.ToLower(r) {
	case 'á', 'à', 'ä', 'â', 'ã':
		return 'a'
	case 'é', 'è', 'ë', 'ê':
		return 'e'
	case 'í', 'ì', 'ï', 'î':
		return 'i'
	case 'ó', 'ò', 'ö', 'ô', 'õ':
		return 'o'
	case 'ú', 'ù', 'ü', 'û':
		return 'u'
	case 'ñ':
		return 'n'
	case 'ç':
		return 'c'
	}
	return ' '
}
