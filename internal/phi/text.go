package phi

import (
	"errors"
	"fmt"
	"log/slog"
)

// Text is words about somebody, with their label. It cannot be printed, logged or
// marshalled: it shows as "[care 42B]". The zero Text is empty and Sensitive. It does
// not compare with ==; compare what Reveal gives.
type Text struct {
	_     [0]func() // not comparable: two Texts of the same words are two pointers
	label Label
	// words are behind a pointer, because fmt prints the fields of a struct around us
	// without asking our methods: it then shows an address.
	words *string
}

// New labels words.
func New(l Label, words string) Text {
	if words == "" {
		return Text{label: l}
	}
	return Text{label: l, words: &words}
}

// Reveal is the words themselves. Every caller is a place where PHI appears.
func (t Text) Reveal() string {
	if t.words == nil {
		return ""
	}
	return *t.words
}

// Label is how private the words are.
func (t Text) Label() Label { return t.label }

// Len is the length in bytes.
func (t Text) Len() int { return len(t.Reveal()) }

// Empty reports whether there are no words.
func (t Text) Empty() bool { return t.words == nil }

// Relabel is the same words under another label. To lower a label is a
// declassification: say at the call why it is right.
func (t Text) Relabel(l Label) Text { return Text{label: l, words: t.words} }

func (t Text) String() string { return fmt.Sprintf("[%s %dB]", t.label, t.Len()) }

// Format hides the words from every verb, %#v and %x included.
func (t Text) Format(f fmt.State, _ rune) { fmt.Fprint(f, t.String()) }

// LogValue hides the words from slog.
func (t Text) LogValue() slog.Value { return slog.StringValue(t.String()) }

// MarshalText hides the words from JSON, YAML and XML.
func (t Text) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText always fails: a Text is made by New, where its label is seen.
func (t *Text) UnmarshalText([]byte) error {
	return errors.New("phi.Text does not unmarshal: read the bytes and label them with phi.New")
}
