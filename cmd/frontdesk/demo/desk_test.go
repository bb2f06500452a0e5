package demo

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"frontdesk/channels/sms/carrier"
)

type readAnswer struct {
	Messages []bubble
	Next     int
}

func TestTextIsAnsweredOnThePhoneThatSentIt(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	var sent struct{ SID string }
	if got := r.post("/demo/text", map[string]any{"as": "(518) 555-0102", "body": "book"}, &sent); got != 200 || sent.SID == "" {
		t.Fatalf("got %v and sid %q, want 200 and one", got, sent.SID)
	}
	var settled struct{ Quiet bool }
	r.post("/demo/settle", map[string]any{"as": claire, "wait_ms": 5000}, &settled)
	var got readAnswer
	r.post("/demo/read", map[string]any{"as": claire}, &got)
	if !settled.Quiet || len(got.Messages) != 2 || got.Messages[1].Body != "got: book" || !got.Messages[1].FromClinic || got.Messages[1].Tick != "queued" {
		t.Errorf("got %+v, want the text and its answer", got)
	}
	var other readAnswer
	r.post("/demo/read", map[string]any{"as": "+15185550103"}, &other)
	if len(other.Messages) != 0 {
		t.Errorf("got %v on another phone, want nothing", other.Messages)
	}
}

func TestReadEndsItsWaitWithAChangeOfStatus(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	sid := r.carrier.put(claire, carrier.Message{Body: "hello", Status: "queued", FromClinic: true})
	got := r.whileWaiting(1, func() {
		r.carrier.put(claire, carrier.Message{SID: sid, Body: "hello", Status: "delivered", FromClinic: true})
	})
	if len(got) != 1 || len(got[0].Messages) != 1 || got[0].Messages[0].SID != sid || got[0].Messages[0].Tick != "delivered" {
		t.Errorf("got %+v, want the same text delivered", got)
	}
}

func TestWatchEndsItsWaitWithAMoveOfTheClock(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.whileWaiting(0, func() {
		if err := r.clock.Advance(time.Hour); err != nil {
			t.Error(err)
		}
	})
}

// whileWaiting waits for news after a place, makes something happen once the phone was
// seen to have none, and fails when that did not end the wait.
func (r *room) whileWaiting(after int, happen func()) (news []phoneNews) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), 9*time.Second)
	defer cancel()
	looked, done := make(chan struct{}), make(chan struct{})
	k := &desk{Deps: Deps{Clock: r.clock, Zone: time.UTC, Carrier: lookedAt{r.carrier, sync.OnceFunc(func() { close(looked) })}}}
	go func() {
		defer close(done)
		news = k.waitForNews(ctx, []cursor{{As: claire, After: after}}, 9*time.Second)
	}()
	<-looked
	happen()
	<-done
	if ctx.Err() != nil {
		r.t.Error("got the end of the wait, want the change to end it")
	}
	return news
}

// lookedAt says that a phone has been read.
type lookedAt struct {
	*fakeCarrier
	say func()
}

func (l lookedAt) Phone(number string, after int) ([]carrier.Message, int) {
	defer l.say()
	return l.fakeCarrier.Phone(number, after)
}

func TestSettleSaysWhenTheClinicIsStillBusy(t *testing.T) {
	t.Parallel()
	k := &desk{Deps: Deps{
		Carrier: &fakeCarrier{changed: map[string]chan struct{}{}},
		Quiet:   func(context.Context, string) (bool, error) { return false, nil },
	}}
	if quiet, err := k.waitForQuiet(t.Context(), claire, time.Millisecond); quiet || err != nil {
		t.Errorf("got %v and %v, want not quiet and no error", quiet, err)
	}
}

func TestClockMovesByAnHourAndToTheNextReminder(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	var got struct {
		Now   time.Time
		Error string
	}
	before := r.clock.Now()
	r.post("/demo/clock", map[string]string{"advance": "1h"}, &got)
	if d := got.Now.Sub(before); d < time.Hour || d > time.Hour+time.Minute {
		t.Errorf("got %v forward, want an hour", d)
	}
	if status := r.post("/demo/clock", map[string]string{"advance": "next"}, &got); status != http.StatusConflict || got.Error == "" {
		t.Errorf("got %v with no reminder planned, want 409 and why", status)
	}
	r.due = before.Add(50 * time.Hour)
	r.post("/demo/clock", map[string]string{"advance": "next"}, &got)
	if got.Now.Before(r.due) || got.Now.After(r.due.Add(time.Minute)) {
		t.Errorf("got %v, want just after %v", got.Now, r.due)
	}
	if len(r.moved) != 2 {
		t.Errorf("got %d calls to look at once, want one for each move", len(r.moved))
	}
	if status := r.post("/demo/clock", map[string]string{"advance": "-1h"}, nil); status != http.StatusBadRequest {
		t.Errorf("got %v for an hour back, want 400", status)
	}
}

func TestRequestsThatMakeNoSenseAreRefusedWithAReason(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	seven := make([]cursor, 7)
	for name, c := range map[string]struct {
		path string
		in   any
	}{
		"no number":       {"/demo/text", map[string]any{"as": "me", "body": "book"}},
		"clinic's number": {"/demo/text", map[string]any{"as": Number, "body": "book"}},
		"no words":        {"/demo/text", map[string]any{"as": claire, "body": " \n"}},
		"too many words":  {"/demo/text", map[string]any{"as": claire, "body": strings.Repeat("é", maxText+1)}},
		"too large":       {"/demo/text", map[string]any{"as": claire, "body": strings.Repeat("x", bodyLimit)}},
		"no object":       {"/demo/read", []int{1}},
		"seven phones":    {"/demo/watch", map[string]any{"phones": seven}},
		"no duration":     {"/demo/clock", map[string]any{"advance": "soon"}},
	} {
		var out struct{ Error string }
		if got := r.post(c.path, c.in, &out); got != http.StatusBadRequest || out.Error == "" {
			t.Errorf("%s: got %v %q, want 400 and a reason", name, got, out.Error)
		}
	}
}

func TestPostFromAnotherSiteIsRefused(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.url+"/demo/clock", strings.NewReader("advance=24h"))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	resp, err := r.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusForbidden {
		t.Errorf("got %v, want 403", resp.StatusCode)
	}
}

func TestLogHoldsNoNumberAndNoWordsEvenWhenTheCarrierFails(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	const canary = "my canary is ill"
	r.post("/demo/text", map[string]any{"as": claire, "body": canary}, nil)
	r.carrier.fault = errors.New("dial: connection refused")
	var out struct{ Error string }
	if got := r.post("/demo/text", map[string]any{"as": claire, "body": canary}, &out); got != http.StatusInternalServerError {
		t.Errorf("got %v, want 500", got)
	}
	r.carrier.fault = fmt.Errorf("text: %w", carrier.ErrUnanswered)
	if got := r.post("/demo/text", map[string]any{"as": claire, "body": canary}, &out); got != http.StatusBadGateway || !strings.Contains(out.Error, "gateway") {
		t.Errorf("got %v %q, want 502 and what to look at", got, out.Error)
	}
	for _, secret := range []string{canary, "5185550102", "555-0102"} {
		if strings.Contains(r.log.String()+out.Error, secret) {
			t.Errorf("got %q in the log or the error, want none", secret)
		}
	}
	if !strings.Contains(r.log.String(), "connection refused") {
		t.Error("got no word about the fault in the log, want it")
	}
}
