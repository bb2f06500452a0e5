package demo

import (
	"errors"
	"fmt"
	"net/http"
	"time"
)

// past is added when the clock goes to a reminder: it is due then, not about to be.
const past = time.Second

// clockFace is what the demo clock shows, and whose it is: a client knows by Clinic
// that it talks with a demo.
type clockFace struct {
	Now    time.Time `json:"now"`
	Zone   string    `json:"zone"`
	Clinic string    `json:"clinic"`
}

func (k *desk) face() clockFace {
	return clockFace{Now: k.Clock.Now(), Zone: k.Zone.String(), Clinic: k.ClinicName}
}

func (k *desk) showClock(w http.ResponseWriter, r *http.Request) error {
	k.writeJSON(w, r, http.StatusOK, k.face())
	return nil
}

// moveClock takes a duration ("1h", "24h") or "next", the next planned reminder.
func (k *desk) moveClock(w http.ResponseWriter, r *http.Request) error {
	var in struct{ Advance string }
	if err := decode(r, &in, func(v func(string) string) { in.Advance = v("advance") }); err != nil {
		return err
	}
	err := k.advance(r, in.Advance)
	switch {
	case errors.Is(err, ErrBackward), errors.Is(err, ErrTooFar):
		return refusal{http.StatusBadRequest, "The clock only moves forward, at most 400 days at once."}
	case err != nil:
		return err
	}
	k.Moved()
	if !isJSON(r) {
		http.Redirect(w, r, "/", http.StatusSeeOther)
		return nil
	}
	return k.showClock(w, r)
}

func (k *desk) advance(r *http.Request, by string) error {
	if by != "next" {
		d, err := time.ParseDuration(by)
		if err != nil {
			return refusal{http.StatusBadRequest, `Advance by a duration such as "1h", or to "next".`}
		}
		return k.Clock.Advance(d)
	}
	due, err := k.NextDue(r.Context())
	if err != nil {
		return fmt.Errorf("next reminder: %w", err)
	}
	if due.IsZero() {
		return refusal{http.StatusConflict, "No reminder is planned: book a visit first."}
	}
	return k.Clock.Advance(max(due.Add(past).Sub(k.Clock.Now()), 0))
}
