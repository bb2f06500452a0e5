package bot

import (
	"fmt"
	"strings"
)

// A phrasebook finds phrases in what people write, in time linear in the text.
//
// A phrase is written as it is said, word by word: "want|wanna ~2 die". A bar parts
// words that may stand for each other, $name stands for the words of a group, ~2 lets
// up to two other words stand between its neighbours, ^ and . are the text's beginning
// and end. Words are in the form of eachWord. A long word is found with one typing
// error, too.
//
// What is harmless is looked for first and is not looked at again: "chest x ray" hides
// the chest, so that the phrases that tell need no exceptions.
type phrasebook struct {
	words    map[string]wordID
	near     map[string][]nearWord
	rules    []phrase
	harmless map[wordID][]int // rules by the words they can begin with
	telling  map[wordID][]int
}

// wordID numbers the words of a phrasebook; 0 is every other word.
type wordID uint16

// phrase is one compiled rule.
type phrase struct {
	steps []step
	means string
}

// step is one place of a phrase: after at most gap other words, one of words.
type step struct {
	words wordSet
	gap   int
}

// wordSet is a set of word numbers, a bit each.
type wordSet []uint64

func (s wordSet) has(w wordID) bool { return int(w/64) < len(s) && s[w/64]>>(w%64)&1 == 1 }

func (s wordSet) with(w wordID) wordSet {
	for int(w/64) >= len(s) {
		s = append(s, 0)
	}
	s[w/64] |= 1 << (w % 64)
	return s
}

// compile makes a phrasebook of its file. A fault in the file is ours, so it panics at
// start.
func compile(file string) *phrasebook {
	s := parseScript(file)
	b := &phrasebook{
		words: map[string]wordID{}, near: map[string][]nearWord{},
		harmless: map[wordID][]int{}, telling: map[wordID][]int{},
	}
	for _, w := range s.known {
		b.id(w)
	}
	for _, p := range s.harmless {
		b.add(b.harmless, saying{phrase: p}, s.groups)
	}
	for _, p := range s.telling {
		b.add(b.telling, p, s.groups)
	}
	b.learnTypos()
	return b
}

func (b *phrasebook) id(word string) wordID {
	if b.words[word] == 0 {
		b.words[word] = wordID(len(b.words) + 1)
	}
	return b.words[word]
}

func (b *phrasebook) add(index map[wordID][]int, said saying, groups map[string]string) {
	p := phrase{means: said.means}
	gap := 0
	for _, part := range strings.Fields(said.phrase) {
		if n, found := strings.CutPrefix(part, "~"); found {
			if _, err := fmt.Sscan(n, &gap); err != nil {
				panic("phrase " + said.phrase + ": a gap is a number")
			}
			continue
		}
		p.steps = append(p.steps, step{words: b.alternatives(part, groups), gap: gap})
		gap = 0
	}
	b.rules = append(b.rules, p)
	for w := range wordID(len(b.words) + 1) {
		if p.steps[0].words.has(w) {
			index[w] = append(index[w], len(b.rules)-1)
		}
	}
}

func (b *phrasebook) alternatives(part string, groups map[string]string) (set wordSet) {
	for w := range strings.SplitSeq(part, "|") {
		name, group := strings.CutPrefix(w, "$")
		if !group {
			set = set.with(b.id(w))
			continue
		}
		if groups[name] == "" {
			panic("no group of words is called " + name)
		}
		for _, w := range strings.Fields(groups[name]) {
			set = set.with(b.id(w))
		}
	}
	return set
}

// tells is what the text says, the empty string for nothing. Of several meanings the
// first one found counts, unless a later one is prefer.
func (b *phrasebook) tells(text, prefer string) string {
	words := b.read(text)
	for i := range words {
		for _, r := range b.harmless[words[i]] {
			if end := b.rules[r].match(words[i:], 0); end > 0 {
				clear(words[i : i+end])
				break
			}
		}
	}
	found := ""
	for i, w := range words {
		for _, r := range b.telling[w] {
			if (found == "" || b.rules[r].means == prefer) && b.rules[r].match(words[i:], 0) > 0 {
				found = b.rules[r].means
			}
		}
		if found == prefer && found != "" {
			break
		}
	}
	return found
}

// read turns a text into word numbers, with ^ before and . after it.
func (b *phrasebook) read(text string) []wordID {
	words := make([]wordID, 1, 64)
	words[0] = b.words["^"]
	eachWord(text, func(w []byte) {
		id := b.words[string(w)]
		if id == 0 {
			id = b.mistyped(w)
		}
		words = append(words, id)
	})
	return append(words, b.words["."])
}

// match reports how many words the phrase takes from the beginning of words, from its
// step-th place on; 0 when it does not stand there.
func (p phrase) match(words []wordID, place int) int {
	s := p.steps[place]
	for i := 0; i <= s.gap && i < len(words); i++ {
		if !s.words.has(words[i]) {
			continue
		}
		if place+1 == len(p.steps) {
			return i + 1
		}
		if rest := p.match(words[i+1:], place+1); rest > 0 {
			return i + 1 + rest
		}
	}
	return 0
}
