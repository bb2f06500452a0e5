package flow

import "strings"

// mine is a text with every owner said as "my": "when is Leo's visit" asks what "when is
// my visit" does, and so does "my son's visit". other is false when nobody owns anything.
func mine(text string) (said string, other bool) {
	words := strings.Fields(read(text))
	out := words[:0:0]
	for _, w := range words {
		if !owner(w) {
			out = append(out, w)
			continue
		}
		if n := len(out); n > 0 && own[strings.ToLower(out[n-1])] {
			out = out[:n-1]
		}
		out, other = append(out, "my"), true
	}
	return strings.Join(out, " "), other
}

// owner reports whether a word is somebody's: "Leo's", and not "what's".
func owner(w string) bool {
	name, found := strings.CutSuffix(strings.ReplaceAll(strings.ToLower(w), "’", "'"), "'s")
	return found && !shortened[name]
}

var (
	own = wordSet("my our his her the")
	// shortened are the words behind which "'s" is an "is" or an "us".
	shortened = wordSet("what when where who how why that this it there here he she let everything something nothing tomorrow today")
)
