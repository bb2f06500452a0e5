package store

import (
	"context"
	"slices"
)

// An older release that starts later must see that a newer one ships this source too.
const vouchRevisionSQL = `UPDATE revisions SET release = $2, language = $3, transcripts = $4 WHERE id = $1`

// Ship makes a draft, as a release has it, the live revision of its workflow. fresh is
// false where the live one reads the same, where an admin wrote it, and where a newer
// release shipped it: while processes of two releases start in turn, the newer one's
// workflows stay. A text that stays takes the conversations of the newer release.
func (tx *Tx) Ship(ctx context.Context, d Draft, release int) (fresh bool, err error) {
	tx.keep(lockRevisionsSQL)
	all, err := tx.Revisions(ctx)
	if err != nil {
		return false, err
	}
	live, last := liveOf(all, d.Workflow)
	switch {
	case live.Live && (live.By != Shipped || live.Release > release):
		return false, nil
	case live.Live && live.Source == d.Source:
		return false, tx.vouch(ctx, live, d, release)
	}
	tx.insertRevision(Revision{Workflow: d.Workflow, Number: last + 1, By: Shipped, Release: release}, d)
	return true, nil
}

func (tx *Tx) vouch(ctx context.Context, live Revision, d Draft, release int) error {
	told, err := tx.Transcripts(ctx, live.ID)
	if err != nil {
		return err
	}
	if live.Release == release && live.Language == d.Language && slices.Equal(told[live.ID], d.Transcripts) {
		return nil
	}
	tx.write(vouchRevisionSQL, live.ID, release, d.Language, written(d.Transcripts))
	tx.Note("workflow.shipped "+live.ID, [16]byte{})
	return nil
}
