package flow

import (
	"context"
	"errors"
	"testing"

	"frontdesk/internal/phi"
)

// FuzzParse: no document makes Parse, Check or the renderer panic, and one that has no
// fault can be started.
func FuzzParse(f *testing.F) {
	for _, c := range faulty {
		f.Add(c.src)
	}
	for _, src := range []string{pollYAML, shotYAML, inviteYAML, kidsYAML, refillYAML, payYAML, "language: 1\n" + first} {
		f.Add(src)
	}
	for _, src := range shippedSources(f) {
		f.Add(src)
	}
	for i, d := range (packer{size: 1500}).docs() {
		if i%7 == 0 && len(d.src) < 4000 {
			f.Add(d.src)
		}
	}
	f.Fuzz(func(t *testing.T, src string) {
		if n := allocated(func() { judged(src) }); n > maxHostileBytes {
			t.Errorf("got %.1f MB allocated, want at most %d", mega(n), maxHostileBytes>>20)
		}
		def, _ := Parse([]byte(src))
		if def == nil {
			return
		}
		lib, _ := NewLibrary([]Revision{{ID: "1", Def: def, Current: true}}, testEnv())
		if lib == nil {
			return
		}
		_, _ = lib.Step(context.Background(), State{}, starts(def.Name), testWorld(), shots)
	})
}

// FuzzHear: whatever a patient writes, a turn ends with a state that can be kept.
func FuzzHear(f *testing.F) {
	for _, text := range []string{"2", "flu", "thursday after 3", "no, friday", "👍🏽", "1C 2R", "\x00", "\xff\xfe", "ﷺ", "١", "99999999999999999999", "a\u0301\u0301", "shot shot", "sorry I meant Leo", "not Mia Leo", "2 not 1 not 2", "I mean I meant to say", "no no no, wait", "‮yes"} {
		f.Add(text, text)
	}
	lib := mustLibrary(f, shotYAML, pollYAML)
	f.Fuzz(func(t *testing.T, first, second string) {
		w := testWorld()
		w.People = items(PersonType, "Mia", "Leo")
		st := State{}
		for _, text := range []string{first, "shot", first, "1", first, second, "1", second} {
			ev, _ := lib.Hear(st, phi.New(phi.Care, text), w)
			res, err := lib.Step(context.Background(), st, ev, w, shots)
			if err != nil {
				t.Fatalf("Step: %v", err)
			}
			if st, err = DecodeState(res.State.Encode()); err != nil {
				t.Fatalf("DecodeState: %v", err)
			}
		}
	})
}

// FuzzDecodeState: bytes are a state that encodes to themselves, or ErrState.
func FuzzDecodeState(f *testing.F) {
	lib := mustLibrary(f, shotYAML)
	w := testWorld()
	res, _ := play(f, lib, State{}, w, shots, Event{Kind: Started, Workflow: "shot", Text: phi.New(phi.Care, "shot")})
	f.Add(res.State.Encode())
	f.Add([]byte{stateVersion, 255, 255, 255, 255, 15})
	f.Fuzz(func(t *testing.T, b []byte) {
		st, err := DecodeState(b)
		if err != nil {
			if !errors.Is(err, ErrState) {
				t.Fatalf("got %v, want %v", err, ErrState)
			}
			return
		}
		if _, err := DecodeState(st.Encode()); err != nil {
			t.Fatalf("second reading: %v", err)
		}
		_, _ = lib.Step(context.Background(), st, says("1"), w, shots)
	})
}
