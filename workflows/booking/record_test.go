package booking_test

import (
	"context"
	"maps"
	"slices"
	"time"

	"frontdesk/internal/care"
	"frontdesk/workflows/booking"
)

// record is a clinic with one practitioner who sees people all day, every day. Like the
// real record it refuses overlaps of the practitioner for every visit that is not
// cancelled, and of the patient for those that stand.
type record struct {
	cal    booking.Calendar
	visits map[care.AppointmentID]care.Appointment
}

func (r *record) Services(context.Context) ([]care.Service, error) {
	return []care.Service{r.cal.Service}, nil
}
func (r *record) Calendar(_ context.Context, _ care.ServiceID, _, _, now time.Time) (booking.Calendar, error) {
	cal := r.cal
	cal.Busy = nil
	for _, a := range r.visits {
		if a.Status != care.Cancelled && (a.Status != care.Held || a.HeldUntil.After(now)) {
			cal.Busy = append(cal.Busy, booking.Busy{Practitioner: a.Practitioner, From: a.Start, To: a.End})
		}
	}
	return cal, nil
}
func (r *record) Appointment(_ context.Context, id care.AppointmentID) (care.Appointment, error) {
	if a, ok := r.visits[id]; ok {
		return a, nil
	}
	return care.Appointment{}, booking.ErrGone
}
func (r *record) Upcoming(_ context.Context, who []care.PatientID, from time.Time) ([]care.Appointment, error) {
	all := slices.Collect(maps.Values(r.visits))
	return slices.DeleteFunc(all, func(a care.Appointment) bool {
		return !slices.Contains(who, a.Patient) || !a.Start.After(from) || a.Status == care.Held || a.Status == care.Cancelled
	}), nil
}
func (r *record) InsertAppointment(_ context.Context, a care.Appointment, _ care.Service, _ time.Time) error {
	r.visits[a.ID] = a
	return nil
}
func (r *record) SetStatus(ctx context.Context, id care.AppointmentID, to care.AppointmentStatus) error {
	a := r.visits[id]
	others, _ := r.Upcoming(ctx, []care.PatientID{a.Patient}, time.Time{})
	for _, o := range others {
		if o.ID != id && to != care.Cancelled && o.Start.Before(a.End) && a.Start.Before(o.End) {
			return booking.ErrOverlap
		}
	}
	a.Status, a.HeldUntil = to, time.Time{}
	r.visits[id] = a
	return nil
}
func (r *record) ReleaseHolds(_ context.Context, p care.PatientID) error {
	maps.DeleteFunc(r.visits, func(_ care.AppointmentID, a care.Appointment) bool {
		return a.Patient == p && a.Status == care.Held
	})
	return nil
}

var (
	monday    = time.Date(2026, 6, 15, 9, 0, 0, 0, time.UTC)
	mia, leo  = id[care.Patient](1), id[care.Patient](2)
	stranger  = id[care.Patient](3)
	family    = booking.People{mia, leo}
	doctor    = id[care.Practitioner](1)
	clinic    = id[care.Location](1)
	checkup   = care.Service{ID: id[care.Service](1), Minutes: 30}
	slotAfter = func(d time.Duration) care.Slot {
		return care.Slot{Practitioner: doctor, Location: clinic, Service: checkup.ID, Start: monday.Add(d), End: monday.Add(d + 30*time.Minute), Zone: "UTC"}
	}
)

func newRecord(visits ...care.Appointment) *record {
	r := &record{visits: map[care.AppointmentID]care.Appointment{}, cal: booking.Calendar{
		Service: checkup, Practitioners: []care.Practitioner{{ID: doctor, Name: "Dr Rivera"}},
		Locations: []care.Location{{ID: clinic, Zone: "UTC"}}, Opening: map[care.LocationID][]care.Hours{},
	}}
	for day := range time.Weekday(7) {
		h := care.Hours{Weekday: day, From: 0, To: 1440}
		r.cal.Opening[clinic] = append(r.cal.Opening[clinic], h)
		r.cal.Schedules = append(r.cal.Schedules, care.Schedule{Practitioner: doctor, Location: clinic, Hours: h})
	}
	for _, a := range visits {
		r.visits[a.ID] = a
	}
	return r
}

func visitOf(n byte, p care.PatientID, after time.Duration, s care.AppointmentStatus) care.Appointment {
	a := care.Appointment{ID: id[care.Appointment](n), Patient: p, Practitioner: doctor, Location: clinic,
		Service: checkup.ID, Start: monday.Add(after), End: monday.Add(after + 30*time.Minute), Status: s}
	if s == care.Held {
		a.HeldUntil = monday.Add(booking.HoldLimit)
	}
	return a
}
