package flow

import "strings"

// longNumber is where a number stands in an expression that is longer than any that is
// compared, or has an exponent; negative where there is none. To read one such number
// takes 50 µs.
func longNumber(src string) int {
	var quote byte
	for i := 0; i < len(src); i++ {
		switch c := src[i]; {
		case quote != 0 && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"' || c == '`':
			quote = c
		case isWordByte(c):
			n := i
			for n < len(src) && (isWordByte(src[n]) || src[n] == '.') {
				n++
			}
			if c >= '0' && c <= '9' && (n-i > maxDigits || strings.ContainsAny(src[i:n], "eExXpP")) {
				return i
			}
			i = n - 1
		}
	}
	return -1
}

// maxDigits is more than maxNumber has, with cents.
const maxDigits = 16

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_'
}
