package sms

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"

	"frontdesk/channels"

	openapi "github.com/twilio/twilio-go/rest/api/v2010"
)

// A look-up reads at most so many messages of one number: far more than anybody gets
// between two attempts.
const (
	lookupPage  = 100
	lookupPages = 5
)

// clockSkew is how far Twilio's clock may be behind ours.
const clockSkew = 2 * time.Minute

// Lookup looks for the message among those that Twilio has for that number since, with
// the same words; the oldest that is not taken is it. Every error wraps
// channels.ErrUnknown.
//
// It does not use Twilio's filter DateSent: a message that still waits in Twilio's queue
// has no such date, and to miss it is to send it twice. The list is newest first, so
// that it is read only as far back as since.
func (s *Sender) Lookup(ctx context.Context, o channels.Outbound, since time.Time, taken []string) (channels.Receipt, bool, error) {
	ctx, cancel := context.WithTimeout(ctx, s.cfg.Timeout)
	defer cancel()
	w := want{body: plain(channels.Fold(o.Body().Reveal())), since: since.Add(-clockSkew), taken: taken}
	found, err := s.scan(ctx, o, w)
	if err != nil || found == nil {
		return channels.Receipt{}, false, err
	}
	return receipt(found), true, nil
}

// scan reads the list page by page; nil where the message is not in it.
func (s *Sender) scan(ctx context.Context, o channels.Outbound, w want) (found *openapi.ApiV2010Message, err error) {
	var token, number string
	for range lookupPages {
		c := s.call(ctx)
		page, err := c.service().PageMessage(s.listing(o), token, number)
		if err != nil || c.status >= 300 {
			return nil, c.failure("look up", o.ID(), channels.ErrUnknown)
		}
		m, past := w.oldest(page.Messages)
		if m != nil {
			found = m
		}
		if token, number = nextPage(page); past || token == "" {
			break
		}
	}
	return found, nil
}

// listing asks for the messages of that number. A messaging service chooses among
// senders, so its messages are known by the recipient only.
func (s *Sender) listing(o channels.Outbound) *openapi.ListMessageParams {
	p := &openapi.ListMessageParams{}
	p.SetTo(o.Address().Reveal())
	p.SetPageSize(lookupPage)
	if numberPattern.MatchString(s.cfg.From) {
		p.SetFrom(s.cfg.From)
	}
	return p
}

// want is what a message must be like to be the one.
type want struct {
	body  string
	since time.Time
	taken []string
}

// oldest is the last match of a page; past says that the page goes back beyond since.
func (w want) oldest(page []openapi.ApiV2010Message) (found *openapi.ApiV2010Message, past bool) {
	for i := range page {
		m := &page[i]
		if m.Sid == nil || m.Body == nil || m.DateCreated == nil {
			continue
		}
		created, err := time.Parse(time.RFC1123Z, *m.DateCreated)
		if err != nil {
			continue
		}
		if created.Before(w.since) {
			return found, true
		}
		if plain(*m.Body) == w.body && !slices.Contains(w.taken, *m.Sid) {
			found = m
		}
	}
	return found, false
}

// plain is what stays of a text when a messaging service encodes it smartly.
func plain(text string) string { return strings.TrimSpace(channels.Fold(text)) }

// nextPage is where the list goes on; empty where it ends.
func nextPage(p *openapi.ListMessageResponse) (token, number string) {
	if p.NextPageUri == nil {
		return "", ""
	}
	u, err := url.Parse(*p.NextPageUri)
	if err != nil {
		return "", ""
	}
	return u.Query().Get("PageToken"), u.Query().Get("Page")
}
