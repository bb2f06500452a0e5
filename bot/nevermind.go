package bot

import _ "embed"

// neverMind reports whether a whole text drops what was begun, in English or Spanish.
func neverMind(text string) bool {
	return dropBook.tells(text, "") != ""
}

//go:embed drop.phrases
var dropFile string

var dropBook = compile(dropFile)
