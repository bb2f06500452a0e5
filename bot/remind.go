package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/workflows"
	"frontdesk/workflows/booking"
	"frontdesk/workflows/flow"
)

// reminderEvent is what a workflow starts on to say reminders.
const reminderEvent = "appointment.reminder"

// confirmWord is what every reminder asks for: see words.md.
var confirmWord = phi.New(phi.Public, "C")

// remind says the reminders of an event, those that are still true: a visit may have
// been cancelled, moved or given to another phone since it was planned. Visits of an
// earlier reminder that nobody has answered are said again with them, by number: an X
// must not reach another visit than the one that it was meant for.
//
// A question that is open keeps its answers: the Y to a held time books that time.
func (t *turn) remind(ctx context.Context) error {
	workflow, ok := t.lib.ForEvent(reminderEvent)
	if !ok || t.stopped() {
		return nil
	}
	visits, err := t.stillTrue(ctx, t.s.Event.Appointments)
	if err != nil || len(visits) == 0 {
		return err
	}
	t.class, t.expires = channels.ReminderClass, visits[0].Start
	if visits, err = t.withUnanswered(ctx, workflow, visits); err != nil {
		return err
	}
	list := flow.Value{Type: flow.ListType}
	for _, a := range visits {
		v, err := workflows.VisitValue(t.env(), a, t.lang)
		if err != nil {
			return err
		}
		list.Items = append(list.Items, v)
	}
	return t.step(ctx, flow.Event{Kind: flow.Started, Workflow: workflow, Beneath: confirmWord,
		With: map[string]flow.Value{"visits": list}})
}

// withUnanswered adds the visits of the reminder that is open, soonest first.
func (t *turn) withUnanswered(ctx context.Context, workflow string, visits []care.Appointment) ([]care.Appointment, error) {
	asked, ok := t.lib.Asked(t.state, workflow, confirmWord, t.world())
	if !ok {
		return visits, nil
	}
	var ids []care.AppointmentID
	for _, item := range asked["visits"].Items {
		id, err := care.ParseID[care.Appointment](item.Key)
		if err != nil {
			return nil, fmt.Errorf("visit of an open reminder: %w", err)
		}
		if !slices.ContainsFunc(visits, func(a care.Appointment) bool { return a.ID == id }) {
			ids = append(ids, id)
		}
	}
	earlier, err := t.stillTrue(ctx, ids)
	if err != nil {
		return nil, err
	}
	visits = append(visits, earlier...)
	slices.SortFunc(visits, func(a, b care.Appointment) int { return a.Start.Compare(b.Start) })
	return visits, nil
}

func (t *turn) stillTrue(ctx context.Context, ids []care.AppointmentID) ([]care.Appointment, error) {
	var visits []care.Appointment
	for _, id := range ids {
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
