package flow

import (
	"fmt"
	"strconv"

	"github.com/goccy/go-yaml/ast"
)

// readAsk reads a question.
func (r *reader) readAsk(f field, o *object, s *step) verb {
	a := &ask{id: s.id, at: s.at, next: r.next(o)}
	word, _ := r.scalar(f)
	a.kind = asking(word)
	q, ok := questions[a.kind]
	if !ok {
		var kinds []string
		for k := range questions {
			kinds = append(kinds, string(k))
		}
		r.fault(place(f.val), "type", fmt.Sprintf("there is no question of type `%s`", excerpt(word, 1)), "", didYouMean(word, kinds))
	}
	if s.id[0] == '#' {
		r.fault(s.at, "name", "the question has no id", "its answer would have no name", "add `id:`")
	} else {
		r.variable(a.id, s.at)
	}
	a.spoken = r.spoken(o, "text")
	a.media = r.media(o)
	r.askAgain(o, a)
	r.askSource(o, a, q)
	r.askExits(o, a, q)
	a.label = q.label
	if l, ok := o.take("label"); ok {
		if a.label = r.label(l, l.at); a.label > q.label {
			r.fault(l.at, "label", fmt.Sprintf("an answer of type %s is %s at least", a.kind, q.label), "a patient may write anything there", "leave `label` out")
		}
	}
	o.close("a question of type "+string(a.kind), "ask", string(a.kind))
	return a
}

func (r *reader) askAgain(o *object, a *ask) {
	if a.text == nil {
		r.fault(a.at, "exits", "the question says nothing", "", "add `text: {en: ...}`")
	}
	if f, ok := o.take("again"); ok {
		a.again = spoken{text: r.text(f), notice: a.notice}
		return
	}
	r.fault(a.at, "exits", "the question has no `again`", "a patient who was not understood would read the same words twice", "add `again:` with other words")
}

func (r *reader) askSource(o *object, a *ask, q question) {
	if f, ok := o.take("of"); ok {
		a.of = r.expression(f)
		if !q.of || !a.of.isRef {
			r.fault(f.at, "type", "`of` names a list for a choice, choices, a slot or marks", "", "")
		}
	}
	if f, ok := o.take("options"); ok {
		a.options = r.options(f, a)
		if !q.options {
			r.fault(f.at, "key", fmt.Sprintf("a question of type %s has no `options`", a.kind), "", "")
		}
	}
	if f, ok := o.take("from"); ok {
		if a.from = r.expression(f); !a.from.isRef {
			r.fault(f.at, "type", "`from` names a variable with words in it, such as opening", "", "")
		}
	}
	if f, ok := o.take("moving"); ok {
		if a.moving = r.expression(f); !a.moving.isRef || !q.timed {
			r.fault(f.at, "type", "`moving` names when a visit begins, for a question about time", "", "")
		}
	}
	if q.of && a.of == nil && (!q.options || a.kind == askMarks) {
		r.fault(a.at, "type", "the question has no `of`", "", "add `of:` with the list it is about")
	}
	if q.options && len(a.options) == 0 && (a.of == nil || a.kind == askMarks) {
		r.fault(a.at, "type", "the question has no answers", "", "add `options:`")
	}
	if a.kind == askChoices {
		r.askChoices(a)
	}
	a.min, a.max = r.bound(o, "min", 0), r.bound(o, "max", defaultMax)
}

// askChoices reports answers that cannot be given together.
func (r *reader) askChoices(a *ask) {
	if a.of != nil && len(a.options) > 0 {
		r.fault(a.at, "type", "the question has `of` and `options`", "their numbers would be the same", "keep one of them")
	}
	for _, o := range a.options {
		if o.label == nil {
			r.fault(o.at, "exits", fmt.Sprintf("nobody can see that `%s` is to be had", o.key), "", "add `label:`, which stands in {list}")
		}
		if o.to != a.next {
			r.fault(o.at, "target", "of several answers none leads anywhere alone", "", fmt.Sprintf("go through them: `each: %s`", a.id))
		}
	}
}

func (r *reader) bound(o *object, key string, otherwise int) int {
	f, ok := o.take(key)
	if !ok {
		return otherwise
	}
	word, _ := r.scalar(f)
	n, err := strconv.ParseInt(word, 10, 32)
	if err != nil {
		r.fault(place(f.val), "type", fmt.Sprintf("`%s` is a whole number", key), "", "")
	}
	return int(n)
}

func (r *reader) askExits(o *object, a *ask, q question) {
	for _, name := range q.exits {
		if f, ok := o.take(name); ok {
			a.routes = append(a.routes, outcome{name: name, at: f.at, to: r.route(f)})
		} else if a.kind == askChoices {
			r.fault(a.at, "exits", "the question has no `none`", "a patient who wants none of them would be stuck", "add `none:`, which is what 0 and NONE lead to")
		} else if a.kind == askSlot {
			r.fault(a.at, "exits", fmt.Sprintf("the question has no `%s`", name), "a patient who wants another time than the offered ones would be stuck", "add `other:` for another wish and `none:` for none of these")
		}
	}
	if f, ok := o.take("stuck"); ok {
		a.stuck = r.route(f)
	}
	if f, ok := o.take("unanswered"); ok {
		a.timeout, a.after = r.unanswered(f)
	}
}

// options reads `confirm: {words: {en: [c, confirm]}, then: confirmed}`.
func (r *reader) options(f field, a *ask) []option {
	o, ok := r.object(f.val, "`options`")
	if !ok {
		return nil
	}
	var out []option
	for _, one := range o.rest() {
		d, ok := r.object(one.val, "an option")
		if !ok {
			continue
		}
		opt := option{key: one.key, at: one.at, to: a.next}
		if w, ok := d.take("words"); ok {
			opt.words = r.foldWords(w)
		}
		if l, ok := d.take("label"); ok {
			opt.label = r.text(l)
		}
		if d.left() {
			opt.to = &route{at: one.at}
			r.routeFields(d, opt.to)
		}
		d.close("an option", "option")
		if len(opt.words) == 0 && opt.label == nil {
			r.fault(one.at, "exits", fmt.Sprintf("nobody can answer `%s`", opt.key), "", "add `words:` or `label:`")
		}
		out = append(out, opt)
	}
	return out
}

// foldWords reads words by language into one list: people mix languages.
func (r *reader) foldWords(f field) [][]string {
	all := []field{f}
	if _, ok := f.val.(*ast.MappingNode); ok {
		o, _ := r.object(f.val, "`words`")
		all = o.rest()
	}
	var words []string
	for _, l := range all {
		words = append(words, r.words(l)...)
	}
	var out [][]string
	for _, w := range words {
		if words := fold(w); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

// defaultMax is the largest number that a question takes which names no `max`.
const defaultMax = 1_000_000
