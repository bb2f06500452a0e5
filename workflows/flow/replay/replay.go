// Package replay keeps what happened in a turn, and plays it again on other workflows:
// what last month's patients wrote, on the edit that is to go live tomorrow.
//
// A Turn is one event with all that the step then saw (the world, the reply of every
// action) and all that came of it (lines, handoffs, trace). It holds what people wrote
// and answered: whoever stores its bytes seals them.
//
// # Playing it again
//
// Run begins where the conversation had nothing open. It gives each text to the library
// as the house does (flow.Library.Take), lets time run out where the edit says so, and
// answers every action from the recording: the same action gets the replies that it got
// then, in order, and one that was not called then gets a made-up reply, which the
// verdict tells. Nothing else is called: Run is given nothing to call.
//
// What the house answers itself (danger, STOP, a person) no workflow heard; it ends what
// is open, or does not, as it did then.
//
// From the first turn that goes another way, the patient's next words answer a question
// that was not asked. So comparing stops there, and goes on where the conversation next
// begins anew.
//
// # What a verdict shows
//
// Names of workflows, steps and actions, and texts as the workflow writes them, with
// their placeholders. Never a value, and never a word of the patient's.
package replay

import (
	"errors"
	"fmt"
	"log/slog"
	"time"

	"frontdesk/workflows/flow"
)

// MaxTurn is the size of an encoded turn in bytes. A booking's have about 1,500; a list
// of twenty visits takes 6,000. What is larger is kept as Lost.
const MaxTurn = 32 << 10

// Why a turn cannot be read.
var (
	// ErrTurn: bytes that are no encoded turn.
	ErrTurn = errors.New("not a recorded turn")
	// ErrVersion: a turn that another release recorded, in a form not known here.
	ErrVersion = errors.New("a recorded turn of another version")
)

// Turn is one event of a conversation and what came of it.
type Turn struct {
	// Event is what happened: the text as it came, not what was made of it. A workflow
	// that something outside began (a reminder) has that event's name in Event.Name.
	Event flow.Event
	World flow.World
	// Before and After tell the run state by its Digest; 0 is a conversation in which
	// nothing is open. A turn follows another when it begins with what that one left.
	Before, After uint64
	// House says that the house answered and no workflow heard the event.
	House bool
	// Lost says that the turn was too large to be kept.
	Lost bool
	// Unclear says that the text meant nothing, Missed that it was no answer.
	Unclear, Missed bool
	Calls           []Call
	Lines           []flow.Line
	Handoffs        []string
	// WakeAt is when time was to run out afterwards; zero for never.
	WakeAt time.Time
	Trace  []flow.Passed
}

// Call is an action that was called, and how it ended.
type Call struct {
	flow.Call
	Reply flow.Reply
}

// Format hides the turn from every verb.
func (t Turn) Format(f fmt.State, _ rune) { fmt.Fprintf(f, "[turn %s]", t.Event.Kind) }

// LogValue hides the turn from slog.
func (t Turn) LogValue() slog.Value { return slog.StringValue(fmt.Sprint(t)) }

// Heard takes over what came of a step.
func (t *Turn) Heard(r flow.Result, calls []Call) {
	t.Calls, t.Lines, t.Handoffs, t.WakeAt = calls, r.Lines, r.Handoffs, r.WakeAt
	t.Missed, t.Trace = r.Missed, r.Trace
}

// Digest tells one encoded run state from another (FNV-1a, 64 bits); 0 for none.
func Digest(state []byte) uint64 {
	if len(state) == 0 {
		return 0
	}
	h := uint64(14695981039346656037)
	for _, b := range state {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return max(h, 1)
}
