package bot

import (
	"slices"
	"strings"
)

// apart is the gap between parts that stand in any order.
const apart = "~5"

// script is a phrasebook as it is written: groups of words by name, what is harmless,
// and what tells something.
//
// The file has sections: [words] with lines "name = words", [known] with real words
// that are one letter from a word of the book and are not it, [harmless] with a phrase
// a line, and any other section with the phrases that have its name for a meaning.
// A # begins a comment line.
type script struct {
	groups   map[string]string
	known    []string
	harmless []string
	telling  []saying
}

// saying is a phrase and what it means.
type saying struct {
	phrase, means string
}

// parseScript reads a phrasebook's file.
func parseScript(file string) script {
	s := script{groups: map[string]string{}}
	section := ""
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		default:
			s.add(section, line)
		}
	}
	return s
}

func (s *script) add(section, line string) {
	switch section {
	case "words":
		name, words, _ := strings.Cut(line, "=")
		s.groups[strings.TrimSpace(name)] += " " + words
	case "known":
		s.known = append(s.known, strings.Fields(line)...)
	case "harmless":
		s.harmless = append(s.harmless, spellOut(line)...)
	default:
		for _, phrase := range spellOut(line) {
			s.telling = append(s.telling, saying{phrase, section})
		}
	}
}

// spellOut writes a phrase once with and once without each word that ends in "?", and
// in every order of the parts that "&" joins.
func spellOut(phrase string) []string {
	before, after, found := strings.Cut(phrase, "?")
	if !found {
		return orders("", strings.Split(phrase, " & "))
	}
	without := before[:strings.LastIndex(before, " ")+1] + after
	return append(spellOut(before+after), spellOut(without)...)
}

// orders writes the parts one after the other in every order, behind what is written
// already.
func orders(written string, parts []string) (all []string) {
	if len(parts) == 0 {
		return []string{written}
	}
	for i, part := range parts {
		rest := slices.Delete(slices.Clone(parts), i, i+1)
		if written != "" {
			part = written + " " + apart + " " + part
		}
		all = append(all, orders(part, rest)...)
	}
	return all
}
