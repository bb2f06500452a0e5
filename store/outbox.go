package store

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/jobs"
	"frontdesk/store/seal"
	"frontdesk/workflows/helpdesk"
)

func outboxColumn(id channels.ID, column string) seal.Place {
	return seal.Place{Table: "outbox", Column: column, Row: id}
}

const insertMessageSQL = `
INSERT INTO outbox (id, conversation, class, label, body, withheld, withheld_label, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`

// Enqueue implements bot.Desk.
func (tx *Tx) Enqueue(o channels.Outbound) error {
	c := o.Conversation()
	body, err := tx.seal(c, outboxColumn(o.ID(), "body"), []byte(o.Body().Reveal()))
	if err != nil {
		return err
	}
	var withheld []byte
	var withheldLabel *phi.Label
	if o.Sealed() {
		l := o.Withheld().Label()
		withheldLabel = &l
		if withheld, err = tx.seal(c, outboxColumn(o.ID(), "withheld"), []byte(o.Withheld().Reveal())); err != nil {
			return err
		}
	}
	tx.write(insertMessageSQL, o.ID(), c, o.Class(), o.Body().Label(), body, withheld, withheldLabel, orNull(o.Expires()))
	tx.Note("message.queued", o.ID())
	return nil
}

// The oldest unsettled message of a conversation is taken, never a later one: order.
// Between conversations, answers go before reminders: no storm holds up "call 911".
// A reminder that was held up until the quiet hours waits for their end.
// The state it was found in tells whether a hand-over may have happened already.
const claimMessagesSQL = `
WITH old AS MATERIALIZED (
  SELECT o.id, o.state FROM outbox o
  WHERE o.settled_at IS NULL AND o.not_before <= now()
    AND (o.class <> 'reminder' OR NOT EXISTS (
      SELECT FROM clinic c WHERE is_quiet($3, c.zone, c.quiet_from, c.quiet_to)))
    AND EXISTS (SELECT FROM keysets k WHERE k.owner = o.conversation)
    AND NOT EXISTS (
      SELECT FROM outbox e
      WHERE e.conversation = o.conversation AND e.seq < o.seq AND e.settled_at IS NULL)
  ORDER BY (o.class = 'reminder'), o.seq
  LIMIT $1
  FOR UPDATE SKIP LOCKED)
UPDATE outbox o
SET state = 'sending', rank = 1, attempts = o.attempts + 1, not_before = now() + $2,
    tried_at = CASE WHEN old.state IN ('sending', 'unknown') THEN coalesce(o.tried_at, now()) ELSE now() END
FROM old, conversations c, keysets k
WHERE o.id = old.id AND c.id = o.conversation AND k.owner = c.id
RETURNING o.id, o.class, o.label, o.body, o.withheld IS NOT NULL, o.expires_at, o.attempts, now() - o.created_at, o.tried_at, old.state,
  c.id, c.channel, c.address, c.clearance, c.language, c.stopped_at, c.state, c.wake_at, k.wrapped`

// ClaimMessages implements jobs.Post.
func (tx *Tx) ClaimMessages(ctx context.Context, n int, lease time.Duration, now time.Time) ([]jobs.Parcel, error) {
	var rows []messageRow
	err := tx.query(ctx, claimMessagesSQL, []any{n, lease, now}, func(r pgx.Rows) error {
		rows = append(rows, messageRow{})
		return rows[len(rows)-1].scan(r)
	})
	if err != nil {
		return nil, err
	}
	parcels := make([]jobs.Parcel, 0, len(rows))
	for _, row := range rows {
		p, err := tx.openParcel(row)
		if errors.Is(err, seal.ErrTampered) || errors.Is(err, seal.ErrWrongKey) {
			// One damaged row must not stop the others. Without words it is refused.
			tx.db.log.ErrorContext(ctx, "message does not open", "message", row.ID.String())
			p, err = row.Parcel, nil
			p.To = care.Conversation{ID: row.owner, Channel: row.channel}
		}
		if err != nil {
			return nil, doing("message", row.ID, err)
		}
		parcels = append(parcels, p)
	}
	return parcels, nil
}

type messageRow struct {
	jobs.Parcel
	label     phi.Label
	body      []byte
	expiresAt *time.Time
	owner     care.ConversationID
	conversationRow
}

func (m *messageRow) scan(r pgx.Rows) error {
	c := &m.conversationRow
	return r.Scan(&m.ID, &m.Class, &m.label, &m.body, &m.Sealed, &m.expiresAt, &m.Attempts, &m.Age, &m.TriedAt, &m.Was,
		&m.owner, &c.channel, &c.address, &c.clearance, &c.language, &c.stoppedAt, &c.state, &c.wakeAt, &c.wrapped)
}

func (tx *Tx) openParcel(row messageRow) (p jobs.Parcel, err error) {
	p = row.Parcel
	if p.To, err = tx.openConversation(row.owner, row.conversationRow); err != nil {
		return p, err
	}
	if row.expiresAt != nil {
		p.Expires = *row.expiresAt
	}
	p.Body, err = tx.unsealText(row.owner, outboxColumn(p.ID, "body"), row.label, row.body)
	return p, err
}

const takenSQL = `
SELECT provider_id FROM outbox
WHERE conversation = $1 AND provider_id IS NOT NULL AND id <> $2 AND settled_at >= $3::timestamptz - interval '10 minutes'`

// Taken implements jobs.Post.
func (tx *Tx) Taken(ctx context.Context, p jobs.Parcel) (ids []string, err error) {
	err = tx.query(ctx, takenSQL, []any{p.To.ID, p.ID, p.TriedAt}, func(r pgx.Rows) error {
		ids = append(ids, "")
		return r.Scan(&ids[len(ids)-1])
	})
	return ids, err
}

const retryMessageSQL = `
UPDATE outbox SET state = $2, rank = $3, not_before = now() + $4
WHERE id = $1 AND settled_at IS NULL`

// Retry implements jobs.Post.
func (tx *Tx) Retry(p jobs.Parcel, state channels.State, wait time.Duration) {
	tx.relax()
	tx.keep(retryMessageSQL, p.ID, state, state.Rank(), wait)
}

// A callback may have come before the answer to Send: it has the higher rank and stays.
const settleMessageSQL = `
UPDATE outbox
SET state = CASE WHEN rank < $3 THEN $2 ELSE state END, rank = greatest(rank, $3),
    provider_id = coalesce(nullif($4, ''), provider_id), settled_at = coalesce(settled_at, now())
WHERE id = $1`

// Settle implements jobs.Post.
func (tx *Tx) Settle(p jobs.Parcel, s jobs.Settlement) {
	tx.relax()
	tx.write(settleMessageSQL, p.ID, s.State, s.State.Rank(), s.ProviderID)
	action := "message.sent"
	if s.Why != "" {
		action = "message." + s.Why
	}
	tx.Note(action, p.ID)
}

// StopTexts implements jobs.Post.
func (tx *Tx) StopTexts(c care.ConversationID, at time.Time) { tx.Stop(c, at) }

// Undeliverable implements jobs.Post.
func (tx *Tx) Undeliverable(p jobs.Parcel, at time.Time) {
	tx.addTask(helpdesk.Task{Queue: helpdesk.FrontDesk, Conversation: p.To.ID, Why: helpdesk.Undeliverable, OpenedAt: at})
}
