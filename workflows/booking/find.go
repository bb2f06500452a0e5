package booking

import (
	"context"
	"fmt"
	"slices"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/internal/when"
)

// soon is how far "the next available" is looked for before the whole Horizon is read.
const soon = 14 * 24 * time.Hour

// margin is what a calendar is read for around the wanted time, so that visits which
// reach into it are seen: longer than any visit with its buffers.
const margin = 24 * time.Hour

// Wish is a visit that somebody would like to have.
type Wish struct {
	Patient care.PatientID
	Service care.ServiceID
	// Readings are the ways to read when; none means the soonest.
	Readings [][]when.Span
	// Words may name a practitioner; see Named.
	Words phi.Text
	// Moves is the visit that the new one would replace; zero if none.
	Moves care.AppointmentID
	Now   time.Time
}

// Found is what can be offered for a wish.
type Found struct {
	// Slots are at most Most, soonest first; none means that there is nothing at all.
	Slots []care.Slot
	// Fits says that the slots are what was asked for, and not the nearest to it.
	Fits bool
	// Named says that the words asked for a practitioner, known or not.
	Named bool
	// Sites are the clinic's locations.
	Sites []care.Location
}

// Find looks for times that fit a wish, and for the nearest to it when there are none.
// Nothing is offered that overlaps another visit of the patient; only the one that is
// to be moved is not in the way, except for its own practitioner, who keeps it until
// the new one is booked. For somebody who is not one of who there is nothing. ErrGone if
// there is no such service.
func Find(ctx context.Context, tx Tx, who People, w Wish) (Found, error) {
	if !who.Include(w.Patient) {
		return Found{}, nil
	}
	away, err := engaged(ctx, tx, w)
	if err != nil {
		return Found{}, err
	}
	all := when.Span{From: w.Now, To: w.Now.Add(Horizon)}
	q := Query{Now: w.Now, Lead: Lead, Readings: w.Readings, Away: away}
	var cal Calendar
	var asked bool
	for _, q.Within = range []when.Span{w.hull(all), all} {
		if cal, err = calendar(ctx, tx, w.Service, q.Within, w.Now); err != nil {
			return Found{}, err
		}
		q.With, asked = Named(w.Words, cal.Practitioners)
		if asked && len(q.With) == 0 {
			continue // nobody of that name gives this service
		}
		if slots := Offer(cal, q); len(slots) > 0 {
			return Found{Slots: slots, Fits: true, Named: asked, Sites: cal.Locations}, nil
		}
	}
	return Found{Slots: Nearest(cal, q), Named: asked, Sites: cal.Locations}, nil
}

// hull is the time from the first to the last wanted instant; for the soonest it is the
// next days.
func (w Wish) hull(all when.Span) when.Span {
	spans := joined(slices.Concat(w.Readings...))
	if len(spans) == 0 {
		return when.Span{From: w.Now, To: w.Now.Add(soon)}
	}
	hull := when.Span{From: later(spans[0].From, all.From), To: earlier(spans[len(spans)-1].To, all.To)}
	if !hull.From.Before(hull.To) { // wholly over, or too far ahead
		return all
	}
	return hull
}

// engaged is when the patient has other visits.
func engaged(ctx context.Context, tx Tx, w Wish) ([]when.Span, error) {
	visits, err := tx.Upcoming(ctx, []care.PatientID{w.Patient}, w.Now)
	if err != nil {
		return nil, fmt.Errorf("other visits: %w", err)
	}
	var away []when.Span
	for _, v := range visits {
		if v.ID != w.Moves {
			away = append(away, when.Span{From: v.Start, To: v.End})
		}
	}
	return away, nil
}

func calendar(ctx context.Context, tx Tx, s care.ServiceID, in when.Span, now time.Time) (Calendar, error) {
	cal, err := tx.Calendar(ctx, s, in.From.Add(-margin), in.To.Add(margin), now)
	if err != nil {
		return Calendar{}, fmt.Errorf("calendar of service %s: %w", s, err)
	}
	return cal, nil
}
