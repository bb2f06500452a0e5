// Package phi keeps protected health information from leaving by accident.
//
// Every word about a patient carries a Label, every way out has a Clearance, and a
// Text prints as its label and size wherever a program prints without thinking: fmt,
// slog, JSON. Reveal is the one way to the bytes, so a search for it lists every place
// where they appear.
//
// Both zero values fail closed: the zero Label is the most sensitive there is, the
// zero Clearance is the least trusted channel there is.
package phi

import "fmt"

// Label says how private a text is. Smaller is more private, so forgetting to set one
// seals the text.
type Label uint8

// The labels, most private first.
const (
	// Sensitive is specially protected: behavioural health, substance use (42 CFR
	// Part 2), reproductive health, HIV, what a minor consented to alone.
	Sensitive Label = iota
	// Care is ordinary health and billing data.
	Care
	// Notice is what a lock screen may show: clinic, first name, day and time.
	Notice
	// Public is what anybody may know: opening hours, address, price list.
	Public
)

var labelNames = [...]string{Sensitive: "sensitive", Care: "care", Notice: "notice", Public: "public"}

func (l Label) String() string {
	if int(l) < len(labelNames) {
		return labelNames[l]
	}
	return "sensitive"
}

// ParseLabel reads one of "sensitive", "care", "notice" and "public".
func ParseLabel(s string) (Label, error) {
	for l, name := range labelNames {
		if s == name {
			return Label(l), nil
		}
	}
	return Sensitive, fmt.Errorf("label %q: use public, notice, care or sensitive", s)
}

// MarshalText writes the label's name.
func (l Label) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads what MarshalText wrote. An unknown name is an error and leaves
// the most private label behind.
func (l *Label) UnmarshalText(b []byte) (err error) {
	*l, err = ParseLabel(string(b))
	return err
}

// Highest is the most private of the labels: what a text made of such parts carries.
// Of nothing it is Public.
func Highest(labels ...Label) Label {
	top := Public
	for _, l := range labels {
		top = min(top, l)
	}
	return top
}

// Clearance says how much a channel, or the person at its end, may be shown.
type Clearance uint8

// The clearances, least trusted first.
const (
	ClearPublic Clearance = iota
	ClearNotice
	ClearCare
	ClearSensitive
)

// Clears reports whether a text of label l may be shown.
func (c Clearance) Clears(l Label) bool {
	return l <= Public && c <= ClearSensitive && uint8(Public-l) <= uint8(c)
}

func (c Clearance) String() string {
	if c > ClearSensitive {
		return labelNames[Public]
	}
	return labelNames[Public-Label(c)]
}
