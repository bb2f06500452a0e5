package reminders

import (
	"context"

	"frontdesk/internal/care"
)

// Tx is what reminders ask of the record, inside the caller's transaction.
type Tx interface {
	// ReminderRules is the clinic's table of rules and its quiet hours.
	ReminderRules(ctx context.Context) (Rules, error)
	// PlanReminders stores what is not stored yet: one row a visit and key.
	PlanReminders(ctx context.Context, plan []care.Reminder) error
	// CancelReminders ends what is planned for a visit and not yet said.
	CancelReminders(ctx context.Context, a care.AppointmentID) error
}

// Rules is when reminders are said: data of the clinic.
type Rules struct {
	Before []Rule
	// QuietFrom and QuietTo are minutes after local midnight; [From, To) across
	// midnight is quiet: 1260 and 480 mean from 21:00 to 08:00.
	QuietFrom, QuietTo int
}

// Rule is one reminder: Days calendar days before the visit at the same wall time,
// then Minutes earlier.
type Rule struct {
	// Key is unique in the clinic: "week", "day", "hours".
	Key     string
	Days    int
	Minutes int
}
