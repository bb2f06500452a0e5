package intent

// view tells the two kinds of features apart; each is scaled to length one by itself, so
// that the many pieces of words do not drown the words.
type view uint8

const (
	wordView view = iota
	pieceView
	views
)

// The pieces of words that are looked at, in bytes, the word's edges counted.
const shortest, longest = 2, 5

// eachGram names the features of a text by their hashes.
func eachGram(words []string, yield func(v view, hash uint32)) {
	for i, w := range words {
		one := hash(seedWord, w)
		yield(wordView, one)
		if i > 0 {
			yield(wordView, hash(hash(seedPair, words[i-1])^seedPair, w))
		} else {
			yield(wordView, hash(seedFirst, w))
		}
		if i > 1 {
			yield(wordView, hash(hash(seedSkip, words[i-2])^seedSkip, w))
		}
		pieces("<"+w+">", yield)
	}
}

func pieces(w string, yield func(v view, hash uint32)) {
	for n := shortest; n <= longest; n++ {
		for i := 0; i+n <= len(w); i++ {
			yield(pieceView, hash(seedPiece, w[i:i+n]))
		}
	}
}

// The seeds keep features of different kinds apart.
const (
	seedWord uint32 = 2166136261 + iota*0x9e3779b1%0x7fffffff
	seedPair
	seedSkip
	seedFirst
	seedPiece
)

// hash is FNV-1a.
func hash(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
