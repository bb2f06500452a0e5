package workflows

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/internal/when"
	"frontdesk/workflows/booking"
	"frontdesk/workflows/flow"
)

// free answers booking.free.
func free(ctx context.Context, env *Env, c flow.Call) (flow.Reply, error) {
	wish := reading(c.With["wish"])
	times, verdict := readings(wish)
	if verdict != "" && wish.Found() {
		return reply(verdict), nil
	}
	w, err := wishFor(ctx, env, c)
	if errors.Is(err, booking.ErrGone) {
		return reply("none"), nil
	}
	if err != nil {
		return flow.Reply{}, err
	}
	w.Readings = times
	found, err := booking.Find(ctx, env.Tx, env.who(), w)
	if err != nil && !errors.Is(err, booking.ErrGone) {
		return flow.Reply{}, err
	}
	switch {
	case !wish.Found() && !found.Named: // nothing was said about time or person
		return reply("unclear"), nil
	case len(found.Slots) == 0:
		return reply("none"), nil
	case !found.Fits:
		return replyWith("others", "slots", slotsValue(*env, found)), nil
	}
	return replyWith("some", "slots", slotsValue(*env, found)), nil
}

func reading(v flow.Value) when.Reading {
	if v.Wish == nil {
		return when.Reading{}
	}
	return *v.Wish
}

// readings are the ways in which a wish can be read, or the outcome that says why there
// is none. Two or three ways are all offered, each with a time of its own: the patient
// sees the dates and chooses. With more, one would be left out as if it had not been
// said, so the wish is unclear.
func readings(r when.Reading) (times [][]when.Span, verdict string) {
	fault, asap := when.Fault(""), false
	for _, way := range append([]when.Reading{r}, r.Also...) {
		switch {
		case way.Fault != "":
			if fault == "" {
				fault = way.Fault
			}
		case len(way.Spans) > 0:
			times = append(times, way.Spans)
		case way.Asap:
			asap = true
		}
	}
	switch {
	case len(times) > booking.Most:
		return nil, "unclear"
	case len(times) > 0 || asap:
		return times, ""
	case fault == when.Past:
		return nil, "past"
	case fault == when.Impossible, fault == when.Skipped:
		return nil, "impossible"
	}
	return nil, "unclear"
}

// wishFor is the wish without its times. ErrGone if it is for no service that there is.
func wishFor(ctx context.Context, env *Env, c flow.Call) (w booking.Wish, err error) {
	w.Now, w.Words = env.Now, c.With["wish"].Says
	if w.Patient, w.Moves, err = whose(ctx, env, c); err != nil {
		return w, err
	}
	if !w.Moves.Zero() {
		old, err := booking.Visit(ctx, env.Tx, env.who(), w.Moves, env.Now)
		if err == nil {
			w.Service = old.Service
			return w, nil
		}
		if !errors.Is(err, booking.ErrGone) || c.With["service"].Type == "" {
			return w, err
		}
	}
	w.Service, err = serviceOf(ctx, env, c.With["service"])
	return w, err
}

// serviceOf finds a service by the key of a choice, or by its name where a workflow
// names one. ErrGone if there is none.
func serviceOf(ctx context.Context, env *Env, v flow.Value) (care.ServiceID, error) {
	if id, err := care.ParseID[care.Service](v.Key); err == nil {
		return id, nil
	}
	all, err := env.Tx.Services(ctx)
	if err != nil {
		return care.ServiceID{}, fmt.Errorf("services: %w", err)
	}
	for _, s := range all {
		if !v.Says.Empty() && strings.EqualFold(s.Name, v.Says.Reveal()) {
			return s.ID, nil
		}
	}
	return care.ServiceID{}, fmt.Errorf("service: %w", booking.ErrGone)
}

// slotsValue is free times as workflows know them. Where the clinic has several sites
// they say at which one; they never say with whom or what for, so the labels of the
// practitioner and of the service are in no text of theirs.
func slotsValue(env Env, f booking.Found) flow.Value {
	list := flow.Value{Type: flow.ListType}
	var loc *time.Location
	for i, s := range f.Slots {
		if i == 0 || s.Zone != f.Slots[i-1].Zone { // loading a zone reads a file
			loc = zone(s.Zone)
		}
		words := when.SayWhen(s.Start, loc, env.Conversation.Language) + site(f.Sites, s.Location)
		list.Items = append(list.Items, flow.Value{Type: flow.SlotType, Key: slotKey(s), Says: phi.New(phi.Notice, words)})
	}
	return list
}

// site is what a time says of its place: nothing where there is only one, and nothing
// where its name is more than a lock screen may show, because a time of a visit is.
func site(sites []care.Location, id care.LocationID) string {
	i := slices.IndexFunc(sites, func(l care.Location) bool { return l.ID == id })
	if len(sites) < 2 || i < 0 || sites[i].Label < phi.Notice {
		return ""
	}
	return ", " + sites[i].Name
}
