package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"frontdesk/channels"
	"frontdesk/internal/phi"
)

// Deliver hands messages to their providers.
//
// A message is on record as being sent before the provider sees it. If the answer is
// lost, or the worker, the provider is asked whether it has the message before it is
// ever sent again; a status callback that carries our id settles it too.
type Deliver struct {
	Do      Do[Post]
	Senders map[string]channels.Sender
	// Now is the clinic's clock, which decides whether words are still worth sending.
	Now    func() time.Time
	Log    *slog.Logger
	Limits DeliverLimits

	flight flight
}

// DeliverLimits are how long and how often. The zero value means the defaults.
type DeliverLimits struct {
	// Parallel is how many messages are handed over at a time.
	Parallel int
	// Lease outlives the sender's own time limit; after it the worker counts as dead.
	Lease time.Duration
	// Settle is how long a lost answer may still arrive as a callback.
	Settle time.Duration
	// Attempts ends the tries of what may have arrived already. What certainly was not
	// taken is kept for Keep: an outage of the provider's, or a wrong credential of
	// ours, must not use up a message.
	Attempts int
	Keep     time.Duration
}

func (l DeliverLimits) orDefaults() DeliverLimits {
	if l.Parallel == 0 {
		l.Parallel = 32
	}
	if l.Lease == 0 {
		l.Lease = 25 * time.Second
	}
	if l.Settle == 0 {
		l.Settle = 10 * time.Second
	}
	if l.Attempts == 0 {
		l.Attempts = 25
	}
	if l.Keep == 0 {
		l.Keep = 24 * time.Hour
	}
	return l
}

var deliverActor = phi.Actor{Kind: phi.System, ID: "deliver"}

// glance is how often a worker looks for more while it waits for a provider: a message
// that hangs holds up its own conversation and no other.
const glance = 100 * time.Millisecond

// Run hands messages over until none may be handed over now, or ctx ends. What is under
// way goes on; Drain waits for it.
func (d *Deliver) Run(ctx context.Context) error {
	limits := d.Limits.orDefaults()
	look := time.NewTicker(glance)
	defer look.Stop()
	for ctx.Err() == nil {
		busy := d.flight.size()
		parcels, err := d.claim(ctx, limits.Parallel-busy, limits)
		for _, p := range parcels {
			d.flight.launch(func() { d.deliver(context.WithoutCancel(ctx), p, limits) })
		}
		if len(parcels) > 0 {
			continue
		}
		if busy == 0 {
			return err
		}
		select {
		case <-d.flight.landed(): // it may have held back its conversation's next message
		case <-look.C:
		case <-ctx.Done():
		}
	}
	return nil
}

// Drain returns when nothing is under way. Nobody calls Run meanwhile.
func (d *Deliver) Drain() { d.flight.all.Wait() }

func (d *Deliver) claim(ctx context.Context, n int, limits DeliverLimits) (parcels []Parcel, err error) {
	if n <= 0 {
		return nil, nil
	}
	err = d.Do(context.WithoutCancel(ctx), deliverActor, func(tx Post) (err error) {
		parcels, err = tx.ClaimMessages(ctx, n, limits.Lease, d.Now())
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("claim messages: %w", err)
	}
	return parcels, nil
}

func (d *Deliver) deliver(ctx context.Context, p Parcel, limits DeliverLimits) {
	defer func() {
		if r := recover(); r != nil {
			// The lease ends by itself; the value may hold words, its type does not.
			d.Log.ErrorContext(ctx, "delivery panicked", "message", p.ID.String(), "panic", fmt.Sprintf("%T", r))
		}
	}()
	v := d.attempt(ctx, p, limits)
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	err := d.Do(ctx, deliverActor, func(tx Post) error {
		v.record(tx, p, d.Now())
		return nil
	})
	if err != nil {
		// The lease ends by itself, and the next worker looks the message up.
		d.Log.WarnContext(ctx, "delivery not recorded", "message", p.ID.String(), "err", err)
		return
	}
	d.Log.InfoContext(ctx, "delivery", "message", p.ID.String(), "channel", p.To.Channel,
		"state", string(v.state), "why", v.why, "attempt", p.Attempts)
}

// attempt does what is to be done about one message now.
func (d *Deliver) attempt(ctx context.Context, p Parcel, limits DeliverLimits) verdict {
	// The lease must outlive everything that happens under it.
	ctx, cancel := context.WithTimeout(ctx, limits.Lease*4/5)
	defer cancel()
	sender, ok := d.Senders[p.To.Channel]
	if !ok {
		return given("channel")
	}
	o, err := channels.Restore(p.Stored)
	if err != nil {
		return given("refused") // not to be said there any more, or not readable
	}
	if p.Was == channels.Sending || p.Was == channels.Unknown {
		if v, known := d.lookUp(ctx, sender, p, o); known {
			return v
		}
	}
	switch {
	case !p.To.StoppedAt.IsZero() && p.Class != channels.Required:
		return given("stopped")
	case !p.Expires.IsZero() && !p.Expires.After(d.Now()):
		return given("expired")
	case p.Age > limits.Keep:
		return given("attempts")
	}
	receipt, err := sender.Send(ctx, o)
	return d.judge(receipt, err, p, limits)
}

// lookUp asks the provider about a message whose answer was lost. known is false when
// the provider certainly does not have it.
func (d *Deliver) lookUp(ctx context.Context, sender channels.Sender, p Parcel, o channels.Outbound) (v verdict, known bool) {
	limits := d.Limits.orDefaults()
	var taken []string
	err := d.Do(ctx, deliverActor, func(tx Post) (err error) {
		taken, err = tx.Taken(ctx, p)
		return err
	})
	if err != nil {
		return later(channels.Unknown, limits.Settle), true
	}
	receipt, ok, err := sender.Lookup(ctx, o, p.TriedAt, taken)
	if err != nil {
		if p.Attempts >= limits.Attempts {
			return given("attempts"), true
		}
		return later(channels.Unknown, backoff(p.Attempts)), true
	}
	if ok {
		return verdict{state: receipt.State, providerID: receipt.ProviderID, settled: true}, true
	}
	return verdict{}, false
}
