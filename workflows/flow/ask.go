package flow

import (
	"cmp"
	"slices"
	"time"

	"frontdesk/internal/phi"
)

// ask is a question with its exits.
type ask struct {
	id   string
	at   pos
	kind asking
	spoken
	again spoken // said when the first answer was not understood
	of    *expression
	from  *expression // words that may hold the answer already
	// moving is when the visit begins that is being moved: "an hour later" goes from there.
	moving *expression
	// label is how private the answer is, at least.
	label    phi.Label
	options  []option
	next     *route
	routes   []outcome // of the exits in the table above
	stuck    *route
	timeout  *route
	after    time.Duration
	min, max int
}

// option is one answer of a choice.
type option struct {
	key   string
	at    pos
	words [][]string // as fold reads them, of all languages
	label *text      // how it stands in {list}; nil when it does not
	to    *route
}

func (a *ask) says() []spoken {
	out := append(a.spoken.says(), a.again)
	for _, o := range a.options {
		out = append(out, spoken{text: o.label})
	}
	return slices.DeleteFunc(out, func(s spoken) bool { return s.text == nil })
}

func (a *ask) exits() []exit {
	var out []exit
	for _, o := range a.options {
		out = append(out, exit{name: o.key, to: o.to})
	}
	for _, r := range a.routes {
		out = append(out, exit{name: r.name, to: r.to, aside: a.kind == askPerson})
	}
	if !a.exhausted() {
		out = append(out, exit{name: "answered", to: a.next})
	}
	if a.stuck != nil {
		out = append(out, exit{name: "stuck", to: a.stuck, aside: true})
	}
	if a.timeout != nil {
		out = append(out, exit{name: "unanswered", to: a.timeout, aside: true})
	}
	return out
}

// exhausted reports that every answer has a route of its own, so that none falls
// through.
func (a *ask) exhausted() bool {
	routed := func(name string) bool {
		return slices.ContainsFunc(a.routes, func(o outcome) bool { return o.name == name })
	}
	if a.kind == askYesNo {
		return routed("yes") && routed("no")
	}
	if len(a.options) == 0 || a.kind != askChoice || a.of != nil { // an item of a list may be no option
		return false
	}
	return !slices.ContainsFunc(a.options, func(o option) bool { return o.to == a.next })
}

// unanswered is the route of a time-out: the question's own, the workflow's, or to end
// without a word.
func (a *ask) unanswered(d *Def) *route {
	switch {
	case a.timeout != nil:
		return a.timeout
	case d.unanswered != nil:
		return d.unanswered
	}
	return &route{to: end}
}

// patience is how long the question stays open.
func (a *ask) patience(d *Def) time.Duration {
	if a.after != 0 {
		return a.after
	}
	return d.after
}

// run asks, unless the answer is known: one person stands behind the number, or it was
// given together with an earlier one, or the words in `from` hold it. Words are looked
// at once, when the question has no answer yet.
func (a *ask) run(t *turn, _ *step) error {
	f := t.top()
	f.missed, f.misses = "", 0
	list := a.list(t)
	if a.kind == askPerson && len(list) < 2 {
		if len(list) == 0 {
			return a.answered(t, answer{exit: "none"})
		}
		return a.answered(t, answer{value: list[0], fit: Exact})
	}
	if got := a.carried(t, list); got.fit != NoFit {
		return a.answered(t, got)
	}
	if a.from != nil && !f.vars.value(a.id).known() && t.looks(a) {
		if got := a.said(f.vars, t.w, list); got.fit != NoFit {
			return a.answered(t, got)
		}
	}
	a.open(t, a.spoken, list)
	return nil
}

// lookout is a question of one frame.
type lookout struct {
	depth int
	ask   *ask
}

// looks reports whether a question may look for its answer in words that are there: once
// a turn, or what unsets the answer and comes back would go round for ever.
func (t *turn) looks(a *ask) bool {
	at := lookout{len(t.st.frames), a}
	if slices.Contains(t.looked, at) {
		return false
	}
	t.looked = append(t.looked, at)
	return true
}

func (a *ask) open(t *turn, s spoken, list []Value) {
	if t.say(s, list) {
		line := &t.res.Lines[len(t.res.Lines)-1]
		line.Buttons = a.buttons(t, *line, list)
	}
	f := t.top()
	f.open = true
	f.answered = before(f.answered, a.id)
	f.dueAt = t.awake(t.w.Now.Add(a.patience(t.p.def)), a.unanswered(t.p.def), true).Truncate(time.Second).UTC()
	t.rest = true
}

// reopen asks again what was open below a workflow that has ended, in silence when it
// ended by a time-out.
func (a *ask) reopen(t *turn) {
	s := a.spoken
	if t.alone {
		s = spoken{}
	}
	t.top().missed, t.top().misses = "", 0
	a.open(t, s, a.list(t))
}

// miss counts an answer that was not understood. The first is asked again in other
// words, the second leads to a person.
func (a *ask) miss(t *turn) error {
	f := t.top()
	t.res.Missed = true
	if f.missed != a.id {
		f.missed, f.misses = a.id, 0
	}
	if f.misses++; f.misses == 1 {
		a.open(t, a.again, a.list(t))
		return nil
	}
	f.open, t.took = false, "stuck"
	if a.stuck != nil {
		return t.follow(a.stuck)
	}
	return t.follow(t.p.def.stuck)
}

// answered keeps an answer and goes on.
func (a *ask) answered(t *turn, got answer) error {
	f := t.top()
	f.open = false
	f.answered = append(before(f.answered, a.id), a.id)
	if got.value.known() {
		t.set(a.id, got.value)
	}
	for _, o := range a.options {
		if o.key == got.exit {
			t.took = o.key
			return t.follow(o.to)
		}
	}
	for _, r := range a.routes {
		if r.name == got.exit {
			t.took = r.name
			return t.follow(r.to)
		}
	}
	if t.took = "answered"; got.exit == "none" {
		t.took = "none"
		return t.follow(cmp.Or(a.stuck, t.p.def.stuck))
	}
	return t.follow(a.next)
}

// list is what can be answered: the people, the items of the list, or the options that
// have a label.
func (a *ask) list(t *turn) []Value {
	t.watch.needs(a.of, t.top().vars)
	return a.listIn(t.top().vars, t.w)
}

func (a *ask) listIn(vars bindings, w World) []Value {
	var out []Value
	switch {
	case a.kind == askPerson:
		out = w.People
	case a.of != nil:
		out = a.of.ref.in(vars).Items
	default:
		for _, o := range a.options {
			if o.label != nil {
				says := o.label.in(w.Lang).say(speech{vars: vars, clinic: w.Clinic, lang: w.Lang}, phi.Public)
				out = append(out, Value{Type: ChoiceType, Key: o.key, Says: says})
			}
		}
	}
	return out[:min(len(out), MaxItems)]
}
