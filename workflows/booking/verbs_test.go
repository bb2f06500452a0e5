package booking_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/internal/when"
	"frontdesk/workflows/booking"
)

func TestForeignVisitIsAnsweredAsAbsent(t *testing.T) {
	t.Parallel()
	verbs := map[string]func(*record, care.AppointmentID) error{
		"book": func(r *record, v care.AppointmentID) error {
			_, err := booking.Book(t.Context(), r, family, v, monday)
			return err
		},
		"visit": func(r *record, v care.AppointmentID) error {
			_, err := booking.Visit(t.Context(), r, family, v, monday)
			return err
		},
		"confirm": func(r *record, v care.AppointmentID) error {
			_, err := booking.Confirm(t.Context(), r, family, v, monday)
			return err
		},
		"cancel": func(r *record, v care.AppointmentID) error {
			_, err := booking.Cancel(t.Context(), r, family, v, monday)
			return err
		},
		"release": func(r *record, v care.AppointmentID) error { return booking.Release(t.Context(), r, family, v) },
	}
	foreign := id[care.Appointment](9)
	for name, verb := range verbs {
		for _, s := range []care.AppointmentStatus{care.Held, care.Booked, care.Confirmed, care.Cancelled} {
			there, absent := newRecord(visitOf(9, stranger, 24*time.Hour, s)), newRecord()
			before := maps.Clone(there.visits)
			got, want := verb(there, foreign), verb(absent, foreign)
			if !errors.Is(got, booking.ErrGone) || got.Error() != want.Error() {
				t.Errorf("%s of a %s visit: got %v, want %v", name, s, got, want)
			}
			if !maps.Equal(there.visits, before) {
				t.Errorf("%s of a %s visit changed it", name, s)
			}
		}
	}
	if _, err := booking.Hold(t.Context(), newRecord(), family, booking.Want{Patient: stranger, Slot: slotAfter(24 * time.Hour), Now: monday}); !errors.Is(err, booking.ErrGone) {
		t.Errorf("hold for a stranger: got %v, want %v", err, booking.ErrGone)
	}
	f, err := booking.Find(t.Context(), newRecord(), family, booking.Wish{Patient: stranger, Service: checkup.ID, Now: monday})
	if err != nil || len(f.Slots) > 0 {
		t.Errorf("find for a stranger: got %v and %v, want nothing", f.Slots, err)
	}
}

func TestVerbActsOnVisitsInItsOwnStateOnly(t *testing.T) {
	t.Parallel()
	day := 24 * time.Hour
	tests := []struct {
		verb string
		a    care.Appointment
		now  time.Time
		want care.AppointmentStatus // empty for ErrGone
	}{
		{"book", visitOf(1, mia, day, care.Held), monday, care.Booked},
		{"book", visitOf(1, mia, day, care.Held), monday.Add(booking.HoldLimit), ""},
		{"book", visitOf(1, mia, day, care.Booked), monday, ""},
		{"confirm", visitOf(1, mia, day, care.Booked), monday, care.Confirmed},
		{"confirm", visitOf(1, mia, day, care.Confirmed), monday, care.Confirmed},
		{"confirm", visitOf(1, mia, day, care.Held), monday, ""},
		{"confirm", visitOf(1, mia, day, care.Booked), monday.Add(day), ""},
		{"cancel", visitOf(1, mia, day, care.Confirmed), monday, care.Cancelled},
		{"cancel", visitOf(1, mia, day, care.Cancelled), monday, ""},
		{"cancel", visitOf(1, mia, day, care.Booked), monday.Add(day), ""},
	}
	for _, tt := range tests {
		r := newRecord(tt.a)
		verb := map[string]func(context.Context, booking.Tx, booking.People, care.AppointmentID, time.Time) (care.Appointment, error){
			"book": booking.Book, "confirm": booking.Confirm, "cancel": booking.Cancel,
		}[tt.verb]
		got, err := verb(t.Context(), r, family, tt.a.ID, tt.now)
		if tt.want == "" {
			if !errors.Is(err, booking.ErrGone) || r.visits[tt.a.ID] != tt.a {
				t.Errorf("%s a %s visit: got %v, want %v and no change", tt.verb, tt.a.Status, err, booking.ErrGone)
			}
			continue
		}
		if err != nil || got.Status != tt.want || r.visits[tt.a.ID].Status != tt.want {
			t.Errorf("%s a %s visit: got %v %v, want %v", tt.verb, tt.a.Status, got.Status, err, tt.want)
		}
	}
}

func TestTakingATimeGivesTheEarlierOneBack(t *testing.T) {
	t.Parallel()
	r := newRecord(visitOf(7, leo, 30*time.Hour, care.Held))
	first, err := booking.Hold(t.Context(), r, family, booking.Want{Patient: mia, Slot: slotAfter(24 * time.Hour), Now: monday})
	if err != nil {
		t.Fatal(err)
	}
	again, err := booking.Hold(t.Context(), r, family, booking.Want{Patient: mia, Slot: slotAfter(24 * time.Hour), Now: monday})
	if err != nil || !again.HeldUntil.Equal(monday.Add(10*time.Minute)) || again.Local.String() != "2026-06-16 09:00 UTC" {
		t.Errorf("got %v until %v at %v, want the same slot for ten minutes", err, again.HeldUntil, again.Local)
	}
	if _, kept := r.visits[first.ID]; kept || len(r.visits) != 2 {
		t.Errorf("got %d visits, want the new hold and Leo's", len(r.visits))
	}
}

func TestRememberedSlotIsLookedUpAgain(t *testing.T) {
	t.Parallel()
	elsewhere := slotAfter(24 * time.Hour)
	elsewhere.Location = id[care.Location](2)
	tests := []struct {
		name string
		slot care.Slot
		has  care.Appointment
		want error
	}{
		{"free", slotAfter(24 * time.Hour), visitOf(1, stranger, 25*time.Hour, care.Booked), nil},
		{"taken", slotAfter(24 * time.Hour), visitOf(1, stranger, 24*time.Hour, care.Booked), booking.ErrTaken},
		{"held by another", slotAfter(24 * time.Hour), visitOf(1, stranger, 24*time.Hour+15*time.Minute, care.Held), booking.ErrTaken},
		{"never offered", slotAfter(24*time.Hour + 7*time.Minute), care.Appointment{}, booking.ErrTaken},
		{"at another site", elsewhere, care.Appointment{}, booking.ErrTaken},
		{"over", slotAfter(-time.Hour), care.Appointment{}, booking.ErrTaken},
		{"elsewhere then", slotAfter(24 * time.Hour), care.Appointment{ID: id[care.Appointment](1), Patient: mia, Status: care.Booked,
			Start: monday.Add(24*time.Hour - 15*time.Minute), End: monday.Add(24*time.Hour + 15*time.Minute)}, booking.ErrOverlap},
	}
	for _, tt := range tests {
		_, err := booking.Hold(t.Context(), newRecord(tt.has), family, booking.Want{Patient: mia, Slot: tt.slot, Now: monday})
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.want)
		}
	}
}

func TestMoveKeepsTheOldVisitUntilTheNewOneIsBooked(t *testing.T) {
	t.Parallel()
	old := visitOf(1, mia, 24*time.Hour, care.Confirmed)
	r := newRecord(old)
	hold, err := booking.Hold(t.Context(), r, family, booking.Want{Patient: mia, Slot: slotAfter(48 * time.Hour), Moves: old.ID, Now: monday})
	if err != nil || r.visits[old.ID].Status != care.Confirmed {
		t.Fatalf("got %v and a %s visit, want it confirmed still", err, r.visits[old.ID].Status)
	}
	booked, err := booking.Book(t.Context(), r, family, hold.ID, monday)
	if err != nil || booked.Moves != old.ID || r.visits[old.ID].Status != care.Cancelled {
		t.Errorf("got %v, a %s visit and %v moved, want it cancelled", err, r.visits[old.ID].Status, booked.Moves)
	}
}

func TestMoveThatCannotBeBookedLeavesTheOldVisit(t *testing.T) {
	t.Parallel()
	old := visitOf(1, mia, 24*time.Hour, care.Confirmed)
	hold := visitOf(2, mia, 48*time.Hour, care.Held)
	hold.Moves = old.ID
	r := newRecord(old, hold, visitOf(3, mia, 48*time.Hour, care.Booked))
	if _, err := booking.Book(t.Context(), r, family, hold.ID, monday); !errors.Is(err, booking.ErrOverlap) {
		t.Errorf("got %v, want %v", err, booking.ErrOverlap)
	}
	if got := r.visits[old.ID].Status; got != care.Confirmed {
		t.Errorf("got a %s visit, want %s", got, care.Confirmed)
	}
}

func TestMoveOfAForeignVisitIsAHoldForANewOne(t *testing.T) {
	t.Parallel()
	foreign := visitOf(1, stranger, 24*time.Hour, care.Booked)
	r := newRecord(foreign)
	hold, err := booking.Hold(t.Context(), r, family, booking.Want{Patient: mia, Slot: slotAfter(48 * time.Hour), Moves: foreign.ID, Now: monday})
	if err != nil || !hold.Moves.Zero() {
		t.Fatalf("got %v moving %v, want a new visit", err, hold.Moves)
	}
	if _, err := booking.Book(t.Context(), r, family, hold.ID, monday); err != nil || r.visits[foreign.ID] != foreign {
		t.Errorf("got %v and a %s visit, want it untouched", err, r.visits[foreign.ID].Status)
	}
}

func TestVisitToMoveIsNotInItsOwnWay(t *testing.T) {
	t.Parallel()
	old := visitOf(1, mia, 24*time.Hour, care.Booked)
	old.Practitioner = id[care.Practitioner](2) // who keeps the time until the move is done
	w := booking.Wish{Patient: mia, Service: checkup.ID, Now: monday, Readings: [][]when.Span{{{From: old.Start, To: old.End}}}}
	for _, moves := range []care.AppointmentID{{}, old.ID} {
		w.Moves = moves
		got, err := booking.Find(t.Context(), newRecord(old), family, w)
		if err != nil || got.Fits != !moves.Zero() {
			t.Errorf("moving %v: got %v fits %v, want %v", moves, err, got.Fits, !moves.Zero())
		}
	}
	hold, err := booking.Hold(t.Context(), newRecord(old), family, booking.Want{Patient: mia, Slot: slotAfter(24 * time.Hour), Moves: old.ID, Now: monday})
	if err != nil || hold.Moves != old.ID {
		t.Errorf("hold: got %v moving %v, want %v", err, hold.Moves, old.ID)
	}
}

func TestFindSaysWhetherAnythingFits(t *testing.T) {
	t.Parallel()
	tomorrow := when.Span{From: monday.Add(24 * time.Hour), To: monday.Add(26 * time.Hour)}
	full := care.Appointment{ID: id[care.Appointment](1), Patient: stranger, Practitioner: doctor, Status: care.Booked,
		Start: tomorrow.From.Add(-time.Hour), End: tomorrow.To.Add(time.Hour)}
	own := care.Appointment{ID: id[care.Appointment](2), Patient: mia, Status: care.Booked, Start: tomorrow.From, End: tomorrow.To}
	tests := []struct {
		name  string
		has   care.Appointment
		words string
		spans []when.Span
		fits  bool
		first time.Time
	}{
		{"soonest", care.Appointment{}, "next", nil, true, monday.Add(booking.Lead)},
		{"fits", care.Appointment{}, "tomorrow at 9", []when.Span{tomorrow}, true, tomorrow.From},
		{"full", full, "tomorrow at 9", []when.Span{tomorrow}, false, tomorrow.From.Add(-90 * time.Minute)},
		{"elsewhere", own, "tomorrow at 9", []when.Span{tomorrow}, false, tomorrow.From.Add(-30 * time.Minute)},
		{"with somebody", care.Appointment{}, "with dr rivera", nil, true, monday.Add(booking.Lead)},
		{"with nobody here", care.Appointment{}, "tomorrow with Dr Chen", []when.Span{tomorrow}, false, tomorrow.From},
	}
	for _, tt := range tests {
		w := booking.Wish{Patient: mia, Service: checkup.ID, Words: phi.New(phi.Care, tt.words), Now: monday}
		if tt.spans != nil {
			w.Readings = [][]when.Span{tt.spans}
		}
		got, err := booking.Find(t.Context(), newRecord(tt.has), family, w)
		if err != nil || len(got.Slots) != booking.Most || got.Fits != tt.fits || !slices.ContainsFunc(got.Slots, func(s care.Slot) bool { return s.Start.Equal(tt.first) }) {
			t.Errorf("%s: got %v fits %v, %v, want %v among three, fits %v", tt.name, err, got.Fits, got.Slots, tt.first, tt.fits)
		}
	}
}
