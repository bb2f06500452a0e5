package workflows

import (
	"context"
	"errors"
	"fmt"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/workflows/booking"
	"frontdesk/workflows/reminders"
)

// Book turns a hold into a visit and plans its reminders. When it moves a visit, that
// one is cancelled and nobody is reminded of it. Errors are booking.Book's.
func Book(ctx context.Context, env Env, hold care.AppointmentID) (care.Appointment, error) {
	a, err := booking.Book(ctx, env.Tx, env.who(), hold, env.Now)
	if err != nil {
		return a, env.refused(hold, err)
	}
	if !a.Moves.Zero() {
		if err := env.Tx.CancelReminders(ctx, a.Moves); err != nil {
			return a, fmt.Errorf("reminders of moved visit %s: %w", a.Moves, err)
		}
	}
	rules, err := env.Tx.ReminderRules(ctx)
	if err != nil {
		return a, fmt.Errorf("reminder rules: %w", err)
	}
	if plan := reminders.Plan(a, rules, env.zoneOf(a.Patient), env.Now); len(plan) > 0 {
		if err := env.Tx.PlanReminders(ctx, plan); err != nil {
			return a, fmt.Errorf("reminders of visit %s: %w", a.ID, err)
		}
	}
	return a, nil
}

// ConfirmVisit notes that the patient will come. Errors are booking.Confirm's.
func ConfirmVisit(ctx context.Context, env Env, id care.AppointmentID) (care.Appointment, error) {
	a, err := booking.Confirm(ctx, env.Tx, env.who(), id, env.Now)
	return a, env.refused(id, err)
}

// CancelVisit gives a visit up and ends its reminders. Errors are booking.Cancel's.
func CancelVisit(ctx context.Context, env Env, id care.AppointmentID) (care.Appointment, error) {
	a, err := booking.Cancel(ctx, env.Tx, env.who(), id, env.Now)
	if err != nil {
		return a, env.refused(id, err)
	}
	if err := env.Tx.CancelReminders(ctx, id); err != nil {
		return a, fmt.Errorf("reminders of visit %s: %w", id, err)
	}
	return a, nil
}

// ErrNoName: somebody without a first name cannot be registered.
var ErrNoName = errors.New("no first name")

// Register makes a new patient known and puts them behind the conversation: its owner
// when they are the first. Nobody has checked who they are. ErrNoName without a first
// name.
func Register(ctx context.Context, env Env, given, family phi.Text) (care.Person, error) {
	if given.Empty() {
		return care.Person{}, ErrNoName
	}
	p := care.Person{
		// A first name alone is what a lock screen may show.
		Patient:  care.Patient{ID: care.NewID[care.Patient](), Given: given.Relabel(phi.Notice), Family: family.Relabel(phi.Care)},
		Relation: "other",
	}
	if len(env.People) == 0 {
		p.Relation = "self"
	}
	if err := env.Tx.RegisterPatient(ctx, env.Conversation.ID, p); err != nil {
		return care.Person{}, fmt.Errorf("register: %w", err)
	}
	return p, nil
}

// who are the people whom the environment acts for.
func (env Env) who() booking.People {
	who := make(booking.People, 0, len(env.People))
	for _, p := range env.People {
		who = append(who, p.ID)
	}
	return who
}

// refused puts it on the trail when somebody named a visit that is not theirs to name.
func (env Env) refused(id care.AppointmentID, err error) error {
	if errors.Is(err, booking.ErrGone) {
		env.Tx.Note("appointment.refused", id)
	}
	return err
}

// zoneOf is where a patient lives; the clinic's zone when that is not known.
func (env Env) zoneOf(id care.PatientID) *time.Location {
	for _, p := range env.People {
		if p.ID != id || p.Zone == "" {
			continue
		}
		if loc, err := time.LoadLocation(p.Zone); err == nil {
			return loc
		}
	}
	return zone(env.Clinic.Zone)
}

// zone is a stored zone, UTC should it be unknown.
func zone(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		return time.UTC
	}
	return loc
}
