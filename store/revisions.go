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
}

// Shipped publishes what comes with a release. An admin's revision is never replaced
// by it.
const Shipped = "shipped"

const selectRevisionsSQL = `
SELECT id, workflow, number, source, live, published_by FROM revisions ORDER BY workflow, number`

// Revisions lists every revision: a run stays on the one it began with.
func (tx *Tx) Revisions(ctx context.Context) (all []Revision, err error) {
	err = tx.query(ctx, selectRevisionsSQL, nil, func(r pgx.Rows) error {
		all = append(all, Revision{})
		v := &all[len(all)-1]
		return r.Scan(&v.ID, &v.Workflow, &v.Number, &v.Source, &v.Live, &v.By)
	})
	return all, err
}

// Two publishers of one workflow take their turn.
const lockRevisionsSQL = `LOCK TABLE revisions IN SHARE ROW EXCLUSIVE MODE`

const retireRevisionSQL = `UPDATE revisions SET live = false WHERE workflow = $1 AND live`

const insertRevisionSQL = `
INSERT INTO revisions (id, workflow, number, source, live, published_by)
SELECT $1 || '@' || n, $1, n, $2, true, $3
FROM (SELECT coalesce(max(number), 0) + 1 AS n FROM revisions WHERE workflow = $1) AS next`

// Publish makes source the live revision of a workflow. fresh is false, and nothing
// changes, where the live one reads the same, or where a release would replace what an
// admin wrote.
func (tx *Tx) Publish(ctx context.Context, workflow, source string) (fresh bool, err error) {
	tx.keep(lockRevisionsSQL)
	all, err := tx.Revisions(ctx)
	if err != nil {
		return false, err
	}
	for _, r := range all {
		if r.Workflow == workflow && r.Live && (r.Source == source || tx.actor.ID == Shipped && r.By != Shipped) {
			return false, nil
		}
	}
	tx.write(retireRevisionSQL, workflow)
	tx.write(insertRevisionSQL, workflow, source, tx.actor.ID)
	tx.Note("workflow.published", [16]byte{})
	return true, nil
}
