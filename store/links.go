package store

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/portalweb"
	"frontdesk/workflows"
)

// tokenBytes is 128 bits: not to be guessed, and 22 characters in a text message.
const tokenBytes = 16

const insertLinkSQL = `INSERT INTO links (hash, kind, subject, expires_at) VALUES ($1, $2, $3, $4)`

// IssueLink implements workflows.Directory.
func (tx *Tx) IssueLink(_ context.Context, l workflows.Link) (string, error) {
	raw := make([]byte, tokenBytes)
	if _, err := rand.Read(raw); err != nil {
		return "", err
	}
	token := base64.RawURLEncoding.EncodeToString(raw)
	tx.write(insertLinkSQL, tokenHash(token), l.Kind, l.Subject, l.Expires)
	tx.Note("link.issued", l.Subject)
	return token, nil
}

func tokenHash(token string) []byte {
	h := sha256.Sum256([]byte(token))
	return h[:]
}

// Only what a calendar may show a stranger: when and where, never whom or why.
const calendarOfLinkSQL = `
SELECT a.id, a.start_at, a.end_at, a.status, l.address
FROM links k
JOIN appointments a ON a.id = k.subject
JOIN locations l ON l.id = a.location
WHERE k.hash = $1 AND k.kind = 'calendar' AND k.expires_at > $2`

// CalendarEntry implements portalweb.Calendar.
func (db *DB) CalendarEntry(ctx context.Context, token string, now time.Time) (e portalweb.Entry, err error) {
	err = db.Do(ctx, phi.Actor{Kind: phi.Patient, ID: "link"}, func(tx *Tx) error {
		found := false
		var status care.AppointmentStatus
		err := tx.query(ctx, calendarOfLinkSQL, []any{tokenHash(token), now}, func(r pgx.Rows) error {
			found = true
			return r.Scan(&e.ID, &e.Start, &e.End, &status, &e.Address)
		})
		if err == nil && !found {
			err = portalweb.ErrNoLink
		}
		if err != nil {
			return err
		}
		e.Cancelled = status == care.Cancelled
		tx.Note("link.opened", e.ID)
		return nil
	})
	return e, err
}
