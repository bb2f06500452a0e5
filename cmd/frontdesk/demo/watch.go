package demo

import (
	"context"
	"fmt"
	"time"
)

// cursor is how far somebody has read a phone.
type cursor struct {
	As    string `json:"as"`
	After int    `json:"after"`
}

// phoneNews is what is new on a phone.
type phoneNews struct {
	As       string   `json:"as"`
	Messages []bubble `json:"messages"`
	// Next is where to go on reading.
	Next int `json:"next"`
}

// waitForNews returns when a phone has something new, the clock was moved, the limit
// has passed or the caller has gone.
func (k *desk) waitForNews(ctx context.Context, phones []cursor, limit time.Duration) []phoneNews {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	moved := k.Clock.Changed()
	for {
		changed := k.anyChanged(ctx, phones) // before reading: what comes between is not lost
		news, some := k.news(phones)
		if some {
			return news
		}
		select {
		case <-changed:
		case <-moved:
			return news
		case <-ctx.Done():
			return news
		}
	}
}

// anyChanged is closed when one of the phones changes or ctx ends.
func (k *desk) anyChanged(ctx context.Context, phones []cursor) <-chan struct{} {
	any, done := context.WithCancel(ctx)
	context.AfterFunc(any, done)
	for _, p := range phones {
		one := k.Carrier.Changed(p.As)
		go func() {
			select {
			case <-one:
				done()
			case <-any.Done():
			}
		}()
	}
	return any.Done()
}

func (k *desk) news(phones []cursor) (news []phoneNews, some bool) {
	news = make([]phoneNews, 0, len(phones))
	for _, p := range phones {
		messages, next := k.Carrier.Phone(p.As, p.After)
		news = append(news, phoneNews{As: p.As, Messages: k.bubbles(messages), Next: next})
		some = some || len(messages) > 0
	}
	return news, some
}

// An answer shows on the phone, which wakes us; this is for turns that say nothing.
const quietCheck = 50 * time.Millisecond

// waitForQuiet reports whether nothing from or to the number waits in the clinic, at
// the latest after limit.
func (k *desk) waitForQuiet(ctx context.Context, number string, limit time.Duration) (bool, error) {
	deadline := time.After(limit)
	again := time.NewTicker(quietCheck)
	defer again.Stop()
	for {
		changed := k.Carrier.Changed(number)
		quiet, err := k.Quiet(ctx, number)
		if err != nil {
			return false, fmt.Errorf("is the clinic quiet: %w", err)
		}
		if quiet {
			return true, nil
		}
		select {
		case <-changed:
		case <-again.C:
		case <-deadline:
			return false, nil
		case <-ctx.Done():
			return false, ctx.Err()
		}
	}
}
