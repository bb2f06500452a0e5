package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
	"frontdesk/workflows/reminders"
)

const selectRulesSQL = `SELECT key, days, minutes FROM reminder_rules ORDER BY days DESC, minutes DESC, key`

const selectQuietSQL = `SELECT quiet_from, quiet_to FROM clinic`

// ReminderRules implements reminders.Tx.
func (tx *Tx) ReminderRules(ctx context.Context) (rules reminders.Rules, err error) {
	err = tx.queries(ctx,
		read(selectRulesSQL, nil, func(r pgx.Rows) error {
			rules.Before = append(rules.Before, reminders.Rule{})
			rule := &rules.Before[len(rules.Before)-1]
			return r.Scan(&rule.Key, &rule.Days, &rule.Minutes)
		}),
		read(selectQuietSQL, nil, func(r pgx.Rows) error { return r.Scan(&rules.QuietFrom, &rules.QuietTo) }))
	return rules, err
}

const planRemindersSQL = `
INSERT INTO reminders (appointment, key, due_at)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[])
ON CONFLICT DO NOTHING`

// PlanReminders implements reminders.Tx.
func (tx *Tx) PlanReminders(_ context.Context, plan []care.Reminder) error {
	if len(plan) == 0 {
		return nil
	}
	visits := make([]care.AppointmentID, len(plan))
	keys := make([]string, len(plan))
	due := make([]time.Time, len(plan))
	for i, r := range plan {
		visits[i], keys[i], due[i] = r.Appointment, r.Key, r.DueAt
	}
	tx.write(planRemindersSQL, visits, keys, due)
	tx.Note("reminders.planned", plan[0].Appointment)
	return nil
}

const cancelRemindersSQL = `
UPDATE reminders SET state = 'cancelled' WHERE appointment = $1 AND state = 'planned'`

// CancelReminders implements reminders.Tx.
func (tx *Tx) CancelReminders(_ context.Context, a care.AppointmentID) error {
	tx.write(cancelRemindersSQL, a)
	tx.Note("reminders.cancelled", a)
	return nil
}
