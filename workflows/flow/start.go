package flow

// Start is one way in.
type Start struct {
	// Keywords start the workflow when a text is nothing but one of them.
	Keywords []string
	// Phrases are what people write, by language.
	Phrases map[string][]string
	// Intent names it for `examples`; may be empty.
	Intent string
	// Events are what happens without a text: "appointment.reminder".
	Events []string

	at   pos
	with []assignment
}

// starts reads one start or a list of them.
func (r *reader) starts(f field) []Start {
	var out []Start
	for _, one := range r.list(f) {
		o, ok := r.object(one.val, "a start")
		if !ok {
			continue
		}
		s := Start{at: o.at, Phrases: map[string][]string{}}
		if in, ok := o.take("intent"); ok {
			s.Intent = r.ident(in)
		}
		if k, ok := o.take("keywords"); ok {
			s.Keywords = r.words(k)
		}
		if e, ok := o.take("events"); ok {
			s.Events = r.words(e)
		}
		if p, ok := o.take("phrases"); ok {
			if langs, ok := r.object(p.val, "`phrases`"); ok {
				for _, l := range langs.rest() {
					s.Phrases[l.key] = r.words(l)
				}
			}
		}
		if w, ok := o.take("with"); ok {
			s.with = r.assignments(w)
		}
		o.close("a start", "start")
		out = append(out, s)
	}
	return out
}

func (r *reader) words(f field) []string {
	var out []string
	for _, w := range r.list(f) {
		if s, ok := r.scalar(w); ok && s != "" {
			out = append(out, s)
		}
	}
	return out
}
