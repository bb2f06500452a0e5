package flow

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Snippets is the name of the document that holds the clinic's snippets:
//
//	snippets:
//	  closing: {en: Questions? Call {clinic.phone}., es: ¿Preguntas? Llame al {clinic.phone}.}
//
// Env.Workflows holds it beside the workflows. It has no steps and cannot be called.
const Snippets = "snippets"

const openSnippet = "{snippet."

// maxSpelt is how many bytes of snippets one workflow may say: written out, it is still
// no larger than two documents.
const maxSpelt = MaxSource

// readSnippets reads the document of snippets.
func (r *reader) readSnippets(f field, o *object) *Def {
	d := &Def{Source: r.src, Name: Snippets, snippets: map[string]*text{}}
	r.name = Snippets
	o.take("language") // modern has read it
	if about, ok := o.take("about"); ok {
		d.About, _ = r.scalar(about)
	}
	o.close("the snippets", "snippets")
	all, ok := r.object(f.val, "`snippets`")
	if !ok {
		return d
	}
	for _, one := range all.rest() {
		if !identifier(one.key) {
			r.fault(one.at, "name", fmt.Sprintf("`%s` cannot be a name", excerpt(one.key, 1)), "", "use small letters, digits, - and _, and begin with a letter")
		}
		t := r.text(one)
		for _, w := range t.langs {
			if slices.ContainsFunc(w.bits, func(b bit) bool { return b.hole == snippetHole }) {
				r.fault(w.at, "snippet", "a snippet says no other snippet", "what a text says has to be seen in one place", "write the words out")
			}
		}
		d.snippets[one.key] = t
	}
	d.texts = r.texts
	return d
}

// speltOut is d with its snippets written out, as if they stood there; d itself where it
// says none. What there is no snippet for stays as it is.
func (d *Def) speltOut(from *Def) *Def {
	if !d.spells || from == nil || from.snippets == nil {
		return d
	}
	r := &reader{name: d.Name, src: d.Source, snippets: from.snippets}
	out := r.def(r.document([]byte(d.Source)))
	if out == nil {
		return d
	}
	out.link(r)
	return out
}

// spell writes the snippets of a text out. One that is missing in the language, or goes
// beyond maxSpelt, stays as it is.
func (r *reader) spell(lang, src string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(src, openSnippet)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		r.spells = true
		name, after, closed := strings.Cut(rest, "}")
		words, ok := r.snippets[name].spoken(lang)
		if r.spelt += len(words); !closed || !ok || r.spelt > maxSpelt {
			b.WriteString(openSnippet)
			src = rest
			continue
		}
		b.WriteString(words)
		src = after
	}
}

// spoken are the words of a text in a language; ok is false where it has none there.
func (t *text) spoken(lang string) (words string, ok bool) {
	for _, w := range t.wordings() {
		if w.lang == lang || w.lang == "" {
			return w.src, true
		}
	}
	return "", false
}

// speltIn is a text of snippets and nothing else in each language that they have.
func (r *reader) speltIn(s string, at pos) []wording {
	var langs []string
	for rest, found := s, true; found; {
		if _, rest, found = strings.Cut(rest, openSnippet); found {
			name, _, _ := strings.Cut(rest, "}")
			langs = append(langs, r.snippets[name].languages()...)
		}
	}
	slices.Sort(langs)
	langs = slices.DeleteFunc(slices.Compact(langs), func(l string) bool { return l == "" })
	if len(langs) == 0 || r.wording("", s, at).spoken() {
		return []wording{r.wording("", s, at)}
	}
	var out []wording
	for _, l := range langs {
		out = append(out, r.wording(l, s, at))
	}
	return out
}

// snippets reports snippets that are not in every language.
func (a *analysis) snippets() {
	for _, t := range a.def.texts {
		a.languages(t)
	}
}

// snippet reports one that is not there to be said.
func (a *analysis) snippet(name string, w wording) {
	doc := a.env.Workflows[Snippets]
	if doc == nil || doc.snippets == nil {
		a.fault(w.at, "snippet", fmt.Sprintf("there is no snippet `%s`: the clinic has none", name), "a patient would read a gap", "write a document `snippets: {"+name+": {en: ...}}`")
		return
	}
	t, ok := doc.snippets[name]
	if !ok {
		a.fault(w.at, "snippet", fmt.Sprintf("there is no snippet `%s`", name), "a patient would read a gap", didYouMean(name, slices.Collect(maps.Keys(doc.snippets))))
		return
	}
	if _, ok := t.spoken(w.lang); ok {
		a.fault(w.at, "size", fmt.Sprintf("the snippets of this workflow are more than %d bytes", maxSpelt), "", "say fewer of them")
		return
	}
	if w.lang == "" {
		a.fault(w.at, "snippet", fmt.Sprintf("the snippet `%s` is said in several languages, and this text in one", name),
			"a patient would read words in a language that is not theirs", "write {en: ..., es: ...}")
		return
	}
	a.fault(w.at, "snippet", fmt.Sprintf("the snippet `%s` is missing in `%s`", name, w.lang), "a patient would read a gap", fmt.Sprintf("add `%s: ...` to the snippet", w.lang))
}

// saidBy are the problems of the workflows that say any of the snippets: a fault, or a
// text that is sealed, may be in the words of a snippet.
func (d *Def) saidBy(env Env) []Problem {
	all := maps.Clone(env.Workflows)
	if all == nil {
		all = map[string]*Def{}
	}
	all[Snippets] = d
	env.Workflows = all
	var out []Problem
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if w := all[name]; w != nil && w.spells {
			out = append(out, analyse(w, env).all(w.Name)...)
		}
	}
	return out
}
