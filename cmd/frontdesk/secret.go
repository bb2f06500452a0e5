package main

import (
	"fmt"
	"log/slog"
)

const secretShown = "[secret]"

// Secret is a value of the configuration that cannot be printed, logged or marshalled: it
// shows as "[secret]". The zero Secret is none.
type Secret struct{ value string }

// Reveal is the value itself, for the one call that needs it.
func (s Secret) Reveal() string { return s.value }

// Set reports whether there is a value.
func (s Secret) Set() bool { return s.value != "" }

func (s Secret) String() string { return secretShown }

// Format hides the value from every verb, %#v and %x included.
func (s Secret) Format(f fmt.State, _ rune) { fmt.Fprint(f, secretShown) }

// LogValue hides the value from slog.
func (s Secret) LogValue() slog.Value { return slog.StringValue(secretShown) }

// MarshalText hides the value from JSON and YAML.
func (s Secret) MarshalText() ([]byte, error) { return []byte(secretShown), nil }

// UnmarshalText takes any value; what is wrong with it is found by Config's check, which
// knows not to quote it.
func (s *Secret) UnmarshalText(b []byte) error {
	s.value = string(b)
	return nil
}
