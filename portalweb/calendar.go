package portalweb

import (
	"net/http"

	ics "github.com/arran4/golang-ical"
)

// maxToken bounds what is hashed for a stranger.
const maxToken = 64

// calendar serves a visit as an .ics file: the clinic's name, the time, the place.
func (d Deps) calendar(w http.ResponseWriter, r *http.Request) error {
	token := r.PathValue("token")
	if len(token) > maxToken {
		return ErrNoLink
	}
	e, err := d.Calendar.CalendarEntry(r.Context(), token, d.Now())
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="visit.ics"`)
	_, err = w.Write([]byte(d.file(e)))
	return err
}

func (d Deps) file(e Entry) string {
	cal := ics.NewCalendar()
	cal.SetMethod(ics.MethodPublish)
	cal.SetProductId("-//Frontdesk//EN")
	v := cal.AddEvent(e.ID.String())
	v.SetDtStampTime(d.Now())
	v.SetStartAt(e.Start)
	v.SetEndAt(e.End)
	v.SetSummary(d.Clinic().Name)
	v.SetLocation(e.Address)
	if e.Cancelled {
		cal.SetMethod(ics.MethodCancel)
		v.SetStatus(ics.ObjectStatusCancelled)
	}
	return cal.Serialize()
}
