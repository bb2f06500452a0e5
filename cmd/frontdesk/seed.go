package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"frontdesk/cmd/frontdesk/demo"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/workflows/reminders"
)

// errRealClinic: a demo must not answer real patients through a pretended carrier.
var errRealClinic = errors.New("this database holds a real clinic; unset DATABASE_URL, or run 'frontdesk serve'")

// seed stores the sample clinic once: a database that holds a clinic is left alone.
func seed(ctx context.Context, db *store.DB, c demo.Clinic, now time.Time) error {
	who := phi.Actor{Kind: phi.System, ID: "seed"}
	return db.Do(ctx, who, func(tx *store.Tx) error {
		there, found, err := tx.Clinic(ctx)
		if err != nil {
			return err
		}
		if found && !slices.ContainsFunc(there.Locations, func(l care.Location) bool { return l.ID == c.Locations[0].ID }) {
			return errRealClinic
		}
		if found {
			return nil
		}
		seedClinic(tx, c)
		if err := seedPeople(ctx, tx, c, now); err != nil {
			return err
		}
		return seedVisits(ctx, tx, c, now)
	})
}

func seedClinic(tx *store.Tx, c demo.Clinic) {
	tx.AddClinic(c.Clinic, c.Rules)
	for _, l := range c.Locations {
		tx.AddLocation(l)
	}
	for _, p := range c.Practitioners {
		tx.AddPractitioner(p)
	}
	for _, s := range c.Services {
		tx.AddService(s)
	}
	for _, o := range c.Opening {
		tx.AddOpening(o.Location, o.Hours)
	}
	for _, s := range c.Schedules {
		tx.AddSchedule(s.Schedule, s.Service)
	}
	for _, d := range c.Closures {
		tx.AddClosure(d)
	}
}

// seedPeople registers everybody once; who stands behind two phones joins the second.
func seedPeople(ctx context.Context, tx *store.Tx, c demo.Clinic, now time.Time) error {
	known := map[care.PatientID]bool{}
	for _, home := range c.Households {
		o := store.Opening{At: now, Clearance: phi.ClearNotice, Language: home.Language}
		id, err := tx.OpenConversation(ctx, "sms", phi.New(phi.Care, home.Phone), o)
		if err != nil {
			return err
		}
		for _, p := range home.Members {
			if known[p.ID] {
				tx.JoinPerson(id, p.ID, p.Relation)
				continue
			}
			known[p.ID] = true
			if err := tx.RegisterPatient(ctx, id, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func seedVisits(ctx context.Context, tx *store.Tx, c demo.Clinic, now time.Time) error {
	services := map[care.ServiceID]care.Service{}
	for _, s := range c.Services {
		services[s.ID] = s
	}
	zones := map[care.PatientID]string{}
	for _, p := range c.Patients {
		zones[p.ID] = p.Zone
	}
	for _, a := range c.Appointments {
		if err := tx.InsertAppointment(ctx, a, services[a.Service], now); err != nil {
			return err
		}
		zone, err := zoneOf(zones[a.Patient], c.Clinic)
		if err != nil {
			return err
		}
		if err := tx.PlanReminders(ctx, reminders.Plan(a, c.Rules, zone, now)); err != nil {
			return err
		}
	}
	return nil
}

// zoneOf is the patient's zone, or the clinic's where none is known.
func zoneOf(name string, c care.Clinic) (*time.Location, error) {
	if name == "" {
		name = c.Zone
	}
	return time.LoadLocation(name)
}
