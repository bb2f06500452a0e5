package workflows

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/workflows/booking"
	"frontdesk/workflows/flow"
)

// The letters that visits.mark knows, as the shipped texts explain them.
const (
	markConfirm = "c"
	markCancel  = "x"
	markMove    = "r"
)

// mark does what "1C 2R" says. Confirming and cancelling come first; the visits to move
// that are still there are handed back, the first and the rest. The summary leaves
// nothing out: a patient who sent two letters hears of both. A visit without a letter
// stays as it is.
func mark(ctx context.Context, env *Env, c flow.Call) (flow.Reply, error) {
	var done []string
	var toMove []care.AppointmentID
	for _, m := range c.With["marks"].Marks() {
		id, err := markedVisit(c.With["visits"], m)
		if err != nil {
			return flow.Reply{}, err
		}
		if m.Letter == markMove {
			toMove = append(toMove, id)
			continue
		}
		said, err := markOne(ctx, *env, id, m.Letter)
		if err != nil {
			return flow.Reply{}, err
		}
		done = append(done, said)
	}
	there, gone, err := env.standing(ctx, toMove)
	if err != nil {
		return flow.Reply{}, err
	}
	for range gone {
		done = append(done, word(*env, "gone"))
	}
	if len(there) == 0 {
		return replyWith("done", "summary", summary(done)), nil
	}
	r, err := firstOf(*env, "change", there)
	if err != nil {
		return flow.Reply{}, err
	}
	done = append(done, toMoveInWords(*env, r))
	r.Out["summary"] = summary(done)
	return r, nil
}

// every confirms or cancels all visits of a list.
func every(ctx context.Context, env *Env, c flow.Call) (flow.Reply, error) {
	letter, ok := map[string]string{"confirm": markConfirm, "cancel": markCancel}[c.With["wants"].Key]
	if !ok {
		return flow.Reply{}, fmt.Errorf("every visit: wants is neither confirm nor cancel: %w", ErrSpec)
	}
	var done []string
	for _, item := range c.With["visits"].Items {
		id, err := idOf[care.Appointment](item)
		if err != nil {
			return flow.Reply{}, err
		}
		said, err := markOne(ctx, *env, id, letter)
		if err != nil {
			return flow.Reply{}, err
		}
		done = append(done, said)
	}
	return replyWith("done", "summary", summary(done)), nil
}

// next takes the first visit off a list of those to move. What is gone since then is
// left out, and the outcome says so.
func next(ctx context.Context, env *Env, c flow.Call) (flow.Reply, error) {
	var ids []care.AppointmentID
	for _, item := range c.With["visits"].Items {
		id, err := idOf[care.Appointment](item)
		if err != nil {
			return flow.Reply{}, err
		}
		ids = append(ids, id)
	}
	there, gone, err := env.standing(ctx, ids)
	switch {
	case err != nil:
		return flow.Reply{}, err
	case len(there) == 0 && gone == 0:
		return reply("none"), nil
	case len(there) == 0:
		return reply("gone"), nil
	case gone > 0:
		return firstOf(*env, "fewer", there)
	}
	return firstOf(*env, "one", there)
}

// standing are those of the visits that are still there, in the same order; gone counts
// the others.
func (env Env) standing(ctx context.Context, ids []care.AppointmentID) (there []care.Appointment, gone int, err error) {
	for _, id := range ids {
		a, err := booking.Visit(ctx, env.Tx, env.who(), id, env.Now)
		switch {
		case errors.Is(err, booking.ErrGone):
			gone++
		case err != nil:
			return nil, 0, err
		default:
			there = append(there, a)
		}
	}
	return there, gone, nil
}

// firstOf is an outcome with the first visit and the rest.
func firstOf(env Env, outcome string, all []care.Appointment) (flow.Reply, error) {
	list, err := visitsValue(env, all)
	if err != nil {
		return flow.Reply{}, err
	}
	r := replyWith(outcome, "visit", list.Items[0])
	list.Items = list.Items[1:]
	r.Out["rest"] = list
	return r, nil
}

// toMoveInWords says which visits are still to move: "To change: Mia Tue 2:30 PM, Leo Tue 3 PM."
func toMoveInWords(env Env, r flow.Reply) string {
	words := []string{r.Out["visit"].Says.Reveal()}
	for _, v := range r.Out["rest"].Items {
		words = append(words, v.Says.Reveal())
	}
	return word(env, "move") + " " + strings.Join(words, ", ") + "."
}

// summary is made of first names, times and a few words: what a reminder shows.
func summary(done []string) flow.Value {
	return flow.Value{Type: flow.TextType, Says: phi.New(phi.Notice, strings.Join(done, " "))}
}

// markedVisit is the visit that a mark stands on. ErrSpec if it is not on the list, or
// the letter is none of ours.
func markedVisit(list flow.Value, m flow.Mark) (care.AppointmentID, error) {
	for _, item := range list.Items {
		if item.Key == m.Item && slices.Contains([]string{markConfirm, markCancel, markMove}, m.Letter) {
			return idOf[care.Appointment](item)
		}
	}
	return care.AppointmentID{}, fmt.Errorf("mark on a list of %d visits: %w", len(list.Items), ErrSpec)
}

// markOne confirms or cancels one visit and says so: "Mia Tue Mar 4 2:30 PM: confirmed."
func markOne(ctx context.Context, env Env, id care.AppointmentID, letter string) (string, error) {
	verb, outcome := ConfirmVisit, "confirmed"
	if letter == markCancel {
		verb, outcome = CancelVisit, "cancelled"
	}
	a, err := verb(ctx, env, id)
	if errors.Is(err, booking.ErrGone) {
		return word(env, "gone"), nil
	}
	if err != nil {
		return "", err
	}
	v, err := VisitValue(env, a, env.Conversation.Language)
	return v.Says.Reveal() + ": " + word(env, outcome), err
}

// word is one of the few words that an action says itself.
func word(env Env, key string) string {
	if env.Conversation.Language == "es" {
		return map[string]string{
			"confirmed": "confirmada.", "cancelled": "cancelada.", "gone": "Una cita ya no existe.", "move": "Por cambiar:",
		}[key]
	}
	return map[string]string{
		"confirmed": "confirmed.", "cancelled": "cancelled.", "gone": "One visit is no longer booked.", "move": "To change:",
	}[key]
}
