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

// mark does what "1C 2R" says. Confirming and cancelling come first; the first visit to
// move that is still there is handed back. A visit without a letter stays as it is.
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
	for _, id := range toMove {
		a, err := booking.Visit(ctx, env.Tx, env.who(), id, env.Now)
		if errors.Is(err, booking.ErrGone) {
			done = append(done, word(*env, "gone"))
			continue
		}
		if err != nil {
			return flow.Reply{}, err
		}
		v, err := VisitValue(*env, a, env.Conversation.Language)
		return replyWith("change", "visit", v), err
	}
	// Made of first names, times and three words: what a reminder shows.
	summary := flow.Value{Type: flow.TextType, Says: phi.New(phi.Notice, strings.Join(done, " "))}
	return replyWith("done", "summary", summary), nil
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
			"confirmed": "confirmada.", "cancelled": "cancelada.", "gone": "Una cita ya no existe.",
		}[key]
	}
	return map[string]string{
		"confirmed": "confirmed.", "cancelled": "cancelled.", "gone": "One visit is no longer booked.",
	}[key]
}
