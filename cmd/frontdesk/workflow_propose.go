package main

import (
	"context"
	"fmt"

	"frontdesk/store"
)

// propose keeps a change for a second person.
func (e *edition) propose(ctx context.Context, c store.Change) error {
	var id int64
	err := e.shelf.db.Do(ctx, e.shelf.who, func(tx *store.Tx) (err error) {
		id, err = tx.Propose(ctx, c)
		return err
	})
	if err != nil {
		return moved(err)
	}
	e.waits(id)
	return nil
}

// waits says who has to do what now.
func (e *edition) waits(id int64) {
	fmt.Fprintf(e.page.out, "%s proposal %d waits for somebody else than %s: 'frontdesk workflow approve %d'\n",
		e.page.paint("32", "✓"), id, e.shelf.who.ID, id)
}
