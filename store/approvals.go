package store

import "context"

const selectApprovalsSQL = `SELECT approvals FROM publishing`

// Approvals reports whether what an admin publishes waits for a second person.
func (tx *Tx) Approvals(ctx context.Context) (required bool, err error) {
	_, err = tx.one(ctx, selectApprovalsSQL, nil, &required)
	return required, err
}

const setApprovalsSQL = `UPDATE publishing SET approvals = $1`

// RequireApprovals asks for a second person from now on.
func (tx *Tx) RequireApprovals() {
	tx.keep(lockRevisionsSQL)
	tx.setApprovals(true)
}

// EndApprovals proposes to ask for a second person no longer. One alone cannot end it.
func (tx *Tx) EndApprovals(ctx context.Context, note string) (id int64, err error) {
	return tx.propose(ctx, []Draft{}, note)
}

func (tx *Tx) setApprovals(required bool) {
	action := "workflow.approvals off"
	if required {
		action = "workflow.approvals on"
	}
	tx.write(setApprovalsSQL, required)
	tx.Note(action, [16]byte{})
}
