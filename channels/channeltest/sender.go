// Package channeltest is what every channel has to pass: the contract of channels.Sender
// against a provider that misbehaves, and of a webhook against forgeries.
package channeltest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// Fault is one way in which a provider misbehaves.
type Fault string

// The faults that a stand-in must be able to act out with every request.
const (
	Healthy Fault = "healthy"
	// Busy refuses with "too many", and asks to come back after two seconds.
	Busy Fault = "busy"
	// Broken fails inside and takes nothing; the sender cannot know that.
	Broken Fault = "broken"
	// TakenBroken, TakenSilent and TakenReset take the message, and then fail, say
	// nothing, or drop the connection.
	TakenBroken Fault = "taken then broken"
	TakenSilent Fault = "taken then silent"
	TakenReset  Fault = "taken then reset"
	// Down is a provider that nobody can connect to.
	Down Fault = "down"
	// Stranger does not know our account.
	Stranger Fault = "stranger"
)

// Rig is a sender and the stand-in of its provider.
type Rig struct {
	// Channel is the name of the channel.
	Channel string
	Sender  channels.Sender
	// Timeout is the sender's own, at most a second: TakenSilent lasts longer.
	Timeout time.Duration
	// Address is somebody who can be reached; Bad is somebody who cannot; Stopped is
	// somebody who opted out at the provider.
	Address, Bad, Stopped string
	// Bend changes how the provider behaves from now on.
	Bend func(Fault)
	// Seen lists the provider's ids of what it took for an address.
	Seen func(address string) []string
	// Log is what the sender wrote to its log.
	Log *bytes.Buffer
}

// canary stands in every text: nothing may show it.
const canary = "XCANARYX"

// Sender holds a channel's sender to the contract. make is called once a test.
func Sender(t *testing.T, make func(*testing.T) Rig) {
	for name, hold := range map[string]func(*testing.T, Rig){
		"sends once":                             sendsOnce,
		"names why a message was not taken":      namesWhy,
		"a lost answer is unknown, then found":   findsWhatWasTaken,
		"finds nothing where nothing was taken":  findsNothing,
		"leaves messages of others alone":        leavesOthersAlone,
		"a look-up that fails says nothing else": lookupFails,
		"keeps the deadline":                     keepsTheDeadline,
		"sends from many at once":                sendsFromMany,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			hold(t, make(t))
		})
	}
}

// message composes words for an address.
func (rig Rig) message(t *testing.T, address, words string) channels.Outbound {
	t.Helper()
	o, err := channels.Compose(channels.Draft{
		To: care.Conversation{
			ID: care.NewID[care.Conversation](), Channel: rig.Channel,
			Address: phi.New(phi.Care, address), Clearance: phi.ClearNotice,
		},
		Text: phi.New(phi.Notice, words), Class: channels.Reply,
	})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// silent fails where an error or the log shows an address or words.
func (rig Rig) silent(t *testing.T, err error) {
	t.Helper()
	text := fmt.Sprintf("%v %+v %#v %s", err, err, err, rig.Log)
	for _, secret := range []string{canary, rig.Address, rig.Bad, rig.Stopped} {
		if strings.Contains(text, secret) || strings.Contains(text, strings.TrimPrefix(secret, "+")) {
			t.Errorf("error or log shows an address or words (%d bytes)", len(secret))
		}
	}
}

var sentinels = []error{
	channels.ErrUnknown, channels.ErrLater, channels.ErrOptedOut,
	channels.ErrBadAddress, channels.ErrRefusedContent, channels.ErrConfig,
}

// only fails where err does not wrap want, or wraps another sentinel too.
func only(t *testing.T, err, want error) {
	t.Helper()
	for _, s := range sentinels {
		if errors.Is(err, s) != errors.Is(want, s) {
			t.Errorf("got %v, want %v only", err, want)
			return
		}
	}
}

func sendsOnce(t *testing.T, rig Rig) {
	r, err := rig.Sender.Send(t.Context(), rig.message(t, rig.Address, "once "+canary))
	if err != nil || r.ProviderID == "" || r.State.Rank() < channels.Accepted.Rank() {
		t.Fatalf("got %+v, %v", r, err)
	}
	if seen := rig.Seen(rig.Address); len(seen) != 1 || seen[0] != r.ProviderID {
		t.Errorf("got %v at the provider, want %v alone", seen, r.ProviderID)
	}
	rig.silent(t, nil)
}

func namesWhy(t *testing.T, rig Rig) {
	for _, tt := range []struct {
		fault   Fault
		address string
		want    error
	}{
		{Healthy, rig.Bad, channels.ErrBadAddress},
		{Healthy, rig.Stopped, channels.ErrOptedOut},
		{Busy, rig.Address, channels.ErrLater},
		{Broken, rig.Address, channels.ErrUnknown},
		{Stranger, rig.Address, channels.ErrConfig},
		{Down, rig.Address, channels.ErrLater},
	} {
		rig.Bend(tt.fault)
		_, err := rig.Sender.Send(t.Context(), rig.message(t, tt.address, "why "+canary))
		only(t, err, tt.want)
		rig.silent(t, err)
		var after channels.RetryAfterError
		if tt.fault == Busy && (!errors.As(err, &after) || after.After != 2*time.Second) {
			t.Errorf("got %v of a busy provider, want to come back after 2s", after)
		}
	}
	if seen := rig.Seen(rig.Address); len(seen) != 0 {
		t.Errorf("got %d messages taken, want none", len(seen))
	}
}

func findsWhatWasTaken(t *testing.T, rig Rig) {
	for i, fault := range []Fault{TakenBroken, TakenSilent, TakenReset} {
		rig.Bend(fault)
		begun := time.Now()
		o := rig.message(t, rig.Address, fmt.Sprintf("taken %d %s", i, canary))
		_, err := rig.Sender.Send(t.Context(), o)
		only(t, err, channels.ErrUnknown)
		rig.silent(t, err)
		rig.Bend(Healthy)
		r, ok, err := rig.Sender.Lookup(t.Context(), o, begun, nil)
		if err != nil || !ok {
			t.Fatalf("%s: got %v %v, want it found", fault, ok, err)
		}
		if seen := rig.Seen(rig.Address); len(seen) != i+1 || seen[i] != r.ProviderID {
			t.Errorf("%s: got %v at the provider, want %v last of %d", fault, seen, r.ProviderID, i+1)
		}
	}
}

func findsNothing(t *testing.T, rig Rig) {
	begun := time.Now()
	if _, err := rig.Sender.Send(t.Context(), rig.message(t, rig.Address, "another "+canary)); err != nil {
		t.Fatal(err)
	}
	rig.Bend(Broken)
	o := rig.message(t, rig.Address, "never taken "+canary)
	_, err := rig.Sender.Send(t.Context(), o)
	only(t, err, channels.ErrUnknown)
	rig.Bend(Healthy)
	if r, ok, err := rig.Sender.Lookup(t.Context(), o, begun, nil); ok || err != nil {
		t.Errorf("got %v %v %v, want nothing", r, ok, err)
	}
}

// leavesOthersAlone says the same words twice: the second is found by the ids that
// belong to the first. An hour later neither is the one.
func leavesOthersAlone(t *testing.T, rig Rig) {
	begun := time.Now()
	first, err := rig.Sender.Send(t.Context(), rig.message(t, rig.Address, "the same "+canary))
	if err != nil {
		t.Fatal(err)
	}
	o := rig.message(t, rig.Address, "the same "+canary)
	if _, ok, err := rig.Sender.Lookup(t.Context(), o, begun, []string{first.ProviderID}); ok || err != nil {
		t.Errorf("got %v %v, want the first left alone", ok, err)
	}
	rig.Bend(TakenBroken)
	_, err = rig.Sender.Send(t.Context(), o)
	only(t, err, channels.ErrUnknown)
	rig.Bend(Healthy)
	r, ok, err := rig.Sender.Lookup(t.Context(), o, begun, []string{first.ProviderID})
	if err != nil || !ok || r.ProviderID == first.ProviderID {
		t.Errorf("got %v %v %v, want the second", r, ok, err)
	}
	if _, ok, err := rig.Sender.Lookup(t.Context(), o, begun.Add(time.Hour), nil); ok || err != nil {
		t.Errorf("got %v %v of an hour later, want nothing", ok, err)
	}
}

func lookupFails(t *testing.T, rig Rig) {
	o := rig.message(t, rig.Address, "lost "+canary)
	for _, fault := range []Fault{Busy, Broken, Stranger, Down} {
		rig.Bend(fault)
		_, ok, err := rig.Sender.Lookup(t.Context(), o, time.Now(), nil)
		if ok {
			t.Errorf("%s: found", fault)
		}
		only(t, err, channels.ErrUnknown)
		rig.silent(t, err)
	}
}

func keepsTheDeadline(t *testing.T, rig Rig) {
	rig.Bend(TakenSilent)
	begun := time.Now()
	_, err := rig.Sender.Send(t.Context(), rig.message(t, rig.Address, "own deadline "+canary))
	only(t, err, channels.ErrUnknown)
	if took := time.Since(begun); took > rig.Timeout+2*time.Second {
		t.Errorf("took %v, want about %v", took, rig.Timeout)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = rig.Sender.Send(ctx, rig.message(t, rig.Address, "too late "+canary))
	only(t, err, channels.ErrLater)
	if seen := rig.Seen(rig.Address); len(seen) != 1 {
		t.Errorf("got %d messages taken, want only the first", len(seen))
	}
}

func sendsFromMany(t *testing.T, rig Rig) {
	const many = 64
	var wg sync.WaitGroup
	for i := range many {
		o := rig.message(t, rig.Address, fmt.Sprintf("number %d", i))
		wg.Go(func() {
			if _, err := rig.Sender.Send(t.Context(), o); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if seen := rig.Seen(rig.Address); len(seen) != many {
		t.Errorf("got %d messages, want %d", len(seen), many)
	}
}
