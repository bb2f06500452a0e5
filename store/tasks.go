package store

import (
	"context"

	"frontdesk/internal/care"
	"frontdesk/workflows/helpdesk"
)

const insertTaskSQL = `
INSERT INTO tasks (id, queue, conversation, why, opened_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (conversation, why) WHERE closed_at IS NULL DO NOTHING`

// OpenTask implements helpdesk.Tx.
func (tx *Tx) OpenTask(_ context.Context, t helpdesk.Task) error {
	tx.addTask(t)
	return nil
}

func (tx *Tx) addTask(t helpdesk.Task) {
	if t.ID.Zero() {
		t.ID = care.NewID[helpdesk.Task]()
	}
	tx.write(insertTaskSQL, t.ID, t.Queue, t.Conversation, t.Why, t.OpenedAt)
	tx.Note("task."+string(t.Why), t.Conversation)
}
