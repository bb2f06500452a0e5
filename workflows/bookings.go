package workflows

import (
	"context"
	"errors"
	"fmt"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/workflows/booking"
	"frontdesk/workflows/flow"
)

func bookingActions() Registry {
	patient := maybe(in("patient", flow.PersonType, "who will come; not needed with moves"))
	service := in("service", flow.ChoiceType, "what for; not needed with moves")
	moves := maybe(in("moves", flow.VisitType, "the visit that the new one replaces"))
	hold := in("hold", flow.VisitType, "the time that is kept")
	slots := listOf(out("slots", flow.SlotType, "free times, at most three, soonest first"))
	return Registry{
		{Spec: flow.Spec{
			Name: "booking.services", Help: "list what patients may book",
			Outcomes: []flow.Outcome{
				{Name: "some", Help: "there is something", Label: phi.Public, Out: []flow.Field{
					// What the clinic offers is a price list; what somebody chooses is not.
					listOf(flow.Field{Name: "services", Type: flow.ChoiceType, Label: phi.Public, Help: "in the clinic's order"}),
				}},
				{Name: "none", Help: "nothing can be booked", Label: phi.Public},
			},
		}, Run: services},
		{Spec: flow.Spec{
			Name: "booking.free", Help: "find free times that fit a wish, or the nearest to it",
			In: []flow.Field{patient, maybe(service), in("wish", flow.WishType, "when, and perhaps with whom"), moves},
			Outcomes: []flow.Outcome{
				outcome("some", "these fit", slots),
				outcome("others", "nothing fits; these are the nearest", slots),
				outcome("none", "nothing is free in the next weeks"),
				outcome("past", "that time is over"),
				outcome("impossible", "there is no such day or hour"),
				outcome("unclear", "no time was said, or it could mean too many"),
			},
		}, Run: free},
		{Spec: flow.Spec{
			Name: "booking.hold", Help: "keep a time for ten minutes while somebody decides",
			In: []flow.Field{patient, maybe(service), in("slot", flow.SlotType, "the time"), moves},
			Outcomes: []flow.Outcome{
				outcome("held", "it is kept", out("hold", flow.VisitType, "the kept time",
					firstPart(), part("when", "day and time"), part("until", "until when it is kept"))),
				outcome("taken", "somebody else has it"),
				outcome("overlap", "the patient has another visit then"),
			},
		}, Run: keep},
		{Spec: flow.Spec{
			Name: "booking.take", Help: "book the time that is kept; a visit that it moves is cancelled",
			In: []flow.Field{hold}, Settles: true,
			Outcomes: []flow.Outcome{
				outcome("booked", "it is booked, reminders are planned",
					out("visit", flow.VisitType, "the visit", firstPart(), part("when", "day and time")),
					out("link", flow.LinkType, "a calendar file: time and clinic, nothing else")),
				outcome("gone", "the time is kept no longer"),
				outcome("overlap", "the patient has another visit then"),
			},
		}, Run: take},
		{Spec: flow.Spec{
			Name: "booking.release", Help: "let go of the time that is kept",
			In:       []flow.Field{hold},
			Outcomes: []flow.Outcome{outcome("done", "nothing is kept")},
		}, Run: release},
	}
}

func services(ctx context.Context, env *Env, _ flow.Call) (flow.Reply, error) {
	all, err := env.Tx.Services(ctx)
	if err != nil {
		return flow.Reply{}, fmt.Errorf("services: %w", err)
	}
	list := flow.Value{Type: flow.ListType}
	for _, s := range all[:min(len(all), flow.MaxItems)] {
		list.Items = append(list.Items, flow.Value{Type: flow.ChoiceType, Key: s.ID.String(), Says: phi.New(phi.Public, s.Name)})
	}
	if len(list.Items) == 0 {
		return reply("none"), nil
	}
	return replyWith("some", "services", list), nil
}

func keep(ctx context.Context, env *Env, c flow.Call) (flow.Reply, error) {
	w := booking.Want{Now: env.Now}
	var err error
	if w.Patient, w.Moves, err = whose(ctx, env, c); err != nil {
		return flow.Reply{}, err
	}
	if w.Slot, err = slotOf(c.With["slot"].Key); err != nil {
		return flow.Reply{}, err
	}
	a, err := booking.Hold(ctx, env.Tx, env.who(), w)
	switch {
	case errors.Is(err, booking.ErrOverlap):
		return reply("overlap"), nil
	case errors.Is(err, booking.ErrTaken), errors.Is(err, booking.ErrGone):
		return reply("taken"), nil
	case err != nil:
		return flow.Reply{}, err
	}
	v, err := VisitValue(*env, a, env.Conversation.Language)
	return replyWith("held", "hold", v), err
}

// whose tells for whom a time is wanted and which visit it would replace: a visit that
// moves says whose it is, where no patient is named.
func whose(ctx context.Context, env *Env, c flow.Call) (p care.PatientID, moves care.AppointmentID, err error) {
	if p, err = idOf[care.Patient](c.With["patient"]); err != nil {
		return p, moves, err
	}
	if moves, err = idOf[care.Appointment](c.With["moves"]); err != nil || moves.Zero() || !p.Zero() {
		return p, moves, err
	}
	old, err := booking.Visit(ctx, env.Tx, env.who(), moves, env.Now)
	if errors.Is(err, booking.ErrGone) {
		return p, moves, nil
	}
	return old.Patient, moves, err
}

// calendarDays is how long the calendar link outlives its visit: a day, for whoever
// looks up when it was.
const calendarDays = 1

func take(ctx context.Context, env *Env, c flow.Call) (flow.Reply, error) {
	id, err := idOf[care.Appointment](c.With["hold"])
	if err != nil {
		return flow.Reply{}, err
	}
	a, err := Book(ctx, *env, id)
	switch {
	case errors.Is(err, booking.ErrOverlap):
		return reply("overlap"), nil
	case errors.Is(err, booking.ErrGone):
		return reply("gone"), nil
	case err != nil:
		return flow.Reply{}, err
	}
	token, err := env.Tx.IssueLink(ctx, Link{Kind: "calendar", Subject: a.ID, Expires: a.End.AddDate(0, 0, calendarDays)})
	if err != nil {
		return flow.Reply{}, fmt.Errorf("calendar link of visit %s: %w", a.ID, err)
	}
	v, err := VisitValue(*env, a, env.Conversation.Language)
	return flow.Reply{Outcome: "booked", Out: map[string]flow.Value{
		"visit": v,
		// The file behind it holds no more than the text it stands in.
		"link": {Type: flow.LinkType, Says: phi.New(phi.Notice, env.URL("c", token))},
	}}, err
}

func release(ctx context.Context, env *Env, c flow.Call) (flow.Reply, error) {
	id, err := idOf[care.Appointment](c.With["hold"])
	if err != nil {
		return flow.Reply{}, err
	}
	err = booking.Release(ctx, env.Tx, env.who(), id)
	if err != nil && !errors.Is(err, booking.ErrGone) {
		return flow.Reply{}, err
	}
	return reply("done"), nil // whoever wants to keep nothing keeps nothing
}
