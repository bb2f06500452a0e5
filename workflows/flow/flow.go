package flow

import (
	"context"
	"time"

	"frontdesk/internal/phi"
	"frontdesk/internal/when"
)

// Type is what kind of thing a value is.
type Type string

// The types of values.
const (
	TextType   Type = "text"
	NameType   Type = "name" // a person's name, given and family
	NumberType Type = "number"
	YesNoType  Type = "yesno"
	ChoiceType Type = "choice" // one of a list: a service, an option
	WishType   Type = "wish"   // when somebody would like to come, and what else they wrote
	SlotType   Type = "slot"
	PersonType Type = "person"
	VisitType  Type = "visit"
	TimeType   Type = "time" // an instant, already worded
	LinkType   Type = "link"
	ListType   Type = "list"
	MarksType  Type = "marks" // "1C 2R": letters put on the items of a list, see Value.Marks
	PhoneType  Type = "phone" // Key is E.164
	MoneyType  Type = "money" // Key is whole cents
	DateType   Type = "date"  // Key is YYYY-MM-DD
	ClockType  Type = "clock" // a time of day; Key is HH:MM
)

// Value is what a variable holds. What can be said of it is Says, and its label is the
// value's label.
type Value struct {
	Type Type
	// Key is the value for a program: an id, "yes", a canonical number. It is bounded
	// (MaxKey) and may not be shown to patients.
	Key string
	// Says is the value in words, in the conversation's language.
	Says phi.Text
	// Fields are parts that texts may name: {visit.first}.
	Fields map[string]Value
	// Items are the elements of a list.
	Items []Value
	// Wish is set for WishType; Says is then the raw words.
	Wish *when.Reading
}

// Spec is one row of the action registry: all that the checker and the reference page
// know about an action.
type Spec struct {
	// Name is "slice.verb".
	Name string
	// Help is one line.
	Help     string
	In       []Field
	Outcomes []Outcome
	// Settles says that what it did is promised to the patient, so that no correction
	// of an earlier answer reaches back past it: a visit that is booked is moved, and
	// not booked again.
	Settles bool
}

// Field is a typed input or output.
type Field struct {
	Name string
	Type Type
	// Of is what the items of a ListType are; empty for anything.
	Of Type
	// Label of an output; for an input, the most private label the action accepts. Of
	// a ListType it says how private it is to know how many items there are.
	Label phi.Label
	// ItemLabel is how private the words of a ListType's items are. The zero value is
	// the most private.
	ItemLabel phi.Label
	Optional  bool
	Help      string
	// Fields names the parts of an output that texts may use, with their labels; for
	// a ListType they are the parts of its items.
	Fields []Field
}

// Outcome is one way an action can end. A workflow routes each of them; the first one
// falls through to the next step when it is not routed.
type Outcome struct {
	Name string
	Help string
	Out  []Field
	// Label is how private it is to know that this outcome happened.
	Label phi.Label
}

// Call is an action that a step asks for, with its inputs.
type Call struct {
	Action string
	With   map[string]Value
}

// Reply is how an action ended.
type Reply struct {
	Outcome string
	Out     map[string]Value
}

// Do performs an action inside the turn's transaction. An error fails the turn.
type Do func(ctx context.Context, c Call) (Reply, error)

// World is what a turn knows when it steps.
type World struct {
	Now  time.Time
	Zone *time.Location
	// Lang is the conversation's language.
	Lang     string
	DayFirst bool
	// People stand behind the conversation (PersonType; Key is the patient's id, Says
	// the first name).
	People []Value
	// Clinic is what texts may name as {clinic.name}, {clinic.phone}, {clinic.hours},
	// {clinic.address}, {clinic.opening}.
	Clinic map[string]Value
	// Clearance is that of the channel. Words that it does not clear are matched by no
	// answer, so that nobody can find them out by trying.
	Clearance phi.Clearance
	// Channel is its name, as Env.Channels has it: a workflow that names its own begins
	// on no other.
	Channel string
	// ClinicOpen says whether the clinic is open now.
	ClinicOpen bool
	// Open and Close are the clinic's usual hours, in minutes after local midnight: they
	// tell which 3 "at 3" is. Both zero means 07:00 to 19:00.
	Open, Close int
	// Quiet are the hours in which a wait does not end with words; the zero value is
	// none.
	Quiet Quiet
	// Seed decides random splits. It is the conversation's own, so that one person
	// always goes the same way.
	Seed uint64
	// Buttons and Media say what the channel can show besides words.
	Buttons, Media bool
	// Trace asks for Result.Trace.
	Trace bool
}

// Quiet is a span of each day in minutes since midnight; From may be later than To.
type Quiet struct{ From, To int }

// EventKind is what kind of thing happened to a conversation.
type EventKind string

// The kinds of events that a run can see.
const (
	// Said: the person wrote Text.
	Said EventKind = "said"
	// Started: Workflow begins, on top of whatever is open, with the inputs With.
	Started EventKind = "started"
	// Ticked: the time that Result.WakeAt named has come.
	Ticked EventKind = "ticked"
	// Happened: what a wait is for came about; Name says what, With what came of it.
	Happened EventKind = "happened"
)

// Event is something that happened.
type Event struct {
	Kind     EventKind
	Text     phi.Text
	Workflow string
	Name     string
	With     map[string]Value
	// Beneath, when it is not empty, lets the workflow begin below a question that is
	// open, so that "yes" still answers what was asked before. It is an answer that
	// the new question will ask for: an open question that expects the same words
	// goes below after all, since they answer whoever asked last. A run of the same
	// workflow makes way only if it expects them.
	Beneath phi.Text
}

// Result is what came of a step.
type Result struct {
	State State
	// Lines are said in order; the caller may join them into one message.
	Lines []Line
	// Handoffs are the staff queues that were asked to take over.
	Handoffs []string
	// WakeAt is when the open question or wait wants a Ticked event; zero for never.
	WakeAt time.Time
	// Missed says that an answer was not understood.
	Missed bool
	// Trace are the steps that the turn passed, in order, where World.Trace asks.
	Trace []Passed
}

// Passed is one step that a turn passed. It holds names of the workflow only.
type Passed struct {
	Workflow, Revision, Step string
	// Exit is the way on: an outcome, an option, "answered", "stuck", "unanswered",
	// "then", "else". Empty where the turn rests.
	Exit string
}

// Line is something to say.
type Line struct {
	// Text carries the highest label of its parts and of the conditions under which
	// it is said.
	Text phi.Text
	// Notice is what an uncleared channel says instead; empty for the clinic's default.
	Notice phi.Text
	// Wording is Text as the workflow writes it, with its placeholders, and Workflow and
	// Step are who says it, where World.Trace asks: they say nothing about anybody.
	Wording, Workflow, Step string
	// Buttons are the answers that the question offers, and Media what is shown beside
	// the words, where the World says that the channel has them.
	Buttons []Button
	Media   string
}

// Button is an answer that can be tapped.
type Button struct {
	// Answer is what a tap says, as if it had been written.
	Answer string
	Label  phi.Text
}

// Fit is how well a text answers the open question.
type Fit int

// How well a text fits.
const (
	NoFit Fit = iota
	// Loose: it would be taken for want of anything better (free text).
	Loose
	// Exact: it is one of the expected answers.
	Exact
)
