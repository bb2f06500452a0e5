package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// Revision is one published workflow. The database itself refuses to change what one
// says, who published it and why.
type Revision struct {
	// ID is "name@number".
	ID       string
	Workflow string
	Number   int
	Source   string
	// Language is the version of the workflow language that Source is written in.
	Language int
	// Live is the revision that new runs begin on.
	Live bool
	// By is who published it: an admin's id, or Shipped.
	By string
	At time.Time
	// Note says why; ApprovedBy is the second person, empty where none was asked.
	Note, ApprovedBy string
	// Release is the newest release that shipped this source; 0 for an admin's.
	Release int
}

// Shipped is who published what comes with a release.
const Shipped = "shipped"

const selectRevisionsSQL = `
SELECT id, workflow, number, source, language, live, published_by, published_at, note, approved_by, release
FROM revisions
ORDER BY workflow, number`

// Revisions lists every revision: a run stays on the one it began with.
func (tx *Tx) Revisions(ctx context.Context) (all []Revision, err error) {
	err = tx.query(ctx, selectRevisionsSQL, nil, func(r pgx.Rows) error {
		all = append(all, Revision{})
		v := &all[len(all)-1]
		return r.Scan(&v.ID, &v.Workflow, &v.Number, &v.Source, &v.Language, &v.Live, &v.By, &v.At, &v.Note, &v.ApprovedBy, &v.Release)
	})
	return all, err
}

// Transcript is a written conversation that a workflow is rehearsed with.
type Transcript struct {
	// Name is that of its file: "book.es.txt".
	Name string `json:"name"`
	Text string `json:"text"`
}

const selectTranscriptsSQL = `SELECT id, transcripts FROM revisions WHERE id = ANY($1)`

// Transcripts are the conversations of revisions, by id.
func (tx *Tx) Transcripts(ctx context.Context, revisions ...string) (map[string][]Transcript, error) {
	all := map[string][]Transcript{}
	err := tx.query(ctx, selectTranscriptsSQL, []any{revisions}, func(r pgx.Rows) error {
		var id string
		var of []Transcript
		err := r.Scan(&id, &of)
		all[id] = of
		return err
	})
	return all, err
}

// Live are the ids of those that new runs begin on, by workflow.
func Live(revisions []Revision) map[string]string {
	live := map[string]string{}
	for _, r := range revisions {
		if r.Live {
			live[r.Workflow] = r.ID
		}
	}
	return live
}
