package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
)

// stored is what a database holds of a clinic before an import.
type stored struct {
	clinic    care.Clinic
	found     bool
	services  []care.Service
	opening   map[care.LocationID][]care.Hours
	schedules map[care.ServiceID][]care.Schedule
}

// store adds what is new, in one transaction, and tells what was there before. Nothing
// is stored where the database holds another clinic, or hours that overlap new ones.
func (s setup) store(ctx context.Context, db *store.DB, now time.Time) (before stored, err error) {
	who := phi.Actor{Kind: phi.Admin, ID: "clinic import"}
	err = db.Do(ctx, who, func(tx *store.Tx) (err error) {
		if before, err = readStored(ctx, tx, now); err != nil {
			return err
		}
		if err := s.conflicts(before); err != nil {
			return fmt.Errorf("nothing was stored:\n%w", err)
		}
		s.add(tx)
		return nil
	})
	return before, err
}

func readStored(ctx context.Context, tx *store.Tx, now time.Time) (b stored, err error) {
	if b.clinic, b.found, err = tx.Clinic(ctx); err != nil || !b.found {
		return b, err
	}
	if b.services, err = tx.Services(ctx); err != nil {
		return b, err
	}
	b.schedules = map[care.ServiceID][]care.Schedule{}
	for _, service := range b.services {
		cal, err := tx.Calendar(ctx, service.ID, now, now, now)
		if err != nil {
			return b, err
		}
		b.opening, b.schedules[service.ID] = cal.Opening, cal.Schedules
	}
	return b, nil
}

// conflicts says what of the file the stored clinic stands against.
func (s setup) conflicts(b stored) error {
	if b.found && folded(b.clinic.Name) != folded(s.clinic.Name) {
		return fmt.Errorf("%s describes %s, and this database holds %s: one database is one clinic", s.path, s.clinic.Name, b.clinic.Name)
	}
	if b.found && b.clinic.Zone != s.clinic.Zone {
		return fmt.Errorf("%s is on the clock of %s, and the stored clinic on that of %s: an import does not change it", s.path, s.clinic.Zone, b.clinic.Zone)
	}
	r := &clinicReader{path: s.path}
	for _, o := range s.opening {
		for _, old := range b.opening[o.at] {
			if old != o.Hours {
				r.crosses(o.span, old)
			}
		}
	}
	for _, g := range s.schedules {
		for service, theirs := range b.schedules {
			for _, old := range theirs {
				if old.Practitioner == g.by && g.against(old, service) {
					r.crosses(g.span, old.Hours)
				}
			}
		}
	}
	return r.err()
}

// against reports whether stored hours of the same practitioner would be in the way if
// they overlapped: others of the same service, and any at another location.
func (g givenHours) against(old care.Schedule, of care.ServiceID) bool {
	return old.Location != g.at || of == g.of && old.Hours != g.Hours
}

func (r *clinicReader) crosses(s span, old care.Hours) {
	if o := (span{Hours: old}); s.meets(o) {
		r.report(s.line, fmt.Sprintf("%v overlaps %v, which is stored", s, o), "write the stored hours; an import does not change them")
	}
}

func (s setup) add(tx *store.Tx) {
	tx.AddClinic(s.clinic, s.rules)
	for _, l := range s.locations {
		tx.AddLocation(l)
	}
	for _, p := range s.practitioners {
		tx.AddPractitioner(p)
	}
	for _, v := range s.services {
		tx.AddService(v)
	}
	for _, o := range s.opening {
		tx.AddOpening(o.at, o.Hours)
	}
	for _, g := range s.schedules {
		tx.AddSchedule(care.Schedule{Practitioner: g.by, Location: g.at, Hours: g.Hours}, g.of)
	}
	for _, c := range s.closures {
		tx.AddClosure(c)
	}
}

// summary tells what the file holds and what became of it.
func (s setup) summary(before stored) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s, %s, %s, %s.\n", s.clinic.Name, numbered(len(s.locations), "location"),
		numbered(len(s.practitioners), "practitioner"), numbered(len(s.services), "service"), numbered(len(s.rules.Before), "reminder"))
	if !before.found {
		b.WriteString("Stored. Next: 'frontdesk doctor', then 'frontdesk serve'.\n")
		return b.String()
	}
	var added []string
	for _, v := range s.services {
		if !slices.ContainsFunc(before.services, func(old care.Service) bool { return old.ID == v.ID }) {
			added = append(added, v.Name)
		}
	}
	if len(added) > 0 {
		fmt.Fprintf(&b, "New services: %s.\n", strings.Join(added, ", "))
	}
	b.WriteString("The clinic was here before: what was new is added, what was known stays as it was.\n")
	return b.String()
}

func numbered(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
