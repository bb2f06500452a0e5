// Package when reads what patients mean by "thurs after 3".
//
// The answer is a set of instants, never a guess: what a text allows is a list of
// spans, and a text that can be meant in two ways comes back with both.
package when

import "time"

// Context is what a reading depends on.
type Context struct {
	// Now is the instant of reading, with the location that the patient thinks in.
	Now time.Time
	// Lang is "en" or "es"; both are tried, the named one first.
	Lang string
	// DayFirst says that 3/4 is the third of April.
	DayFirst bool
	// Open and Close are the clinic's hours, minutes after local midnight: they tell
	// which 3 "at 3" is. Both zero means 07:00 to 19:00.
	Open, Close int
	// Asked is what the text answers: a bare "13" is an hour, a day of the month or a
	// number of people, or nothing when nobody asked.
	Asked Asked
	// Visit is the beginning of the visit that is being moved; zero when there is none.
	// "An hour later", "same time next week", "the day after" go from there.
	Visit time.Time
	// Day is in the day that was spoken of before; zero when there is none. A time without
	// a day is on it: "afternoon would be better".
	Day time.Time
	// Horizon is how far ahead an open wish ("mornings") reaches; zero means 60 days.
	Horizon time.Duration
}

// Asked is a set of what the question before the text was for.
type Asked uint8

// What can be asked.
const (
	AskedDay Asked = 1 << iota
	AskedTime
	// AskedCount is how many; a bare number is then no time.
	AskedCount
)

// Span is the instants from From to before To, UTC.
type Span struct {
	From time.Time `json:"from"`
	To   time.Time `json:"to"`
}

// Reading is what a text says about time.
type Reading struct {
	// Spans are what the text allows, soonest first, not overlapping. A visit fits
	// when it starts inside one.
	Spans []Span `json:"spans,omitempty"`
	// Asap says that the soonest is wanted ("next available", "asap").
	Asap bool `json:"asap,omitempty"`
	// Exact says that one clock time was named ("Thu at 3"), so that an offer at
	// another time is an alternative and not what was asked.
	Exact bool `json:"exact,omitempty"`
	// Also are the other ways to read the text; empty when there is one.
	Also []Reading `json:"also,omitempty"`
	// Fault names why nothing is allowed although a time was named.
	Fault Fault `json:"fault,omitempty"`
	// Rest is the text without the words that were read, for whoever looks for a
	// practitioner's name in it.
	Rest string `json:"-"`
}

// Fault is why a named time is no time to come.
type Fault string

// The faults.
const (
	// Past: the time named is over.
	Past Fault = "past"
	// Impossible: there is no such day or hour (Feb 30, 25:00).
	Impossible Fault = "impossible"
	// Skipped: the clock is put forward over the time named on that day.
	Skipped Fault = "skipped"
)

// Found reports whether the text said anything about time.
func (r Reading) Found() bool { return len(r.Spans) > 0 || r.Asap || r.Fault != "" }
