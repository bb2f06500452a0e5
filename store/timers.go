package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/bot"
	"frontdesk/internal/care"
)

// siblingWindow: reminders of one family that are due this close together are said in
// one text.
const siblingWindow = time.Hour

// raisedTail makes the conversations of the events ready, behind those where somebody
// waits, and lists the events after how many rows were due.
const raisedTail = `, waiting AS (
  INSERT INTO ready (conversation, urgency)
  SELECT DISTINCT conversation, 1 FROM events
  ON CONFLICT (conversation) DO UPDATE SET arrivals = ready.arrivals + 1
)
SELECT (SELECT count(*) FROM due), id FROM (SELECT NULL::uuid AS id UNION ALL SELECT id FROM events) AS made`

// Due reminders of people who are awake and, for the same conversation and rule, those
// of the brothers and sisters that would follow within the window, become one event a
// conversation. Quiet hours were kept when the reminder was planned; they are kept again
// here, because after an outage it is said later than planned. Of several overdue
// reminders of one visit, only the latest is said: they would read the same.
const raiseRemindersSQL = `
WITH due AS MATERIALIZED (
  SELECT r.appointment, r.key, r.due_at
  FROM reminders r
  JOIN appointments a ON a.id = r.appointment
  JOIN patients p ON p.id = a.patient
  CROSS JOIN clinic c
  WHERE r.state = 'planned' AND r.due_at <= $1
    AND NOT is_quiet($1, coalesce(nullif(p.zone, ''), c.zone), c.quiet_from, c.quiet_to)
  ORDER BY r.due_at
  LIMIT $2
  FOR UPDATE OF r SKIP LOCKED
), siblings AS (
  SELECT r.appointment, r.key, r.due_at FROM reminders r
  WHERE r.state = 'planned' AND r.due_at <= $3
    AND (r.appointment, r.key) NOT IN (SELECT appointment, key FROM due)
    AND (r.appointment, r.key) IN (
      SELECT sa.id, d.key
      FROM due d
      JOIN appointments da ON da.id = d.appointment
      JOIN people dp ON dp.patient = da.patient AND dp.reminders
      JOIN people sp ON sp.conversation = dp.conversation AND sp.reminders
      JOIN appointments sa ON sa.patient = sp.patient AND sa.start_at > $1)
  FOR UPDATE SKIP LOCKED
), others AS (
  SELECT r.appointment, r.key, r.due_at FROM reminders r
  WHERE r.state = 'planned' AND r.due_at <= $1
    AND r.appointment IN (SELECT appointment FROM due UNION SELECT appointment FROM siblings)
    AND (r.appointment, r.key) NOT IN (SELECT appointment, key FROM due UNION SELECT appointment, key FROM siblings)
  FOR UPDATE SKIP LOCKED
), taken AS (
  SELECT * FROM due UNION SELECT * FROM siblings UNION SELECT * FROM others
), said AS (
  UPDATE reminders r SET state = 'said'
  FROM taken t
  WHERE r.appointment = t.appointment AND r.key = t.key
), latest AS (
  SELECT DISTINCT ON (appointment) appointment, key FROM taken ORDER BY appointment, due_at DESC
), events AS (
  INSERT INTO inbox (id, conversation, kind, dedupe, refs, received_at)
  SELECT gen_random_uuid(), p.conversation, 'reminder',
    'reminder:' || p.conversation || ':' || t.key || ':' || min(t.appointment::text),
    array_agg(t.appointment ORDER BY a.start_at, a.id), $1
  FROM latest t
  JOIN appointments a ON a.id = t.appointment AND a.status IN ('booked', 'confirmed') AND a.start_at > $1
  JOIN people p ON p.patient = a.patient AND p.reminders
  GROUP BY p.conversation, t.key
  ON CONFLICT (dedupe) DO NOTHING
  RETURNING id, conversation
)` + raisedTail

// RaiseReminders implements jobs.Timers.
func (tx *Tx) RaiseReminders(ctx context.Context, now time.Time, n int) (due int, err error) {
	return tx.raise(ctx, "reminder.raised", raiseRemindersSQL, now, n, now.Add(siblingWindow))
}

// The tick goes into the same inbox as the texts do: whichever was first is heard first.
const raiseTicksSQL = `
WITH due AS MATERIALIZED (
  SELECT id, wake_at FROM conversations
  WHERE wake_at <= $1
  ORDER BY wake_at
  LIMIT $2
  FOR UPDATE SKIP LOCKED
), events AS (
  INSERT INTO inbox (id, conversation, kind, dedupe, received_at)
  SELECT gen_random_uuid(), id, 'tick', 'tick:' || id || ':' || wake_at, $1
  FROM due
  ON CONFLICT (dedupe) DO NOTHING
  RETURNING id, conversation
), quiet AS (
  UPDATE conversations c SET wake_at = NULL FROM due d WHERE c.id = d.id
)` + raisedTail

// RaiseTicks implements jobs.Timers.
func (tx *Tx) RaiseTicks(ctx context.Context, now time.Time, n int) (due int, err error) {
	return tx.raise(ctx, "tick.raised", raiseTicksSQL, now, n)
}

func (tx *Tx) raise(ctx context.Context, action, sql string, args ...any) (due int, err error) {
	err = tx.query(ctx, sql, args, func(r pgx.Rows) error {
		var id *care.ID[bot.Event]
		if err := r.Scan(&due, &id); err != nil || id == nil {
			return err
		}
		tx.Note(action, *id)
		return nil
	})
	return due, err
}

const dropHoldsSQL = `
WITH ended AS MATERIALIZED (
  SELECT id FROM appointments
  WHERE status = 'held' AND held_until <= $1
  LIMIT $2
  FOR UPDATE SKIP LOCKED)
DELETE FROM appointments a USING ended WHERE a.id = ended.id
RETURNING a.id`

// DropHolds implements jobs.Timers.
func (tx *Tx) DropHolds(ctx context.Context, now time.Time, n int) (dropped int, err error) {
	err = tx.query(ctx, dropHoldsSQL, []any{now, n}, func(r pgx.Rows) error {
		var id care.AppointmentID
		dropped++
		if err := r.Scan(&id); err != nil {
			return err
		}
		tx.Note("appointment.hold_ended", id)
		return nil
	})
	return dropped, err
}

const nextDueSQL = `
SELECT least(
  (SELECT min(due_at) FROM reminders WHERE state = 'planned'),
  (SELECT min(wake_at) FROM conversations))`

// NextDue is when the clinic's clock next sets something off; zero for never.
func (db *DB) NextDue(ctx context.Context) (time.Time, error) {
	ctx, cancel := bound(ctx)
	defer cancel()
	var at *time.Time
	if err := db.pool.QueryRow(ctx, nextDueSQL).Scan(&at); err != nil || at == nil {
		return time.Time{}, clean(err)
	}
	return *at, nil
}
