package bot

import "strings"

// neverMinds are whole texts by which somebody drops what they began. Longer texts are
// left to the question: "never mind the time, friday is fine" drops nothing.
const neverMinds = "|never mind|nevermind|nvm|forget it|forget about it|actually no|actually never mind|changed my mind|" +
	"olvidelo|olvídelo|olvidalo|olvídalo|dejelo|déjelo|ya no|"

// neverMind reports whether a text drops what was begun.
func neverMind(text string) bool {
	words := strings.ToLower(strings.Trim(text, " .!,\n"))
	return words != "" && strings.Contains(neverMinds, "|"+words+"|")
}
