package store

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// Revision is one published workflow: it never changes.
type Revision struct {
	// ID is "name@number".
	ID       string
	Workflow string
	Number   int
	Source   string
	// Live is the revision that new runs begin on.
	Live bool
	// By is who published it: an admin's id, or Shipped.
	By string
	// Release is the newest release that shipped this source; 0 for an admin's.
	Release int
}

// Shipped is who published what comes with a release.
const Shipped = "shipped"

const selectRevisionsSQL = `
SELECT id, workflow, number, source, live, published_by, release FROM revisions ORDER BY workflow, number`

// Revisions lists every revision: a run stays on the one it began with.
func (tx *Tx) Revisions(ctx context.Context) (all []Revision, err error) {
	err = tx.query(ctx, selectRevisionsSQL, nil, func(r pgx.Rows) error {
		all = append(all, Revision{})
		v := &all[len(all)-1]
		return r.Scan(&v.ID, &v.Workflow, &v.Number, &v.Source, &v.Live, &v.By, &v.Release)
	})
	return all, err
}

// Two publishers of one workflow take their turn.
const lockRevisionsSQL = `LOCK TABLE revisions IN SHARE ROW EXCLUSIVE MODE`

const retireRevisionSQL = `UPDATE revisions SET live = false WHERE workflow = $1 AND live`

const insertRevisionSQL = `
INSERT INTO revisions (id, workflow, number, source, live, published_by, release)
SELECT $1 || '@' || n, $1, n, $2, true, $3, $4
FROM (SELECT coalesce(max(number), 0) + 1 AS n FROM revisions WHERE workflow = $1) AS next`

// Publish makes source the live revision of a workflow. fresh is false, and nothing
// changes, where the live one reads the same.
func (tx *Tx) Publish(ctx context.Context, workflow, source string) (fresh bool, err error) {
	live, err := tx.liveRevision(ctx, workflow)
	if err != nil || live.Live && live.Source == source {
		return false, err
	}
	tx.replace(workflow, source, tx.actor.ID, 0)
	return true, nil
}

// An older release that starts later must see that a newer one ships this source too.
const vouchRevisionSQL = `UPDATE revisions SET release = $2 WHERE id = $1`

// Ship makes source, as a release has it, the live revision of a workflow. fresh is
// false where the live one reads the same, where an admin wrote it, and where a newer
// release shipped it: while processes of two releases start in turn, the newer one's
// workflows stay.
func (tx *Tx) Ship(ctx context.Context, workflow, source string, release int) (fresh bool, err error) {
	live, err := tx.liveRevision(ctx, workflow)
	switch {
	case err != nil:
		return false, err
	case live.Live && (live.By != Shipped || live.Release > release):
		return false, nil
	case live.Live && live.Source == source:
		if live.Release < release {
			tx.write(vouchRevisionSQL, live.ID, release)
			tx.Note("workflow.shipped", [16]byte{})
		}
		return false, nil
	}
	tx.replace(workflow, source, Shipped, release)
	return true, nil
}

// liveRevision is the live revision of a workflow, kept from other publishers until the
// transaction ends; not Live where there is none.
func (tx *Tx) liveRevision(ctx context.Context, workflow string) (Revision, error) {
	tx.keep(lockRevisionsSQL)
	all, err := tx.Revisions(ctx)
	for _, r := range all {
		if r.Workflow == workflow && r.Live {
			return r, err
		}
	}
	return Revision{}, err
}

func (tx *Tx) replace(workflow, source, by string, release int) {
	tx.write(retireRevisionSQL, workflow)
	tx.write(insertRevisionSQL, workflow, source, by, release)
	tx.Note("workflow.published", [16]byte{})
}
