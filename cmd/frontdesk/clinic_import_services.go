package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/goccy/go-yaml/ast"

	"frontdesk/internal/care"
)

func (r *setupReader) service(n ast.Node) {
	f, ok := r.fields(n, "a service", "name", "minutes", "before", "after", "price", "code", "label", "given")
	if !ok {
		return
	}
	s := care.Service{
		Name: f.text("name", serviceNameLimit), Minutes: f.whole("minutes", 1, 720),
		Before: f.whole("before", 0, 240), After: f.whole("after", 0, 240), Price: f.price("price"), Label: f.label("label"),
	}
	if _, ok := f.nodes["code"]; ok {
		s.Code = f.text("code", otherLimit)
	}
	s.ID = r.visits.add(r.clinicReader, f.line, s.Name)
	r.services = append(r.services, s)
	given := f.list("given")
	if len(given) == 0 {
		f.report(f.line, fmt.Sprintf("nobody gives %s", s.Name), "add given: with the names of practitioners")
	}
	var all []givenHours
	for _, n := range given {
		for _, g := range r.given(n) {
			g.of = s.ID
			all = append(all, g)
		}
	}
	r.once(s, all)
	r.schedules = append(r.schedules, all...)
}

// once reports hours in which one practitioner would give a service twice, and a service
// that fits none of its hours.
func (r *setupReader) once(s care.Service, all []givenHours) {
	byWhom := map[care.PractitionerID][]span{}
	fits := false
	for _, g := range all {
		byWhom[g.by] = append(byWhom[g.by], g.span)
		fits = fits || g.To-g.From >= s.Minutes
	}
	for _, p := range r.practitioners {
		r.apart(s.Name+" with "+p.Name, byWhom[p.ID])
	}
	if len(all) > 0 && !fits {
		r.report(all[0].line, fmt.Sprintf("%s takes %d minutes and fits none of its hours", s.Name, s.Minutes), "give it longer hours")
	}
}

// limits are what an entry of given leaves of somebody's hours.
type limits struct {
	// at is zero for every location.
	at care.LocationID
	// days are none for every day.
	days     []time.Weekday
	from, to int
}

// given reads who gives a service: a name, for all of their hours, or an entry that
// keeps to a location, to days, or to a time of day.
func (r *setupReader) given(n ast.Node) (all []givenHours) {
	by := []ast.Node{n}
	keep := limits{to: 24 * 60}
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		f, ok := r.fields(n, "an entry of given", "by", "at", "days", "from", "to")
		if !ok {
			return nil
		}
		if keep, ok = r.limits(f); !ok {
			return nil
		}
		by = f.needs("by")
	}
	for _, n := range by {
		who, ok := r.staff.find(r.clinicReader, n)
		if !ok {
			continue
		}
		hours := r.kept(who.id, keep, lineOf(n))
		if len(hours) == 0 && len(r.shifts[who.id]) > 0 {
			r.report(lineOf(n), who.name+" does not work then", fmt.Sprintf("look at the hours in line %d", who.line))
		}
		all = append(all, hours...)
	}
	return all
}

func (r *setupReader) limits(f fields) (keep limits, ok bool) {
	keep = limits{days: f.days("days"), to: 24 * 60}
	if n, ok := f.nodes["at"]; ok {
		site, ok := r.sites.find(r.clinicReader, n)
		if !ok {
			return keep, false
		}
		keep.at = site.id
	}
	_, from := f.nodes["from"]
	if _, to := f.nodes["to"]; !from && !to {
		return keep, true
	}
	keep.from, keep.to, ok = f.between()
	return keep, ok
}

// kept is what the limits leave of a practitioner's hours.
func (r *setupReader) kept(who care.PractitionerID, keep limits, line int) (all []givenHours) {
	for _, s := range r.shifts[who] {
		if keep.at != (care.LocationID{}) && keep.at != s.at || len(keep.days) > 0 && !slices.Contains(keep.days, s.Weekday) {
			continue
		}
		if part, some := s.within(keep.from, keep.to); some {
			part.line = line
			all = append(all, givenHours{by: who, at: s.at, span: part})
		}
	}
	return all
}
