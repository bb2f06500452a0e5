package store

import (
	"context"
	"time"

	"frontdesk/bot"
	"frontdesk/internal/care"
	"frontdesk/store/seal"
)

func recordingBody(event care.ID[bot.Event]) seal.Place {
	return seal.Place{Table: "recordings", Column: "body", Row: event}
}

const insertRecordingSQL = `
INSERT INTO recordings (conversation, event, at, body) VALUES ($1, $2, $3, $4)`

// record keeps what happened in a turn; nothing for nothing.
func (tx *Tx) record(s bot.Situation, recording []byte) error {
	if len(recording) == 0 {
		return nil
	}
	body, err := tx.seal(s.Conversation.ID, recordingBody(s.Event.ID), recording)
	if err != nil {
		return err
	}
	tx.write(insertRecordingSQL, s.Conversation.ID, s.Event.ID, s.Event.ReceivedAt, body)
	return nil
}

const forgetRecordingsSQL = `
WITH old AS MATERIALIZED (
  SELECT conversation, seq FROM recordings
  WHERE at < $1
  ORDER BY at
  LIMIT $2
  FOR UPDATE SKIP LOCKED
), gone AS (
  DELETE FROM recordings r USING old o
  WHERE r.conversation = o.conversation AND r.seq = o.seq
  RETURNING 1)
SELECT count(*) FROM gone`

// Forget implements jobs.Memory.
func (tx *Tx) Forget(ctx context.Context, before time.Time, n int) (gone int, err error) {
	if _, err = tx.one(ctx, forgetRecordingsSQL, []any{before, n}, &gone); err == nil && gone > 0 {
		tx.Note("recordings.forgotten", [16]byte{})
	}
	return gone, err
}
