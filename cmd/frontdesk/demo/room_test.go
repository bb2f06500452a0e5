package demo

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"frontdesk/channels/sms/carrier"
)

// fakeCarrier answers every text at once with "got: " and the text.
type fakeCarrier struct {
	mu      sync.Mutex
	seq     int
	screen  map[string][]carrier.Message
	changed map[string]chan struct{}
	fault   error
}

func (f *fakeCarrier) Text(_ context.Context, from, _, body string) (string, error) {
	if f.fault != nil {
		return "", f.fault
	}
	sid := f.put(from, carrier.Message{Body: body, Status: "received"})
	f.put(from, carrier.Message{Body: "got: " + body, Status: "queued", FromClinic: true})
	return sid, nil
}

// put shows a message, or a change of the one with the same sid.
func (f *fakeCarrier) put(number string, m carrier.Message) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seq++
	m.Seq, m.At = f.seq, time.Date(2026, 11, 23, 14, f.seq, 0, 0, time.UTC)
	if m.SID == "" {
		m.SID = fmt.Sprintf("SM%032d", f.seq)
	}
	f.screen[number] = append(f.screen[number], m)
	if c := f.changed[number]; c != nil {
		close(c)
		delete(f.changed, number)
	}
	return m.SID
}

func (f *fakeCarrier) Phone(number string, after int) (list []carrier.Message, next int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, m := range f.screen[number] {
		if m.Seq > after {
			list = append(list, m)
		}
	}
	return list, f.seq
}

func (f *fakeCarrier) Changed(number string) <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.changed[number] == nil {
		f.changed[number] = make(chan struct{})
	}
	return f.changed[number]
}

// room is a served page with all that a test wants to touch.
type room struct {
	t       *testing.T
	url     string
	carrier *fakeCarrier
	clock   *Clock
	due     time.Time // what NextDue answers
	moved   chan struct{}
	log     *bytes.Buffer
	client  *http.Client
}

const claire = "+15185550102"

func newRoom(t *testing.T) *room {
	start := time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)
	r := &room{t: t, moved: make(chan struct{}, 8), log: &bytes.Buffer{}, clock: openClock(t, t.TempDir(), start)}
	r.carrier = &fakeCarrier{screen: map[string][]carrier.Message{}, changed: map[string]chan struct{}{}}
	c := Sample(start)
	server := httptest.NewServer(New(Deps{
		Carrier: r.carrier, ClinicName: c.Clinic.Name, ClinicNumber: Number, Zone: mustZone(zone), Clock: r.clock, Households: c.Households,
		Quiet:   func(context.Context, string) (bool, error) { return true, nil },
		NextDue: func(context.Context) (time.Time, error) { return r.due, nil },
		Moved:   func() { r.moved <- struct{}{} },
		Log:     slog.New(slog.NewTextHandler(r.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}))
	t.Cleanup(server.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	r.url, r.client = server.URL, &http.Client{Jar: jar, Timeout: 10 * time.Second}
	return r
}

// post sends JSON and reads JSON.
func (r *room) post(path string, in, out any) (status int) {
	r.t.Helper()
	b, err := json.Marshal(in)
	if err != nil {
		r.t.Fatal(err)
	}
	resp, err := r.client.Post(r.url+path, "application/json", bytes.NewReader(b))
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	if out != nil {
		if err := json.NewDecoder(resp.Body).Decode(out); err != nil {
			r.t.Fatalf("%s: %v", path, err)
		}
	}
	return resp.StatusCode
}

// form posts as a browser without scripts does, and follows to the page.
func (r *room) form(path string, values url.Values) (status int, at *url.URL, page string) {
	r.t.Helper()
	resp, err := r.client.PostForm(r.url+path, values)
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return resp.StatusCode, resp.Request.URL, string(b)
}
