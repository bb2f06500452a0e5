package defs

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

// damage is one kind of harm to a workflow: all the ways to do it.
type damage struct {
	kind string
	do   func(t tree) []tree
}

// damages are the kinds of harm that an edit does to a workflow.
var damages = []damage{
	{"an outcome without a route", dropOutcome},
	{"a question without other words", dropKey("again")},
	{"nobody takes over", dropKey("stuck")},
	{"a language left out", dropKey("en", "es")},
	{"a target misspelt", misspell("then", "else", "retry")},
	{"a route to another step", retarget},
	{"a way on left out", dropKey("then", "else", "retry", "handoff", "call")},
	{"the branches the other way round", swapBranches},
	{"a condition turned round", negate},
	{"two ids exchanged", swapIDs},
	{"an id left out", dropKey("id")},
	{"a placeholder misspelt", editText(func(w string) []string {
		return placeholders(w, func(p string) []string { return []string{misspelt(p)} })
	})},
	{"another placeholder", anotherPlaceholder},
	{"a list where nothing is asked", editText(func(w string) []string { return []string{w + " {list}"} })},
	{"an action misspelt", misspell("do", "call")},
	{"an input left out", dropIn("with")},
	{"an input misspelt", misspellIn("with")},
	{"a variable misspelt", misspellValues},
	{"a step left out", dropStep},
	{"two steps exchanged", swapSteps},
	{"a set left out", dropKey("set")},
	{"a text too long", editText(func(w string) []string { return []string{w + strings.Repeat(" and more", 40)} })},
	{"a carrier's keyword", addKeyword("stop", "CANCEL", "Help")},
	{"a keyword of another workflow", addKeyword("menú", "b", "thanks")},
	{"a private value in a notice", privateNotice},
	{"a label lowered", lowerLabel},
	{"another type of input", anotherType},
	{"an input no longer optional", dropKey("optional")},
	{"a call of itself", callItself},
	{"an answer left out", dropIn("options")},
	{"a question about another list", dropKey("of")},
}

// dropKey takes out each place under one of the keys.
func dropKey(keys ...string) func(tree) []tree {
	return func(t tree) (out []tree) {
		t.each(func(at spot, _ any) {
			if slices.Contains(keys, at.last()) && !at.under("words", "phrases", "examples") {
				out = append(out, t.with(at, gone{}))
			}
		})
		return out
	}
}

// dropIn takes out each entry of the mappings under a key.
func dropIn(key string) func(tree) []tree {
	return func(t tree) (out []tree) {
		t.each(func(at spot, _ any) {
			if len(at) > 1 && at[len(at)-2] == key {
				out = append(out, t.with(at, gone{}))
			}
		})
		return out
	}
}

// stepKeys are what the steps and questions of the shipped workflows have beside the
// outcomes of an action.
var stepKeys = []string{"do", "id", "with"}

func dropOutcome(t tree) (out []tree) {
	for i := range t.steps() {
		if t.at("steps", i, "do") == nil {
			continue
		}
		for _, e := range t.at("steps", i).(yaml.MapSlice) {
			if !slices.Contains(stepKeys, keyOf(e)) {
				out = append(out, t.with(spot{"steps", i, keyOf(e)}, gone{}))
			}
		}
	}
	return out
}

// misspell changes letters in the words under one of the keys.
func misspell(keys ...string) func(tree) []tree {
	return func(t tree) (out []tree) {
		t.each(func(at spot, v any) {
			if w, ok := v.(string); ok && slices.Contains(keys, at.last()) && w != "end" {
				out = append(out, t.with(at, misspelt(w)))
			}
		})
		return out
	}
}

// misspellIn changes letters in the names of entries under a key.
func misspellIn(key string) func(tree) []tree {
	return func(t tree) (out []tree) {
		t.each(func(at spot, v any) {
			m, ok := v.(yaml.MapSlice)
			if !ok || at.last() != key {
				return
			}
			for i, e := range m {
				more := slices.Clone(m)
				more[i].Key = misspelt(keyOf(e))
				out = append(out, t.with(at, more))
			}
		})
		return out
	}
}

func misspellValues(t tree) (out []tree) {
	t.each(func(at spot, v any) {
		w, ok := v.(string)
		if ok && !strings.ContainsAny(w, " '(") && (at.last() == "of" || at.last() == "from" || len(at) > 1 && (at[len(at)-2] == "with" || at[len(at)-2] == "set")) {
			out = append(out, t.with(at, misspelt(w)))
		}
	})
	return out
}

// retarget leads each route to every other step, back and forth, and to the end.
func retarget(t tree) (out []tree) {
	t.each(func(at spot, v any) {
		w, ok := v.(string)
		if !ok || !slices.Contains([]string{"then", "else"}, at.last()) && !(len(at) == 3 && at[0] == "steps" && t.at("steps", at[1], "do") != nil && !slices.Contains(stepKeys, at.last())) {
			return
		}
		for _, id := range append(t.ids(), "end") {
			if id != w {
				out = append(out, t.with(at, id))
			}
		}
	})
	return out
}

func swapBranches(t tree) (out []tree) {
	for i := range t.steps() {
		if t.at("steps", i, "when") == nil {
			continue
		}
		m := slices.Clone(t.at("steps", i).(yaml.MapSlice))
		for j := range m {
			switch keyOf(m[j]) {
			case "then":
				m[j].Key = "else"
			case "else":
				m[j].Key = "then"
			}
		}
		out = append(out, t.with(spot{"steps", i}, m))
	}
	return out
}

var comparison = regexp.MustCompile(` == `)

func negate(t tree) (out []tree) {
	for i := range t.steps() {
		cond, ok := t.at("steps", i, "when").(string)
		if !ok {
			continue
		}
		at := spot{"steps", i, "when"}
		out = append(out, t.with(at, "not ("+cond+")"), t.with(at, "true"), t.with(at, "false"))
		if comparison.MatchString(cond) {
			out = append(out, t.with(at, comparison.ReplaceAllString(cond, " != ")))
		}
	}
	return out
}

func swapIDs(t tree) (out []tree) {
	ids := t.ids()
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			next := t
			for s := range t.steps() {
				switch t.at("steps", s, "id") {
				case a:
					next = next.with(spot{"steps", s, "id"}, b)
				case b:
					next = next.with(spot{"steps", s, "id"}, a)
				}
			}
			out = append(out, next)
		}
	}
	return out
}

func dropStep(t tree) (out []tree) {
	for i := range t.steps() {
		out = append(out, t.with(spot{"steps", i}, gone{}))
	}
	return out
}

func swapSteps(t tree) (out []tree) {
	for i := range len(t.steps()) - 1 {
		steps := slices.Clone(t.steps())
		steps[i], steps[i+1] = steps[i+1], steps[i]
		out = append(out, t.with(spot{"steps"}, steps))
	}
	return out
}

func callItself(t tree) (out []tree) {
	for i := range t.steps() {
		out = append(out, t.with(spot{"steps"}, slices.Insert(slices.Clone(t.steps()), i, any(yaml.MapSlice{{Key: "call", Value: fmt.Sprint(t.at("workflow"))}}))))
	}
	return out
}
