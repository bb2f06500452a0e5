package bot

import (
	"context"
	"errors"
	"slices"

	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/workflows"
	"frontdesk/workflows/booking"
	"frontdesk/workflows/flow"
)

// reminderEvent is what a workflow starts on to say reminders.
const reminderEvent = "appointment.reminder"

// remind says the reminders of an event, those that are still true: a visit may have
// been cancelled, moved or given to another phone since it was planned.
func (t *turn) remind(ctx context.Context) error {
	workflow, ok := t.lib.ForEvent(reminderEvent)
	if !ok || t.stopped() {
		return nil
	}
	visits, err := t.stillTrue(ctx)
	if err != nil || len(visits) == 0 {
		return err
	}
	t.class, t.expires = channels.ReminderClass, visits[0].Start
	list := flow.Value{Type: flow.ListType}
	for _, a := range visits {
		v, err := workflows.VisitValue(t.env(), a, t.lang)
		if err != nil {
			return err
		}
		list.Items = append(list.Items, v)
	}
	return t.step(ctx, flow.Event{Kind: flow.Started, Workflow: workflow, With: map[string]flow.Value{"visits": list}})
}

func (t *turn) stillTrue(ctx context.Context) ([]care.Appointment, error) {
	var visits []care.Appointment
	for _, id := range t.s.Event.Appointments {
		a, err := t.tx.Appointment(ctx, id)
		if errors.Is(err, booking.ErrGone) {
			continue
		}
		if err != nil {
			return nil, err
		}
		ours := slices.ContainsFunc(t.people, func(p care.Person) bool { return p.ID == a.Patient })
		if ours && a.Start.After(t.now) && (a.Status == care.Booked || a.Status == care.Confirmed) {
			visits = append(visits, a)
		}
	}
	slices.SortFunc(visits, func(a, b care.Appointment) int { return a.Start.Compare(b.Start) })
	return visits, nil
}
