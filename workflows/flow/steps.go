package flow

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

var verbs = []string{"say", "ask", "do", "when", "split", "each", "wait", "call", "handoff", "end"}

// decides are the verbs that go several ways.
var decides = wordSet("ask do when each")

func (r *reader) steps(f field) []*step { return r.stepsAfter(f, nil) }

// stepsAfter reads a list of steps behind those that stand before it.
func (r *reader) stepsAfter(f field, out []*step) []*step {
	seq, ok := f.val.(*ast.SequenceNode)
	if !ok {
		r.fault(f.at, "yaml", "`steps` is a list: one `- ` for each step", "", "")
		return out
	}
	for _, n := range seq.Values {
		if len(out) >= MaxSteps {
			r.fault(place(n), "size", fmt.Sprintf("a workflow has at most %d steps", MaxSteps), "", "split it with `call`")
			break
		}
		if s := r.step(n, len(out)); s != nil {
			out = r.inside(s, append(out, s))
		}
	}
	return out
}

func (r *reader) step(n ast.Node, i int) *step {
	s := &step{id: "#" + strconv.Itoa(i+1), index: i, at: place(n)}
	if word, ok := n.(*ast.StringNode); ok && word.Value == end {
		s.word, s.verb = end, ending{&route{at: s.at, then: end}}
		return s
	}
	o, ok := r.object(n, "a step")
	if !ok {
		return nil
	}
	s.at = o.at
	if f, ok := o.take("id"); ok {
		if id := r.ident(f); id != "" {
			s.id = id
		}
	}
	if f, ok := o.take("reveals"); ok {
		s.reveals = r.reveals(f)
	}
	var found []string
	for _, v := range verbs {
		if _, ok := o.take(v); ok {
			found = append(found, v)
		}
	}
	if slices.Equal(found, []string{"say", "handoff"}) {
		found = found[1:] // a handoff has last words
	}
	if len(found) != 1 {
		r.notOneVerb(o, found)
		return nil
	}
	f, _ := o.take(found[0])
	s.word = found[0]
	s.verb = r.verb(found[0], f, o, s)
	if s.reveals != nil && !decides[found[0]] {
		r.fault(s.reveals.at, "key", "`"+found[0]+"` has no `reveals`: it goes one way only", "", "put it on the step that decides")
	}
	return s
}

func (r *reader) notOneVerb(o *object, found []string) {
	if len(found) > 1 {
		r.fault(o.at, "step", "a step does one thing, and this one has "+strings.Join(found, " and "), "", "make two steps of it")
		return
	}
	mend := "begin with one of " + strings.Join(verbs, ", ")
	if len(o.fields) > 0 {
		if c := closest(o.fields[0].key, verbs); c != "" {
			mend = "did you mean `" + c + "`?"
		}
	}
	r.fault(o.at, "step", "this step does nothing", "", mend)
}

func (r *reader) verb(name string, f field, o *object, s *step) verb {
	switch name {
	case "say":
		return r.readSay(f, o)
	case "ask":
		return r.readAsk(f, o, s)
	case "do":
		return r.readDo(f, o)
	case "when":
		return r.readWhen(f, o)
	case "split":
		return r.readSplit(f, o, s)
	case "each":
		return r.readEach(f, o)
	case "wait":
		return r.readWait(f, o)
	case "call":
		return r.readCall(f, o)
	case "handoff":
		return r.readHandoff(f, o)
	}
	o.close("`end`", "end")
	return ending{&route{at: s.at, then: end}}
}

// next is the optional `then` of a step.
func (r *reader) next(o *object) *route {
	if f, ok := o.take("then"); ok {
		return r.route(f)
	}
	return &route{at: o.at}
}
