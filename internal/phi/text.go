package phi

import (
	"errors"
	"fmt"
	"log/slog"
)

// Text is words about somebody, with their label. It cannot be printed, logged or
// marshalled: it shows as "[care 42B]". The zero Text is empty and Sensitive.
type Text struct {
	label Label
	words string
}

// New labels words.
func New(l Label, words string) Text { return Text{label: l, words: words} }

// Reveal is the words themselves. Every caller is a place where PHI appears.
func (t Text) Reveal() string { return t.words }

// Label is how private the words are.
func (t Text) Label() Label { return t.label }

// Len is the length in bytes.
func (t Text) Len() int { return len(t.words) }

// Empty reports whether there are no words.
func (t Text) Empty() bool { return t.words == "" }

// Relabel is the same words under another label. To lower a label is a
// declassification: say at the call why it is right.
func (t Text) Relabel(l Label) Text { return Text{label: l, words: t.words} }

func (t Text) String() string { return fmt.Sprintf("[%s %dB]", t.label, len(t.words)) }

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
