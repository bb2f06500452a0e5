package flow

import (
	"fmt"
	"slices"

	"frontdesk/internal/phi"
)

// input is a variable that whoever starts or calls the workflow fills, or finds filled.
type input struct {
	name     string
	at       pos
	shape    shape
	optional bool
}

// inputs reads `visits: {type: list of visit, label: notice, optional: true}`.
func (r *reader) inputs(f field) []input {
	o, ok := r.object(f.val, "`"+f.key+"`")
	if !ok {
		return nil
	}
	var out []input
	for _, one := range o.rest() {
		in := input{name: r.variable(one.key, one.at), at: one.at}
		d, ok := r.object(one.val, "`"+one.key+"`")
		if !ok {
			continue
		}
		if t, ok := d.take("type"); ok {
			in.shape.kind, in.shape.of = r.typ(t)
		}
		label, _ := d.take("label")
		in.shape.label = r.label(label, one.at)
		words := in.shape.label
		if items, ok := d.take("items"); ok {
			words = r.label(items, items.at)
			if in.shape.kind != ListType {
				r.fault(items.at, "key", "only a list has `items`: how private their words are", "", "leave it out")
			}
		}
		in.shape.items = kept(words)
		if opt, ok := d.take("optional"); ok {
			word, _ := r.scalar(opt)
			in.optional = word == "true"
		}
		d.close("`"+f.key+"`", "input")
		item := in.shape.kind
		if item == ListType {
			item = in.shape.of
		}
		in.shape.fields = partsOf(item, words)
		out = append(out, in)
	}
	return out
}

func (r *reader) variable(name string, at pos) string {
	ref, ok := readRef(name)
	if !ok || len(ref.path) > 0 || slices.Contains([]byte(name), '-') {
		r.fault(at, "name", fmt.Sprintf("`%s` cannot name a variable", excerpt(name, 1)), "", "use small letters, digits and _, and begin with a letter")
	}
	return name
}

func (r *reader) typ(f field) (kind, of Type) {
	word, _ := r.scalar(f)
	var known []string
	for _, t := range Types() {
		known = append(known, string(t))
	}
	item := word
	if len(word) > 8 && word[:8] == "list of " {
		item, kind = word[8:], ListType
	}
	if !slices.Contains(known, item) {
		r.fault(place(f.val), "type", fmt.Sprintf("there is no type `%s`", excerpt(word, 1)), "", didYouMean(item, known))
		return TextType, ""
	}
	if kind == ListType {
		return kind, Type(item)
	}
	return Type(item), ""
}

func (r *reader) label(f field, at pos) phi.Label {
	if f.val == nil {
		r.fault(at, "label", "the label is missing", "what is not labelled is treated as most private, and sealed", "add `label: notice`, or public, care, sensitive")
		return phi.Sensitive
	}
	word, _ := r.scalar(f)
	l, err := phi.ParseLabel(word)
	if err != nil {
		r.fault(place(f.val), "label", fmt.Sprintf("there is no label `%s`", excerpt(word, 1)), "", didYouMean(word, []string{"public", "notice", "care", "sensitive"}))
	}
	return l
}
