package flow

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"frontdesk/internal/gsm"
	"frontdesk/internal/phi"
)

// plural is how a language's words change with a whole number: the categories it has, in
// CLDR's order, and which one a number takes.
type plural struct {
	forms []string
	of    func(n int) int
}

// plurals are the languages that clinics enable. The category "many" that Spanish,
// French, Italian and Portuguese have for whole millions is taken as "other", and what
// only fractions take is left out.
//
// Source: Unicode CLDR 45, Language Plural Rules, cardinals.
var plurals = map[string]plural{
	"en": {[]string{"one", "other"}, fromTwo},
	"es": {[]string{"one", "other"}, fromTwo},
	"de": {[]string{"one", "other"}, fromTwo},
	"it": {[]string{"one", "other"}, fromTwo},
	"fr": {[]string{"one", "other"}, withZero},
	"pt": {[]string{"one", "other"}, withZero},
	"vi": {[]string{"other"}, always},
	"zh": {[]string{"other"}, always},
	"ar": {[]string{"zero", "one", "two", "few", "many", "other"}, arabic},
	"ru": {[]string{"one", "few", "many"}, russian},
	"pl": {[]string{"one", "few", "many"}, polish},
}

func always(int) int { return 0 }

func fromTwo(n int) int {
	if n == 1 {
		return 0
	}
	return 1
}

// withZero is one for 0 and 1.
func withZero(n int) int {
	if n < 2 {
		return 0
	}
	return 1
}

func arabic(n int) int {
	switch {
	case n < 3:
		return n
	case n%100 >= 3 && n%100 <= 10:
		return 3
	case n%100 >= 11:
		return 4
	}
	return 5
}

func russian(n int) int {
	if n%10 == 1 && n%100 != 11 {
		return 0
	}
	return slavic(n)
}

func polish(n int) int {
	if n == 1 {
		return 0
	}
	return slavic(n)
}

// slavic is few for what ends in 2 to 4, except 12 to 14, and many otherwise.
func slavic(n int) int {
	if n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14) {
		return 1
	}
	return 2
}

// readPlural reads "count|visit|visits" and "n|one refill|# refills".
func readPlural(name string) (bit, bool) {
	parts := strings.Split(name, "|")
	b, ok := readHole(parts[0])
	b.forms = parts[1:]
	bad := func(form string) bool { return strings.Contains(form, "{") }
	return b, ok && (b.hole == countHole || b.hole == varHole) && !slices.ContainsFunc(b.forms, bad)
}

// appendPlural writes the form that a number takes. A number that is no whole one takes
// the last.
func (b bit) appendPlural(buf []byte, l phi.Label, s speech) ([]byte, phi.Label) {
	v := Value{Type: ListType, Items: s.list}
	if b.hole == varHole {
		v = b.ref.in(s.vars)
	}
	form, number := b.forms[len(b.forms)-1], strconv.Itoa(len(v.Items))
	if v.Type == NumberType {
		number, l = v.Says.Reveal(), min(l, v.Says.Label())
	}
	if n, err := strconv.Atoi(number); err == nil {
		form = b.forms[min(pluralOf(s.lang).of(max(n, -n)), len(b.forms)-1)]
	}
	return append(buf, strings.ReplaceAll(form, "#", number)...), l
}

// pluralOf is the rule of a language; English for one that has none.
func pluralOf(lang string) plural {
	if p, ok := plurals[lang]; ok {
		return p
	}
	return plurals["en"]
}

// worstPlural is the longest of the forms.
func (b bit) worstPlural() string {
	number := "99"
	if b.hole == varHole {
		number = xs(width(shape{kind: NumberType}))
	}
	longest := ""
	for _, f := range b.forms {
		if f = strings.ReplaceAll(f, "#", number); gsm.Segments(f) > gsm.Segments(longest) || len(f) > len(longest) {
			longest = f
		}
	}
	return longest
}

// plurals reports forms that a language does not have, and those of what is no number.
func (a *analysis) plurals(w wording) {
	lang := w.lang
	if lang == "" && len(a.env.Languages) > 0 {
		lang = a.env.Languages[0]
	}
	for _, b := range w.bits {
		if len(b.forms) == 0 {
			continue
		}
		if p, ok := plurals[lang]; !ok {
			a.fault(w.at, "plural", fmt.Sprintf("there is no plural rule for `%s`", lang), "a patient would read the wrong word beside a number",
				"write it without a plural; known here: "+strings.Join(slices.Sorted(maps.Keys(plurals)), ", "))
		} else if len(b.forms) != len(p.forms) {
			a.fault(w.at, "plural", fmt.Sprintf("the forms of `%s` are %d, and `%s` has %d: %s", b.name(), len(b.forms), lang, len(p.forms), strings.Join(p.forms, ", ")),
				"a patient would read the wrong word beside a number", fmt.Sprintf("write {%s|%s}", b.name(), strings.Join(p.forms, "|")))
		}
		if b.hole != varHole || a.missing(b.ref.name) {
			continue
		}
		if s, wrong, _ := b.ref.of(a.vars); wrong == "" && s.kind != NumberType && s.kind != ListType {
			a.fault(w.at, "plural", fmt.Sprintf("`%s` is a %s, and a plural goes by a number or a list", b.ref, s.kind), "a patient would read the wrong word", "use {count}, a number or a list")
		}
	}
}

func (b bit) name() string {
	if b.hole == countHole {
		return "count"
	}
	return b.ref.String()
}

// holeGrade is how private a placeholder is: of a list that is only counted, that it has
// so many items.
func (a *analysis) holeGrade(b bit) grade {
	if s, wrong, _ := b.ref.of(a.vars); len(b.forms) > 0 && wrong == "" && s.kind == ListType {
		return s.grade().with(a.context[b.ref.name])
	}
	return a.refGrade(b.ref)
}
