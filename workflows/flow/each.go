package flow

import (
	"fmt"
	"slices"
	"strconv"
)

// looping goes through a list: its body once for each item, the first MaxItems of them.
// The steps of the body stand behind it in Def.steps, up to end.
type looping struct {
	list *expression
	as   string
	// body leads to the first step of the body, to where the list is at its end.
	body, to *route
	nested   field
	end      int
}

// readEach reads `each: children, as: child, steps: [...]`; the steps are read by
// whoever keeps the list of steps.
func (r *reader) readEach(f field, o *object) verb {
	v := &looping{list: r.expression(f), body: &route{at: o.at}, to: r.next(o)}
	if !v.list.isRef {
		r.fault(v.list.at, "type", "`each` names a list, such as children", "", "give an action's output or an input")
	}
	if as, ok := o.take("as"); ok {
		word, _ := r.scalar(as)
		v.as = r.variable(word, place(as.val))
	} else {
		r.fault(o.at, "name", "the items of the list have no name", "the steps inside could not speak of them", "add `as:`, such as `as: child`")
	}
	var ok bool
	if v.nested, ok = o.take("steps"); !ok {
		r.fault(o.at, "step", "the loop has no steps", "", "add `steps:` with what is done for each item")
	}
	o.close("`each`", "each")
	return v
}

// inside reads the steps of a loop behind the loop itself.
func (r *reader) inside(loop *step, out []*step) []*step {
	v, ok := loop.verb.(*looping)
	if !ok || v.nested.val == nil {
		return out
	}
	from := len(out)
	out = r.stepsAfter(v.nested, out)
	if v.end = len(out); v.end == from {
		r.fault(loop.at, "step", "the loop has no steps", "", "add one to its `steps:`")
	}
	for _, s := range out[from:] {
		if s.loop == nil {
			s.loop = loop
		}
	}
	return out
}

// onward is where a step leads that does not say it: to the next one, from the last of a
// loop to the loop, and from a loop that is at its end to what stands behind it.
func (d *Def) onward(s *step, to *route) string {
	next := s.index + 1
	if v, ok := s.verb.(*looping); ok && to == v.to {
		next = v.end
	}
	if s.loop != nil && next >= s.loop.verb.(*looping).end {
		return s.loop.id
	}
	if next < len(d.steps) {
		return d.steps[next].id
	}
	return end
}

// holds reports whether a step is the loop or inside it; nil is outside of all.
func (loop *step) holds(s *step) bool {
	for ; s != nil; s = s.loop {
		if s == loop {
			return true
		}
	}
	return false
}

// entries reports ways into a loop that do not begin at the loop.
func (d *Def) entries(r *reader) {
	for _, s := range d.steps {
		for _, e := range s.verb.exits() {
			d.entry(r, s, e.to)
		}
	}
	for _, shared := range []*route{d.stuck, d.unanswered} {
		if shared != nil {
			d.entry(r, nil, shared)
		}
	}
}

func (d *Def) entry(r *reader, from *step, to *route) {
	name := to.to
	if to.again != "" {
		name = to.again
	}
	i, ok := d.index[name]
	if !ok || from != nil && (to == d.stuck || to == d.unanswered) {
		return
	}
	if loop := d.steps[i].loop; loop != nil && !loop.holds(from) {
		r.fault(to.at, "target", fmt.Sprintf("`%s` is inside the loop %s, and this is outside", name, loop.id),
			"there would be no item to speak of", fmt.Sprintf("lead to `%s`, which begins with the first item", loop.id))
	}
}

func (v *looping) exits() []exit { return []exit{{name: "each", to: v.body}, {name: "then", to: v.to}} }

func (v *looping) says() []spoken { return nil }

// run goes on with the next item, or leaves the loop behind the last. An answer about
// one item is none about the next, so it cannot be corrected any more.
func (v *looping) run(t *turn, s *step) error {
	f := t.top()
	n, _ := strconv.Atoi(f.vars.value(s.position()).Key)
	t.watch.needs(v.list, f.vars)
	items := v.list.ref.in(f.vars).Items
	f.answered = slices.DeleteFunc(slices.Clone(f.answered), func(id string) bool {
		i, ok := t.p.def.index[id]
		return ok && s.holds(t.p.def.steps[i])
	})
	if n >= min(len(items), MaxItems) {
		t.set(s.position(), Value{})
		return t.follow(v.to)
	}
	t.set(s.position(), Value{Type: NumberType, Key: strconv.Itoa(n + 1)})
	t.set(v.as, items[n])
	return t.follow(v.body)
}

// position is the variable in which a loop keeps how many items it has begun. No
// workflow can name it.
func (s *step) position() string { return "#" + s.id }

// jump leads the frame on top to a step. The loops that it leaves are over.
func (t *turn) jump(to string) {
	f := t.top()
	d := t.p.def
	var target *step
	if i, ok := d.index[to]; ok {
		target = d.steps[i]
	}
	if i, ok := d.index[f.at]; ok {
		for loop := d.steps[i].loop; loop != nil; loop = loop.loop {
			if !loop.holds(target) {
				f.vars = f.vars.with(loop.position(), Value{})
			}
		}
	}
	f.at = to
}
