package carrier

import (
	"container/list"
	"crypto/rand"
	"encoding/hex"
	"net/url"
	"time"
)

// What is remembered: the phones heard last, and the newest messages of each.
const (
	maxPhones   = 10_000
	defaultKeep = 200
)

// Message is what a phone's screen shows of one message.
type Message struct {
	// Seq grows with every change on any phone: a message whose status changes gets
	// a new one.
	Seq int
	SID string
	// From and To are E.164, or whatever the sender called itself.
	From, To, Body string
	// Status is Twilio's word: received, accepted, queued, sent, delivered,
	// undelivered.
	Status string
	// FromClinic is true for what the account sent.
	FromClinic bool
	// ErrorCode is Twilio's, 0 for none.
	ErrorCode int
	// At is when it was sent, on the phones' clock.
	At time.Time
}

// record is a message as the API knows it.
type record struct {
	Message
	phone                  string
	service                string
	created, updated, sent time.Time
	webhook                url.Values // of a text that a phone sent
	nth                    int        // order of arrival
}

// phone is a number at the other end, with its screen.
type phone struct {
	number  string
	records []*record // in order of arrival
	changed chan struct{}
	stopped bool // said STOP to the carrier
	place   *list.Element
}

// book is all that is remembered. Its callers hold Carrier.mu.
type book struct {
	seq    int
	keep   int
	bySID  map[string]*record
	phones map[string]*phone
	recent *list.List // of *phone, heard last in front
}

func newBook(keep int) book {
	if keep <= 0 {
		keep = defaultKeep
	}
	return book{keep: keep, bySID: map[string]*record{}, phones: map[string]*phone{}, recent: list.New()}
}

// phone finds or makes the phone of a number, and forgets the one that was silent for
// longest when there are too many.
func (b *book) phone(number string) *phone {
	if p, ok := b.phones[number]; ok {
		b.recent.MoveToFront(p.place)
		return p
	}
	if b.recent.Len() >= maxPhones {
		b.forget(b.recent.Back().Value.(*phone))
	}
	p := &phone{number: number}
	p.place = b.recent.PushFront(p)
	b.phones[number] = p
	return p
}

func (b *book) forget(p *phone) {
	for _, r := range p.records {
		delete(b.bySID, r.SID)
	}
	b.recent.Remove(p.place)
	delete(b.phones, p.number)
	p.wake()
}

// add puts a new message on its phone's screen.
func (b *book) add(r *record) {
	p := b.phone(r.phone)
	b.seq++
	r.Seq, r.nth = b.seq, b.seq
	b.bySID[r.SID] = r
	p.records = append(p.records, r)
	if len(p.records) > b.keep {
		delete(b.bySID, p.records[0].SID)
		p.records = p.records[1:]
	}
	p.wake()
}

// touch shows a change of a message. A message that was forgotten stays so.
func (b *book) touch(r *record) {
	if b.bySID[r.SID] != r {
		return
	}
	b.seq++
	r.Seq = b.seq
	b.phones[r.phone].wake()
}

func (p *phone) wake() {
	if p.changed != nil {
		close(p.changed)
		p.changed = nil
	}
}

// newSID is random, never seeded: a carrier that starts again must not repeat the ids
// of the one before.
func newSID() string {
	var b [16]byte
	rand.Read(b[:]) // never fails since Go 1.24
	return "SM" + hex.EncodeToString(b[:])
}
