package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Why nothing is published.
var (
	// ErrMoved: something else is live than when the change was looked at.
	ErrMoved = errors.New("somebody published meanwhile")
	// ErrNeedsApproval: a second person has to approve first, see Propose.
	ErrNeedsApproval = errors.New("a second person has to approve")
)

// Draft is what a revision is made of.
type Draft struct {
	Workflow    string       `json:"workflow"`
	Source      string       `json:"source"`
	Language    int          `json:"language"`
	Transcripts []Transcript `json:"transcripts"`
	// Replaces is the id of the revision that was live when it was proposed.
	Replaces string `json:"replaces,omitempty"`
}

// Change is what goes live at once: all of it or nothing.
type Change struct {
	Drafts []Draft
	// Note says why.
	Note string
	// Seen are the ids that were live, by workflow, when the change was checked. It
	// was checked against all of them: together they must still be what is live.
	Seen map[string]string
}

// Two publishers take their turn: what each was checked with stays until it is done.
const lockRevisionsSQL = `LOCK TABLE revisions IN SHARE ROW EXCLUSIVE MODE`

// Publish makes the drafts live and lists what is new. A draft that reads as what is live
// already, transcripts and all, is left out. ErrMoved, ErrNeedsApproval.
func (tx *Tx) Publish(ctx context.Context, c Change) ([]Revision, error) {
	tx.keep(lockRevisionsSQL)
	required, err := tx.Approvals(ctx)
	if err != nil {
		return nil, err
	}
	if required {
		return nil, ErrNeedsApproval
	}
	return tx.publish(ctx, c, Revision{By: tx.actor.ID})
}

// publish makes revisions of the drafts, signed as sign is, under the lock.
func (tx *Tx) publish(ctx context.Context, c Change, sign Revision) (fresh []Revision, err error) {
	all, err := tx.Revisions(ctx)
	if err != nil {
		return nil, err
	}
	if err := c.stillSees(Live(all)); err != nil {
		return nil, err
	}
	told, err := tx.Transcripts(ctx, slices.Collect(maps.Values(Live(all)))...)
	if err != nil {
		return nil, err
	}
	for _, d := range c.Drafts {
		old, last := liveOf(all, d.Workflow)
		if old.Live && old.Source == d.Source && slices.Equal(told[old.ID], d.Transcripts) {
			continue
		}
		r := sign
		r.Workflow, r.Number, r.Note = d.Workflow, last+1, c.Note
		fresh = append(fresh, tx.insertRevision(r, d))
	}
	return fresh, nil
}

// stillSees fails where something else is live than the change was checked with.
func (c Change) stillSees(live map[string]string) error {
	if maps.Equal(c.Seen, live) {
		return nil
	}
	var moved []string
	for _, w := range slices.Sorted(maps.Keys(live)) {
		if was := c.Seen[w]; was != live[w] {
			moved = append(moved, fmt.Sprintf("%s is live, and not %s", live[w], cmp.Or(was, "none")))
		}
	}
	return fmt.Errorf("%w: %v", ErrMoved, moved)
}

// liveOf is the live revision of a workflow, not Live where there is none, and the
// number of its last.
func liveOf(all []Revision, workflow string) (live Revision, last int) {
	for _, r := range all {
		if r.Workflow != workflow {
			continue
		}
		last = max(last, r.Number)
		if r.Live {
			live = r
		}
	}
	return live, last
}

const retireRevisionSQL = `UPDATE revisions SET live = false WHERE workflow = $1 AND live`

const insertRevisionSQL = `
INSERT INTO revisions (id, workflow, number, source, language, transcripts, live, published_by, note, approved_by, release)
VALUES ($1, $2, $3, $4, $5, $6, true, $7, $8, $9, $10)`

// insertRevision makes a draft the live revision of its workflow.
func (tx *Tx) insertRevision(r Revision, d Draft) Revision {
	r.ID = fmt.Sprintf("%s@%d", r.Workflow, r.Number)
	r.Source, r.Language, r.Live = d.Source, d.Language, true
	tx.write(retireRevisionSQL, r.Workflow)
	tx.write(insertRevisionSQL, r.ID, r.Workflow, r.Number, r.Source, r.Language, written(d.Transcripts), r.By, r.Note, r.ApprovedBy, r.Release)
	tx.Note("workflow.published "+r.ID, [16]byte{})
	return r
}

// written keeps a list without conversations from being written as null.
func written(all []Transcript) []Transcript {
	if all == nil {
		return []Transcript{}
	}
	return all
}
