package storetest

import (
	"context"

	"frontdesk/store"
	"frontdesk/workflows/flow"
)

// Publish makes a source live, whatever is live now.
func Publish(ctx context.Context, tx *store.Tx, workflow, source string) error {
	all, err := tx.Revisions(ctx)
	if err != nil {
		return err
	}
	d := store.Draft{Workflow: workflow, Source: source, Language: flow.Language}
	_, err = tx.Publish(ctx, store.Change{Drafts: []store.Draft{d}, Note: "test", Seen: store.Live(all)})
	return err
}
