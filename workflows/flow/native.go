package flow

import (
	"strconv"

	"frontdesk/internal/phi"
)

// sample is a value of the Go type under which expressions see a shape.
func sample(s shape) any {
	switch s.kind {
	case NumberType, MoneyType:
		return float64(0)
	case YesNoType:
		return false
	case ListType:
		return []any(nil)
	case PersonType, VisitType, SlotType, WishType, MarksType:
		out := map[string]any{}
		for n, f := range s.fields {
			out[n] = sample(f)
		}
		return out
	}
	return ""
}

// native is v as expressions see it: money in dollars, a day as "2026-12-05", a time of
// day as "14:30". nil when v is not known.
func native(v Value) any {
	switch v.Type {
	case "":
		return nil
	case NumberType:
		n, _ := strconv.ParseFloat(v.Key, 64)
		return n
	case MoneyType:
		n, _ := strconv.ParseInt(v.Key, 10, 64)
		return float64(n) / 100
	case YesNoType:
		return v.Key == "yes"
	case ListType:
		out := make([]any, len(v.Items))
		for i, it := range v.Items {
			out[i] = native(it)
		}
		return out
	case PersonType, VisitType, SlotType, WishType, MarksType:
		out := make(map[string]any, len(v.Fields))
		for n, f := range v.Fields {
			out[n] = native(f)
		}
		return out
	case ChoiceType, DateType, ClockType:
		return v.Key
	}
	return v.Says.Reveal()
}

func fromNative(out any, l phi.Label, want Type) Value {
	words := ""
	switch x := out.(type) {
	case string:
		words = x
	case bool:
		words = "no"
		if x {
			words = "yes"
		}
	case int:
		words = strconv.Itoa(x)
	case float64:
		words = strconv.FormatFloat(x, 'f', -1, 64)
	}
	v := Value{Type: want, Says: phi.New(l, words)}
	if len(words) <= MaxKey {
		v.Key = words
	}
	return v
}
