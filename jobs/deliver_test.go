package jobs

import (
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// office is an outbox in memory, and the provider that takes its messages. A message
// whose words are "hang" is not answered before let go.
type office struct {
	mu      sync.Mutex
	waiting []Parcel
	letGo   chan struct{}
	sent    chan string
}

func (o *office) write(words string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	p := Parcel{Stored: channels.Stored{ID: care.NewID[channels.Outbound](), Body: phi.New(phi.Notice, words), Class: channels.Reply}}
	p.To = care.Conversation{Channel: "sms", Clearance: phi.ClearNotice, Address: phi.New(phi.Care, "+15185550100")}
	o.waiting = append(o.waiting, p)
}

func (o *office) ClaimMessages(_ context.Context, n int, _ time.Duration, _ time.Time) ([]Parcel, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	n = min(n, len(o.waiting))
	taken := o.waiting[:n:n]
	o.waiting = o.waiting[n:]
	return taken, nil
}

func (o *office) Taken(context.Context, Parcel) ([]string, error)              { return nil, nil }
func (o *office) Retry(Parcel, channels.State, time.Duration)                  {}
func (o *office) Settle(Parcel, Settlement)                                    {}
func (o *office) StopTexts(care.ConversationID, time.Time)                     {}
func (o *office) Undeliverable(Parcel, time.Time)                              {}
func (o *office) do(_ context.Context, _ phi.Actor, fn func(Post) error) error { return fn(o) }

func (o *office) Send(_ context.Context, m channels.Outbound) (channels.Receipt, error) {
	words := m.Body().Reveal()
	o.sent <- words
	if words == "hang" {
		<-o.letGo
	}
	return channels.Receipt{ProviderID: "SM1", State: channels.Accepted}, nil
}

func (o *office) Lookup(context.Context, channels.Outbound, time.Time, []string) (channels.Receipt, bool, error) {
	return channels.Receipt{}, false, nil
}

func (o *office) want(t *testing.T, words string) {
	t.Helper()
	select {
	case got := <-o.sent:
		if got != words {
			t.Fatalf("got %q sent, want %q", got, words)
		}
	case <-time.After(10 * time.Second):
		t.Fatalf("got nothing sent in ten seconds, want %q", words)
	}
}

func TestAMessageThatHangsHoldsUpNoOther(t *testing.T) {
	t.Parallel()
	o := &office{letGo: make(chan struct{}), sent: make(chan string, 8)}
	d := &Deliver{Do: o.do, Senders: map[string]channels.Sender{"sms": o}, Now: time.Now, Log: slog.New(slog.DiscardHandler)}
	ctx, endSlice := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	o.write("hang")
	go func() { ended <- d.Run(ctx) }()
	o.want(t, "hang")
	o.write("in the same run")
	o.want(t, "in the same run")
	endSlice()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	o.write("in the next run")
	go func() { ended <- d.Run(t.Context()) }()
	o.want(t, "in the next run")
	close(o.letGo)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	d.Drain()
	if n := d.flight.size(); n != 0 {
		t.Errorf("got %d messages under way after Drain, want none", n)
	}
}
