package store_test

import (
	"testing"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows/reminders"
)

func TestClinicIsReadWithItsHours(t *testing.T) {
	t.Parallel()
	db := server.Open(t)
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	mill := care.Location{ID: care.NewID[care.Location](), Name: "Mill Road", Zone: "America/New_York", Label: phi.Notice}
	storetest.Do(t, db, func(tx *store.Tx) error {
		tx.AddClinic(care.Clinic{Name: "Alder Clinic", Phone: "+15185550100", Zone: mill.Zone, Languages: []string{"en"}},
			reminders.Rules{QuietFrom: 21 * 60, QuietTo: 8 * 60})
		tx.AddLocation(mill)
		tx.AddOpening(mill.ID, care.Hours{Weekday: time.Thursday, From: 9 * 60, To: 17 * 60})
		tx.AddClosure(care.Closure{Location: mill.ID, Date: care.Date{Year: 2026, Month: time.November, Day: 26}, Name: "Thanksgiving"})
		return nil
	})
	var c care.Clinic
	storetest.Do(t, db, func(tx *store.Tx) (err error) {
		c, _, err = tx.Clinic(t.Context())
		return err
	})
	at := func(day int) time.Time { return time.Date(2026, 11, day, 10, 0, 0, 0, zone) }
	if got, want := [3]bool{c.OpenAt(at(19), zone), c.OpenAt(at(20), zone), c.OpenAt(at(26), zone)}, [3]bool{true, false, false}; got != want {
		t.Errorf("open on a Thursday, a Friday and Thanksgiving: got %v, want %v", got, want)
	}
	if got, want := [2]int{c.QuietFrom, c.QuietTo}, [2]int{21 * 60, 8 * 60}; got != want {
		t.Errorf("quiet hours: got %v, want %v", got, want)
	}
}
