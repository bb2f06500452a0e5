package flow

import "strings"

// clinicView is what expressions see as clinic: what the wall shows, no variable, and
// public.
type clinicView struct {
	// Open says whether the clinic is open now.
	Open bool
	// Weekday is mon, tue, wed, thu, fri, sat or sun, and Hour 0 to 23, both in the
	// World's zone.
	Weekday string
	Hour    int
}

func (w World) clinicView() clinicView {
	now := w.Now
	if w.Zone != nil {
		now = now.In(w.Zone)
	}
	return clinicView{Open: w.ClinicOpen, Weekday: strings.ToLower(now.Weekday().String()[:3]), Hour: now.Hour()}
}

// part is what is shown under a name.
func (c clinicView) part(name string) (shown any, ok bool) {
	switch name {
	case "open":
		return c.Open, true
	case "weekday":
		return c.Weekday, true
	case "hour":
		return float64(c.Hour), true
	}
	return nil, false
}

// clinicParts are what may stand behind clinic.
var clinicParts = []string{"open", "weekday", "hour"}

// clinicWord is the one name in expressions that is no variable.
const clinicWord = "clinic"
