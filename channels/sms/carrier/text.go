package carrier

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"time"
)

// textTries is how often a text is posted while nobody answers.
const textTries = 5

// ErrUnknownMessage: the carrier has no such text, or has it no more.
var ErrUnknownMessage = errors.New("no such text")

// Text is a phone sending a text: it shows on the phone's screen and goes to
// Config.InboundURL, five times in about a second and a half while nobody answers. An
// empty to is the first of the account's numbers.
//
// ErrRefused when the clinic refuses it or to is not the account's, ErrUnanswered when
// nobody took it; the sid then serves to Redeliver it.
func (c *Carrier) Text(ctx context.Context, from, to, body string) (sid string, err error) {
	if to == "" && len(c.cfg.Numbers) > 0 {
		to = c.cfg.Numbers[0]
	}
	if !slices.Contains(c.cfg.Numbers, to) {
		return "", fmt.Errorf("text to a number that is not the account's: %w", ErrRefused)
	}
	rec := c.receive(from, to, body)
	return rec.SID, c.deliver(ctx, rec)
}

// Redeliver posts the webhook of a text again, the same as before. ErrUnknownMessage,
// or as Text.
func (c *Carrier) Redeliver(ctx context.Context, sid string) error {
	c.mu.Lock()
	rec, ok := c.book.bySID[sid]
	c.mu.Unlock()
	if !ok || rec.FromClinic {
		return fmt.Errorf("text %s: %w", sid, ErrUnknownMessage)
	}
	return c.deliver(ctx, rec)
}

// receive writes a text down, and answers it where the carrier does that itself.
func (c *Carrier) receive(from, to, body string) *record {
	now := time.Now()
	rec := &record{
		Message: Message{SID: newSID(), From: from, To: to, Body: body, Status: "received", At: c.cfg.Now()},
		phone:   from, created: now, updated: now, sent: now,
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.book.add(rec)
	rec.webhook = c.webhook(rec, c.optOut(rec))
	return rec
}

// webhook is the form that Twilio posts for a text.
func (c *Carrier) webhook(r *record, optOut string) url.Values {
	form := url.Values{
		"MessageSid": {r.SID}, "SmsSid": {r.SID}, "SmsMessageSid": {r.SID}, "AccountSid": {c.cfg.AccountSID},
		"From": {r.From}, "To": {r.To}, "Body": {r.Body}, "NumMedia": {"0"}, "NumSegments": {segments(r.Body)},
		"SmsStatus": {"received"}, "ApiVersion": {apiVersion},
		"FromCity": {"SAN FRANCISCO"}, "FromState": {"CA"}, "FromZip": {"94105"}, "FromCountry": {"US"},
		"ToCity": {""}, "ToState": {"CA"}, "ToZip": {""}, "ToCountry": {"US"},
	}
	if c.cfg.MessagingServiceSID != "" {
		form.Set("MessagingServiceSid", c.cfg.MessagingServiceSID)
	}
	if optOut != "" {
		form.Set("OptOutType", optOut)
	}
	return form
}

// deliver posts a text until somebody answers.
func (c *Carrier) deliver(ctx context.Context, r *record) (err error) {
	for try := range textTries {
		if err = c.post(ctx, c.cfg.InboundURL, r.webhook); !errors.Is(err, ErrUnanswered) {
			break
		}
		if try < textTries-1 && !c.wait(ctx, firstBackoff<<try) {
			break
		}
	}
	if err != nil {
		return fmt.Errorf("text %s: %w", r.SID, err)
	}
	return nil
}

// wait reports whether the time passed before the caller or the carrier gave up.
func (c *Carrier) wait(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
	case <-c.stop.Done():
	}
	return false
}
