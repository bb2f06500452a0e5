package channels_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

var (
	labels     = []phi.Label{phi.Sensitive, phi.Care, phi.Notice, phi.Public, 200}
	clearances = []phi.Clearance{phi.ClearPublic, phi.ClearNotice, phi.ClearCare, phi.ClearSensitive, 200}
)

func phone(c phi.Clearance) care.Conversation {
	return care.Conversation{
		ID: care.NewID[care.Conversation](), Channel: "sms",
		Address: phi.New(phi.Care, "+14155550199"), Clearance: c,
	}
}

// Every label of the words, of the notice and of the neutral notice, at every
// clearance: what travels clears, and what does not clear is kept.
func TestNothingAboveItsClearanceLeaves(t *testing.T) {
	t.Parallel()
	cells := 0
	for _, clearance := range clearances {
		for _, label := range labels {
			for _, notice := range labels {
				for _, own := range []bool{true, false} {
					holdCell(t, clearance, label, notice, own)
					cells++
				}
			}
		}
	}
	if want := 5 * 5 * 5 * 2; cells != want {
		t.Fatalf("got %d cells, want %d", cells, want)
	}
}

// holdCell composes one cell of the table and asserts the law on it.
func holdCell(t *testing.T, clearance phi.Clearance, label, notice phi.Label, own bool) {
	t.Helper()
	d := channels.Draft{To: phone(clearance), Text: phi.New(label, "the words")}
	if own {
		d.Notice = phi.New(notice, "a notice")
		d.Neutral = phi.New(phi.Public, "neutral")
	} else {
		d.Neutral = phi.New(notice, "a notice")
	}
	o, err := channels.Compose(d)
	name := fmt.Sprintf("%s words at %d with %s notice (own %v)", label, clearance, notice, own)
	switch {
	case clearance.Clears(label):
		if err != nil || o.Body().Reveal() != "the words" || o.Sealed() || !o.Withheld().Empty() {
			t.Errorf("%s: got %v sealed %v, want the words", name, err, o.Sealed())
		}
	case clearance.Clears(notice):
		if err != nil || o.Body().Reveal() != "a notice" || !o.Sealed() || o.Withheld().Reveal() != d.Text.Reveal() {
			t.Errorf("%s: got %v sealed %v, want the notice", name, err, o.Sealed())
		}
	default:
		if !errors.Is(err, channels.ErrNotCleared) || !o.Body().Empty() {
			t.Errorf("%s: got %v, want %v", name, err, channels.ErrNotCleared)
		}
	}
}

func TestForgettingTheLabelSeals(t *testing.T) {
	t.Parallel()
	var unset phi.Label
	o, err := channels.Compose(channels.Draft{
		To: phone(phi.ClearCare), Text: phi.New(unset, "words"), Neutral: phi.New(phi.Notice, "a message waits"),
	})
	if err != nil || !o.Sealed() {
		t.Fatalf("got %v sealed %v, want sealed", err, o.Sealed())
	}
}

func TestALoweredClearanceStopsAStoredMessage(t *testing.T) {
	t.Parallel()
	for _, was := range clearances {
		for _, now := range clearances {
			for _, label := range labels {
				o, err := channels.Compose(channels.Draft{To: phone(was), Text: phi.New(label, "words")})
				if err != nil {
					continue
				}
				s := channels.Stored{ID: o.ID(), To: phone(now), Body: o.Body(), Class: channels.Reply, Sealed: o.Sealed()}
				r, err := channels.Restore(s)
				if now.Clears(label) != (err == nil) || (err != nil && !errors.Is(err, channels.ErrNotCleared)) {
					t.Errorf("%s composed at %d, restored at %d: got %v", label, was, now, err)
				}
				if err == nil && (r.ID() != o.ID() || r.Body().Reveal() != o.Body().Reveal()) {
					t.Errorf("got %v, want the same message", r)
				}
			}
		}
	}
}

func TestAnOutboundPrintsNeitherWordsNorAddress(t *testing.T) {
	t.Parallel()
	o, err := channels.Compose(channels.Draft{
		To: phone(phi.ClearNotice), Text: phi.New(phi.Care, "CANARY"), Neutral: phi.New(phi.Notice, "CANARY"),
	})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%q", "%d"} {
		fmt.Fprintf(&out, verb+" ", o)
		fmt.Fprintf(&out, verb+" ", struct{ O channels.Outbound }{o})
	}
	slog.New(slog.NewTextHandler(&out, nil)).Info("out", "o", o)
	slog.New(slog.NewJSONHandler(&out, nil)).Info("out", "o", o)
	if err := json.NewEncoder(&out).Encode(o); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"CANARY", "43414e415259", "4155550199"} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("printed %s", secret)
		}
	}
}

func TestThereIsNothingToSendWithoutWords(t *testing.T) {
	t.Parallel()
	for _, d := range []channels.Draft{
		{To: phone(phi.ClearCare), Neutral: phi.New(phi.Public, "a notice")},
		{To: phone(phi.ClearNotice), Text: phi.New(phi.Care, "words")},
	} {
		if _, err := channels.Compose(d); !errors.Is(err, channels.ErrNoWords) {
			t.Errorf("got %v, want %v", err, channels.ErrNoWords)
		}
	}
	if _, err := channels.Restore(channels.Stored{To: phone(phi.ClearCare)}); !errors.Is(err, channels.ErrNoWords) {
		t.Errorf("got %v, want %v", err, channels.ErrNoWords)
	}
}
