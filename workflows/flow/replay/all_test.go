package replay_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"frontdesk/workflows/flow/replay"
)

// visitTranscript is a conversation of eight turns: booking, a question beside it, and a
// visit that is confirmed.
const visitTranscript = `
@ now 2026-11-23T09:00-05:00
@ people Ana
> book
= booking.services() -> some {services: [Check-up | Flu shot]}
> how much is a checkup?
> 1
> thursday after 3
= booking.free() -> some {slots: [Thu Nov 26 3:15 PM | Thu Nov 26 4:00 PM]}
> 2
= booking.hold() -> held {hold: Thu Nov 26 4:00 PM {first: Ana, when: Thu Nov 26 4:00 PM, until: 9:10 AM}}
> y
= booking.take() -> booked {visit: Thu Nov 26 4:00 PM {first: Ana, when: Thu Nov 26 4:00 PM}, link: https://alder.example/c/k3}
! start appointment.reminder {visits: [Thu Nov 26 4:00 PM {first: Ana, when: Thu Nov 26 4:00 PM}]}
> yes we'll be there
= visits.confirm() -> done {when: Thu Nov 26 4:00 PM}
`

func encoded(conversation []replay.Turn) (out [][]byte) {
	for _, t := range conversation {
		out = append(out, t.Encode())
	}
	return out
}

// source gives a conversation n times.
func source(conversation [][]byte, n int) replay.Source {
	return func(_ context.Context, yield func([][]byte) error) error {
		for range n {
			if err := yield(conversation); err != nil {
				return err
			}
		}
		return nil
	}
}

func TestAllSumsUpOnEveryCoreAndTellsHowFarItIs(t *testing.T) {
	t.Parallel()
	live := library(t)
	talk := encoded(record(t, live, visitTranscript))
	last := 0
	r, err := replay.All(t.Context(), replay.Plan{Drafts: library(t, edit{"times", "\"Openings: {list}.", "\"Free: {list}."}),
		Progress: func(done int) { last = done }}, source(talk, 250))
	if err != nil || r.By[replay.Changed] != 250 || r.Turns != 250*8 || last != 250 || len(r.Examples[replay.Changed]) != replay.MaxExamples {
		t.Errorf("got %d changed of %d turns, %d told, %v, want 250 of 2000", r.By[replay.Changed], r.Turns, last, err)
	}
	torn := append([][]byte{{1, 2, 3}}, talk...)
	if r, err = replay.All(t.Context(), replay.Plan{Drafts: live}, source(torn, 2)); err != nil || r.Unread != 2 || r.Conversations != 0 {
		t.Errorf("got %d unread of %d, %v, want 2 of 0", r.Unread, r.Conversations, err)
	}
	stop := errors.New("stop")
	if _, err = replay.All(t.Context(), replay.Plan{Drafts: live}, func(context.Context, func([][]byte) error) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("got %v, want the source's error", err)
	}
}

func TestWhatIsLiveAlreadyIsNotHeldAgainstADraft(t *testing.T) {
	t.Parallel()
	then := library(t)
	earlier := edit{"times", "When would you like to come? Send", "When suits you? Send"}
	live, draft := library(t, earlier), library(t, earlier, edit{"costs", "Our staff can tell you", "Ask our staff"})
	talk := encoded(record(t, then, visitTranscript))
	for _, c := range []struct {
		name string
		plan replay.Plan
		kind replay.Kind
		is   string
	}{
		{"the live ones", replay.Plan{Drafts: live, Live: live}, replay.Same, ""},
		{"a draft", replay.Plan{Drafts: draft, Live: live}, replay.Changed, "Ask our staff"},
		{"nothing live", replay.Plan{Drafts: draft}, replay.Changed, "Ask our staff"},
	} {
		r, err := replay.All(t.Context(), c.plan, source(talk, 1))
		if err != nil || r.By[c.kind] != 1 {
			t.Errorf("%s: got %v, %v, want one %v", c.name, r.By, err, c.kind)
		}
		if c.is != "" && !strings.HasPrefix(r.Examples[c.kind][0].Is, c.is) {
			t.Errorf("%s: got %q, want %q", c.name, r.Examples[c.kind][0].Is, c.is)
		}
	}
}

// BenchmarkReplay plays 10,000 conversations of eight turns, from their encoded form.
// The house wants a minute at most on two cores.
func BenchmarkReplay(b *testing.B) {
	live := library(b)
	draft := library(b, edit{"times", "\"Openings: {list}.", "\"Free: {list}."})
	talk := encoded(record(b, live, visitTranscript))
	for name, plan := range map[string]replay.Plan{"unchanged": {Drafts: live, Live: live}, "edited": {Drafts: draft, Live: live}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r, err := replay.All(b.Context(), plan, source(talk, 10_000))
				if err != nil || r.Turns != 80_000 {
					b.Fatal(r.Turns, err)
				}
			}
			b.ReportMetric(float64(len(slices.Concat(talk...)))/float64(len(talk)), "B/turn")
		})
	}
}

// BenchmarkKeep is what keeping a turn costs beside the turn itself, before it is sealed
// and written.
func BenchmarkKeep(b *testing.B) {
	talk := record(b, library(b), visitTranscript)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if len(talk[i%len(talk)].Encode()) == 0 {
			b.Fatal("nothing")
		}
	}
}
