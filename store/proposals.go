package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/phi"
)

// Why a proposal is not decided.
var (
	// ErrNoProposal: there is none of this number.
	ErrNoProposal = errors.New("there is no such proposal")
	// ErrDecided: somebody was faster.
	ErrDecided = errors.New("the proposal is decided already")
	// ErrSamePerson: nobody approves what they proposed. It is put on record.
	ErrSamePerson = fmt.Errorf("who proposes does not approve: %w", phi.ErrRefused)
)

// Proposal waits, or waited, for a second person.
type Proposal struct {
	ID int64
	// Drafts are to be published together; none where approvals are to end.
	Drafts []Draft
	Note   string
	By     string
	At     time.Time
	// Decision is "approved", "rejected", or empty while it is open.
	Decision, DecidedBy string
	DecidedAt           time.Time
}

// EndsApprovals reports the proposal that a second person is asked for no longer.
func (p Proposal) EndsApprovals() bool { return len(p.Drafts) == 0 }

const selectProposalsSQL = `
SELECT id, drafts, note, proposed_by, proposed_at,
  coalesce(decision, ''), coalesce(decided_by, ''), decided_at
FROM proposals
WHERE id = $1 OR $1 = 0
ORDER BY id`

// Proposals lists all of them, the oldest first.
func (tx *Tx) Proposals(ctx context.Context) ([]Proposal, error) { return tx.proposals(ctx, 0) }

func (tx *Tx) proposals(ctx context.Context, id int64) (all []Proposal, err error) {
	err = tx.query(ctx, selectProposalsSQL, []any{id}, func(r pgx.Rows) error {
		all = append(all, Proposal{})
		p := &all[len(all)-1]
		var decidedAt *time.Time
		err := r.Scan(&p.ID, &p.Drafts, &p.Note, &p.By, &p.At, &p.Decision, &p.DecidedBy, &decidedAt)
		if decidedAt != nil {
			p.DecidedAt = *decidedAt
		}
		return err
	})
	return all, err
}

const insertProposalSQL = `
INSERT INTO proposals (drafts, note, proposed_by)
VALUES ($1, $2, $3)
RETURNING id`

// Propose keeps a change for a second person. ErrMoved.
func (tx *Tx) Propose(ctx context.Context, c Change) (id int64, err error) {
	tx.keep(lockRevisionsSQL)
	all, err := tx.Revisions(ctx)
	if err != nil {
		return 0, err
	}
	live := Live(all)
	if err := c.stillSees(live); err != nil {
		return 0, err
	}
	drafts := make([]Draft, len(c.Drafts))
	for i, d := range c.Drafts {
		drafts[i] = d
		drafts[i].Replaces = live[d.Workflow]
	}
	return tx.propose(ctx, drafts, c.Note)
}

func (tx *Tx) propose(ctx context.Context, drafts []Draft, note string) (id int64, err error) {
	tx.wrote = true
	if _, err = tx.one(ctx, insertProposalSQL, []any{drafts, note, tx.actor.ID}, &id); err != nil {
		return 0, err
	}
	tx.Note(fmt.Sprintf("workflow.proposed %d", id), [16]byte{})
	return id, nil
}

const decideProposalSQL = `
UPDATE proposals SET decision = $2, decided_by = $3, decided_at = now() WHERE id = $1`

// Approve does what a proposal says, as a second person, and lists what is new. seen is
// what the drafts were checked with now. ErrNoProposal, ErrDecided, ErrSamePerson;
// ErrMoved also where what it replaces is live no more: somebody has to look at the two
// changes together and propose anew.
func (tx *Tx) Approve(ctx context.Context, id int64, seen map[string]string) ([]Revision, error) {
	tx.keep(lockRevisionsSQL)
	p, err := tx.Undecided(ctx, id)
	if err != nil {
		return nil, err
	}
	if err := tx.MayApprove(p, seen); err != nil {
		return nil, err
	}
	tx.write(decideProposalSQL, id, "approved", tx.actor.ID)
	tx.Note(fmt.Sprintf("workflow.approved %d", id), [16]byte{})
	if p.EndsApprovals() {
		tx.setApprovals(false)
		return nil, nil
	}
	return tx.publish(ctx, Change{Drafts: p.Drafts, Note: p.Note, Seen: seen}, Revision{By: p.By, ApprovedBy: tx.actor.ID})
}

// MayApprove says what keeps this actor from approving a proposal while seen is live:
// ErrSamePerson, ErrMoved.
func (tx *Tx) MayApprove(p Proposal, seen map[string]string) error {
	if strings.EqualFold(strings.TrimSpace(p.By), strings.TrimSpace(tx.actor.ID)) {
		return ErrSamePerson
	}
	for _, d := range p.Drafts {
		if seen[d.Workflow] != d.Replaces {
			return fmt.Errorf("%w: proposal %d replaces %q, and %q is live", ErrMoved, p.ID, d.Replaces, seen[d.Workflow])
		}
	}
	return nil
}

// Reject ends a proposal without doing it; who proposed it may. ErrNoProposal, ErrDecided.
func (tx *Tx) Reject(ctx context.Context, id int64) error {
	tx.keep(lockRevisionsSQL)
	if _, err := tx.Undecided(ctx, id); err != nil {
		return err
	}
	tx.write(decideProposalSQL, id, "rejected", tx.actor.ID)
	tx.Note(fmt.Sprintf("workflow.rejected %d", id), [16]byte{})
	return nil
}

// Undecided is a proposal that waits. ErrNoProposal, ErrDecided.
func (tx *Tx) Undecided(ctx context.Context, id int64) (Proposal, error) {
	all, err := tx.proposals(ctx, max(id, -1))
	switch {
	case err != nil:
		return Proposal{}, err
	case id <= 0 || len(all) == 0:
		return Proposal{}, fmt.Errorf("proposal %d: %w", id, ErrNoProposal)
	case all[0].Decision != "":
		return Proposal{}, fmt.Errorf("proposal %d was %s by %s: %w", id, all[0].Decision, all[0].DecidedBy, ErrDecided)
	}
	return all[0], nil
}
