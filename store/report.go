package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/workflows/helpdesk"
)

const reportSQL = `
UPDATE outbox
SET state = $2, rank = $3, code = $4, provider_id = coalesce(provider_id, nullif($5, '')),
    settled_at = coalesce(settled_at, now())
WHERE id = $1 AND rank < $3
RETURNING conversation`

// Report records a provider's callback. Only a state of higher rank changes the row, so
// repeats and disorder change nothing. A callback also settles a message whose answer
// was lost: it carries our own id. Where the words reached nobody, staff are asked to
// reach the person in another way; where the person stopped texts at the provider, they
// are stopped here.
func (db *DB) Report(ctx context.Context, s channels.Status, now time.Time) error {
	if !channels.Advances(channels.Unknown, s.State) {
		s.State = channels.Accepted
	}
	return db.Do(ctx, phi.Actor{Kind: phi.Carrier, ID: "status"}, func(tx *Tx) error {
		args := []any{s.Message, s.State, s.State.Rank(), s.Code, s.ProviderID}
		return tx.query(ctx, reportSQL, args, func(r pgx.Rows) error {
			var c care.ConversationID
			if err := r.Scan(&c); err != nil {
				return err
			}
			tx.Note("message."+string(s.State), s.Message)
			tx.heed(s, c, now)
			return nil
		})
	})
}

// optedOutCode is Twilio's for a person who stopped texts there.
const optedOutCode = 21610

func (tx *Tx) heed(s channels.Status, c care.ConversationID, now time.Time) {
	if s.State != channels.Undelivered && s.State != channels.Failed {
		return
	}
	if s.Code == optedOutCode {
		tx.Stop(c, now)
		return
	}
	tx.addTask(helpdesk.Task{Queue: helpdesk.FrontDesk, Conversation: c, Why: helpdesk.Undeliverable, OpenedAt: now})
}
