package workflows

import (
	"context"
	"errors"
	"slices"

	"frontdesk/internal/care"
	"frontdesk/workflows/booking"
	"frontdesk/workflows/flow"
)

func visitActions() Registry {
	visit := in("visit", flow.VisitType, "which visit")
	parts := []flow.Field{firstPart(), part("when", "day and time"), part("day", "the day alone")}
	done := outcome("done", "it is noted", out("when", flow.TimeType, "day and time of the visit"))
	gone := outcome("gone", "there is no such visit any more")
	first := out("visit", flow.VisitType, "the first visit to move", parts...)
	rest := listOf(out("rest", flow.VisitType, "the others to move, for visits.next", parts...))
	return Registry{
		{Spec: flow.Spec{
			Name: "visits.upcoming", Help: "list the visits to come of everybody behind the conversation, or of one",
			In: []flow.Field{maybe(in("patient", flow.PersonType, "whose, where not everybody's"))},
			Outcomes: []flow.Outcome{
				outcome("one", "there is one",
					out("visit", flow.VisitType, "the visit", parts...),
					out("patient", flow.PersonType, "whose it is", firstPart())),
				outcome("many", "there are several",
					listOf(out("visits", flow.VisitType, "the visits, soonest first", parts...))),
				outcome("none", "there is none"),
			},
		}, Run: upcoming},
		{Spec: flow.Spec{
			Name: "visits.confirm", Help: "note that the patient will come",
			In: []flow.Field{visit}, Outcomes: []flow.Outcome{done, gone}, Settles: true,
		}, Run: change(ConfirmVisit)},
		{Spec: flow.Spec{
			Name: "visits.cancel", Help: "cancel a visit and its reminders",
			In: []flow.Field{visit}, Outcomes: []flow.Outcome{done, gone}, Settles: true,
		}, Run: change(CancelVisit)},
		{Spec: flow.Spec{
			Name: "visits.mark", Help: `do what letters on a list of visits say: "1C 2R"`,
			Settles: true,
			In: []flow.Field{
				listOf(in("visits", flow.VisitType, "the list that was answered")),
				in("marks", flow.MarksType, "C confirms, X cancels, R moves"),
			},
			Outcomes: []flow.Outcome{
				outcome("done", "all is done", out("summary", flow.TextType, "what was done, visit by visit")),
				outcome("change", "all but moving is done", first, rest,
					out("summary", flow.TextType, "what was done, visit by visit, and what is to move")),
			},
		}, Run: mark},
		visitsEvery(),
		{Spec: flow.Spec{
			Name: "visits.next", Help: "take the next visit off those that are to move",
			In: []flow.Field{listOf(in("visits", flow.VisitType, "the rest, as visits.mark or visits.next gave it"))},
			Outcomes: []flow.Outcome{
				outcome("one", "it is still there", first, rest),
				outcome("fewer", "one is there, and some before it are gone", first, rest),
				outcome("gone", "those that were left are gone"),
				outcome("none", "none was left"),
			},
		}, Run: next},
	}
}

func visitsEvery() Action {
	return Action{Spec: flow.Spec{
		Name: "visits.every", Help: "confirm or cancel every visit of a list",
		Settles: true,
		In: []flow.Field{
			listOf(in("visits", flow.VisitType, "the visits")),
			in("wants", flow.ChoiceType, "confirm or cancel"),
		},
		Outcomes: []flow.Outcome{outcome("done", "all is done", out("summary", flow.TextType, "what was done, visit by visit"))},
	}, Run: every}
}

func upcoming(ctx context.Context, env *Env, c flow.Call) (flow.Reply, error) {
	visits, err := booking.Upcoming(ctx, env.Tx, env.who(), env.Now)
	if err != nil {
		return flow.Reply{}, err
	}
	of, err := idOf[care.Patient](c.With["patient"])
	if err != nil {
		return flow.Reply{}, err
	}
	if !of.Zero() {
		visits = slices.DeleteFunc(visits, func(a care.Appointment) bool { return a.Patient != of })
	}
	list, err := visitsValue(*env, visits)
	if err != nil || len(visits) == 0 {
		return reply("none"), err
	}
	if len(visits) > 1 {
		return replyWith("many", "visits", list), nil
	}
	r := replyWith("one", "visit", list.Items[0])
	for _, p := range env.People {
		if p.ID == visits[0].Patient {
			r.Out["patient"] = PersonValue(p)
		}
	}
	return r, nil
}

// change is an action that changes one visit.
func change(verb func(context.Context, Env, care.AppointmentID) (care.Appointment, error)) func(context.Context, *Env, flow.Call) (flow.Reply, error) {
	return func(ctx context.Context, env *Env, c flow.Call) (flow.Reply, error) {
		id, err := idOf[care.Appointment](c.With["visit"])
		if err != nil {
			return flow.Reply{}, err
		}
		a, err := verb(ctx, *env, id)
		if errors.Is(err, booking.ErrGone) {
			return reply("gone"), nil
		}
		if err != nil {
			return flow.Reply{}, err
		}
		v, err := VisitValue(*env, a, env.Conversation.Language)
		return replyWith("done", "when", v.Fields["when"]), err
	}
}
