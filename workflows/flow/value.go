package flow

import (
	"fmt"
	"log/slog"
	"strings"

	"frontdesk/internal/phi"
)

// Mark is one letter put on one item of a list.
type Mark struct {
	// Item is the item's key.
	Item string
	// Letter is the key of the option, as the workflow writes it: "c".
	Letter string
}

// Marks lists what a MarksType value says, in the list's order, each item at most once:
// of its Items, Key is the item's key and Fields["mark"].Key the letter.
func (v Value) Marks() []Mark {
	out := make([]Mark, 0, len(v.Items))
	for _, it := range v.Items {
		out = append(out, Mark{Item: it.Key, Letter: it.Fields["mark"].Key})
	}
	return out
}

func markValue(item Value, letter string, l phi.Label) Value {
	upper := phi.New(l, strings.ToUpper(letter))
	return Value{Type: MarksType, Key: item.Key, Says: item.Says,
		Fields: map[string]Value{"mark": {Type: TextType, Key: letter, Says: upper}}}
}

// Label is the most private label of what v can say.
func (v Value) Label() phi.Label {
	l := phi.Public
	if !v.Says.Empty() {
		l = v.Says.Label()
	}
	for _, f := range v.Fields {
		l = phi.Highest(l, f.Label())
	}
	for _, it := range v.Items {
		l = phi.Highest(l, it.Label())
	}
	return l
}

// Format hides the value from every verb: a key may be somebody's number.
func (v Value) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "[%s %s]", v.Type, v.Says) }

// LogValue hides the value from slog.
func (v Value) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(v)) }

// known reports whether v holds anything at all.
func (v Value) known() bool { return v.Type != "" }
