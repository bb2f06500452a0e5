package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
)

// statesPage is how many run states are unsealed between two reads: a page is a few
// megabytes at most and takes milliseconds.
const statesPage = 500

const countStatesSQL = `SELECT count(*) FROM conversations WHERE state IS NOT NULL`

const selectStatesSQL = `
SELECT c.id, c.state, k.wrapped
FROM conversations c
JOIN keysets k ON k.owner = c.id
WHERE c.state IS NOT NULL AND c.id > $1
ORDER BY c.id
LIMIT $2`

// States unseals what is under way in every conversation, without saying in which. visit
// is also told how many there are. That somebody looked is one line of the trail.
func (tx *Tx) States(ctx context.Context, visit func(state []byte, of int) error) error {
	tx.Note("workflow.standing", [16]byte{})
	var total int
	if _, err := tx.one(ctx, countStatesSQL, nil, &total); err != nil {
		return err
	}
	var last care.ConversationID
	for {
		n := 0
		err := tx.query(ctx, selectStatesSQL, []any{last, statesPage}, func(r pgx.Rows) error {
			n++
			state, err := tx.scanState(r, &last)
			if err != nil {
				return err
			}
			return visit(state, total)
		})
		if err != nil || n < statesPage {
			return err
		}
	}
}

// scanState opens a row with its own keyset and forgets it: there may be a million.
func (tx *Tx) scanState(r pgx.Rows, id *care.ConversationID) ([]byte, error) {
	var sealed, wrapped []byte
	if err := r.Scan(id, &sealed, &wrapped); err != nil {
		return nil, err
	}
	k, err := tx.db.keeper.Keyset(*id, wrapped)
	if err != nil {
		return nil, fmt.Errorf("run state: %w", err)
	}
	return k.Unseal(conversationState(*id), sealed)
}
