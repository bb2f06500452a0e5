package flow

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// text is what is said, in each language.
type text struct {
	n     int
	at    pos
	langs []wording
}

// wording is a text in one language. lang is empty for words that are the same in all.
type wording struct {
	lang string
	at   pos
	src  string
	bits []bit
}

// bit is a piece of a wording: words as they stand, or a placeholder.
type bit struct {
	words string
	hole  hole
	ref   ref // of a hole that names a variable
	// forms are the words of a plural, by category; nil for what is said as it is.
	forms []string
}

// hole is the closed list of placeholders.
type hole int

const (
	noHole    hole = iota
	varHole        // {who}, {visit.first}
	listHole       // {list}: the numbered options of the open question
	countHole      // {count}
	rangeHole      // {range}: 1-3
	clinicHole
	snippetHole // {snippet.closing}, where there is none
)

// text reads `{en: ..., es: ...}` or one wording for all languages.
func (r *reader) text(f field) *text {
	t := &text{n: len(r.texts), at: place(f.val)}
	r.texts = append(r.texts, t)
	if s, ok := f.plain(); ok {
		r.open(s, t.at)
		t.langs = r.speltIn(s, place(f.val))
		return t
	}
	o, ok := r.object(f.val, "a text")
	if !ok {
		return t
	}
	for _, l := range o.rest() {
		if s, ok := r.scalar(l); ok {
			t.langs = append(t.langs, r.wording(l.key, s, place(l.val)))
		}
	}
	return t
}

// plain is the field's words, when it is no mapping.
func (f field) plain() (string, bool) {
	quiet := reader{}
	return quiet.scalar(f)
}

func (r *reader) wording(lang, src string, at pos) wording {
	src = r.spell(lang, src)
	w := wording{lang: lang, at: at, src: src}
	for src != "" {
		words, rest, open := strings.Cut(src, "{")
		if words != "" {
			w.bits = append(w.bits, bit{words: words})
		}
		if !open {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		b, ok := readHole(name)
		if !closed || !ok {
			r.fault(at, "placeholder", fmt.Sprintf("`{%s` is no placeholder", excerpt(rest[:min(len(rest), maxWord)], 1)), "",
				"use {variable}, {variable.part}, {count|visit|visits}, {list}, {count}, {range}, {clinic.name}, {clinic.phone}, {clinic.hours}, {clinic.address}, {clinic.opening} or {snippet.name}")
			break
		}
		w.bits = append(w.bits, b)
		src = after
	}
	return w
}

func readHole(name string) (bit, bool) {
	if strings.Contains(name, "|") {
		return readPlural(name)
	}
	switch name {
	case "list":
		return bit{hole: listHole}, true
	case "count":
		return bit{hole: countHole}, true
	case "range":
		return bit{hole: rangeHole}, true
	case "clinic.name", "clinic.phone", "clinic.hours", "clinic.address", "clinic.opening":
		return bit{hole: clinicHole, words: strings.TrimPrefix(name, "clinic.")}, true
	}
	if snippet, ok := strings.CutPrefix(name, "snippet."); ok {
		return bit{hole: snippetHole, words: snippet}, identifier(snippet)
	}
	r, ok := readRef(name)
	return bit{hole: varHole, ref: r}, ok
}

// in is the wording in a language, or the nearest there is.
func (t *text) in(lang string) wording {
	if t == nil || len(t.langs) == 0 {
		return wording{}
	}
	for _, w := range t.langs {
		if w.lang == lang || w.lang == "" {
			return w
		}
	}
	return t.langs[0]
}

func (t *text) languages() []string {
	var out []string
	for _, w := range t.wordings() {
		out = append(out, w.lang)
	}
	return out
}

// spoken reports whether a wording has words of its own, so that it belongs to one
// language.
func (w wording) spoken() bool {
	return slices.ContainsFunc(w.bits, func(b bit) bool {
		return b.hole == noHole && strings.ContainsFunc(b.words, unicode.IsLetter) || len(b.forms) > 0
	})
}
