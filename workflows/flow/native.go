package flow

import (
	"strconv"

	"frontdesk/internal/phi"
)

// fromNative is what an expression gave, as a value.
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
	case float64:
		words = strconv.FormatFloat(x, 'f', -1, 64)
	}
	v := Value{Type: want, Says: phi.New(l, words)}
	if len(words) <= MaxKey {
		v.Key = words
	}
	return v
}
