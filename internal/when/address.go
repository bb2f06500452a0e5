package when

import "strings"

// address is how many bytes of a text, from at on, are the address of a page or a mailbox, whose
// numbers and words say no time: "https://clinic.org/2026-09-23", "ana.may4@mail.com".
func address(text string, at int) int {
	if at > 0 && !strings.ContainsRune(" \t\n\r\"<>(", rune(text[at-1])) {
		return 0
	}
	text = text[at:]
	end := strings.IndexAny(text, " \t\n\r\"<>)")
	if end < 0 {
		end = len(text)
	}
	word := text[:end]
	if strings.HasPrefix(word, "www.") || strings.Contains(word, "://") {
		return end
	}
	if at := strings.IndexByte(word, '@'); at > 0 && isLetter(rune(word[0])) && strings.Contains(word[at:], ".") && at+1 < len(word) && isLetter(rune(word[at+1])) && strings.IndexFunc(word[:at], func(r rune) bool { return !isDigit(r) && r < 0x80 && !isLetter(r) && !strings.ContainsRune("._-+", r) }) < 0 {
		return end
	}
	return 0
}
