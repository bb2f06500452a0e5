package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/bot"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// Recorded says which recordings are meant.
type Recorded struct {
	// Since is on the clinic's clock.
	Since time.Time
	// Limit is how many conversations at most, the newest first; 0 for all.
	Limit int
}

// recordedPage is how many conversations are unsealed in one transaction: some megabytes,
// and a tenth of a second.
const recordedPage = 100

// maxRecorded is how many turns of one conversation are read, the last ones: more than a
// family has in a month.
const maxRecorded = 2000

const countRecordedSQL = `SELECT count(DISTINCT conversation) FROM recordings WHERE at >= $1`

// CountRecordings is how many conversations Recordings would give.
func (db *DB) CountRecordings(ctx context.Context, r Recorded) (n int, err error) {
	ctx, cancel := bound(ctx)
	defer cancel()
	err = db.pool.QueryRow(ctx, countRecordedSQL, r.Since).Scan(&n)
	if r.Limit > 0 {
		n = min(n, r.Limit)
	}
	return n, clean(err)
}

// Recordings gives recorded conversations one by one, the newest first, each as its
// turns in order. Somebody who was erased is not among them. Each page is unsealed in a
// Do of who, with one line of the trail; yield runs outside of it. It ends with the
// error of yield.
func (db *DB) Recordings(ctx context.Context, who phi.Actor, r Recorded, yield func(turns [][]byte) error) error {
	last, left := lastConversation, r.Limit
	for {
		size := recordedPage
		if r.Limit > 0 {
			size = min(size, left)
		}
		var page recordedConversations
		err := db.Do(ctx, who, func(tx *Tx) (err error) {
			page, err = tx.recordedPage(ctx, r.Since, last, size)
			return err
		})
		if err != nil {
			return err
		}
		for _, turns := range page.turns {
			if err := yield(turns); err != nil {
				return err
			}
		}
		left -= page.found
		if page.found < size || size == 0 || r.Limit > 0 && left <= 0 {
			return nil
		}
		last = page.last
	}
}

// lastConversation comes after every id.
var lastConversation = care.ConversationID{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}

// recordedConversations is one page.
type recordedConversations struct {
	// found is how many there are, erased ones too, and last the last of them.
	found int
	last  care.ConversationID
	turns [][][]byte
}

// Both statements reach recordings by their conversation only: the time, which is indexed
// too, is looked at outside of a LIMIT, or a page would cost a walk through all of them.
const selectRecordedSQL = `
SELECT c.id
FROM conversations c
CROSS JOIN LATERAL (
  SELECT at FROM recordings
  WHERE conversation = c.id
  ORDER BY seq DESC
  LIMIT 1) AS newest
WHERE c.id < $2 AND newest.at >= $1
ORDER BY c.id DESC
LIMIT $3`

const selectRecordingsSQL = `
SELECT k.owner, k.wrapped, r.event, r.body
FROM keysets k
CROSS JOIN LATERAL (
  SELECT seq, event, at, body FROM recordings
  WHERE conversation = k.owner
  ORDER BY seq DESC
  LIMIT $3) AS r
WHERE k.owner = ANY($1) AND r.at >= $2
ORDER BY k.owner DESC, r.seq`

func (tx *Tx) recordedPage(ctx context.Context, since time.Time, before care.ConversationID, n int) (page recordedConversations, err error) {
	tx.Note("recordings.read", [16]byte{})
	var ids [][16]byte
	err = tx.query(ctx, selectRecordedSQL, []any{since, before, n}, func(r pgx.Rows) error {
		var id care.ConversationID
		err := r.Scan(&id)
		ids, page.last = append(ids, id), id
		return err
	})
	page.found = len(ids)
	if err != nil || len(ids) == 0 {
		return page, err
	}
	var at care.ConversationID
	err = tx.query(ctx, selectRecordingsSQL, []any{ids, since, maxRecorded}, func(r pgx.Rows) error {
		owner, turn, err := tx.scanRecording(r)
		if err != nil {
			return err
		}
		if owner != at || len(page.turns) == 0 {
			page.turns, at = append(page.turns, nil), owner
		}
		here := &page.turns[len(page.turns)-1]
		*here = append(*here, turn)
		return nil
	})
	return page, err
}

func (tx *Tx) scanRecording(r pgx.Rows) (owner care.ConversationID, turn []byte, err error) {
	var wrapped, body []byte
	var event care.ID[bot.Event]
	if err := r.Scan(&owner, &wrapped, &event, &body); err != nil {
		return owner, nil, err
	}
	k, err := tx.db.keeper.Keyset(owner, wrapped)
	if err != nil {
		return owner, nil, doing("recording of conversation", owner, err)
	}
	turn, err = k.Unseal(recordingBody(event), body)
	return owner, turn, doing("recording of event", event, err)
}
