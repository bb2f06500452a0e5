package main

import (
	"fmt"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"frontdesk/internal/care"
)

// shift is a practitioner's weekly hours at a location.
type shift struct {
	at care.LocationID
	span
}

func (r *setupReader) location(n ast.Node) {
	f, ok := r.fields(n, "a location", "name", "address", "zone", "label", "open")
	if !ok {
		return
	}
	l := care.Location{Name: f.text("name", otherLimit), Address: f.text("address", otherLimit), Zone: r.siteZone(f), Label: f.label("label")}
	l.ID = r.sites.add(r.clinicReader, f.line, l.Name)
	r.locations = append(r.locations, l)
	var open []span
	for _, n := range f.needs("open") {
		if h, ok := r.fields(n, "an opening", "days", "from", "to"); ok {
			open = append(open, h.spans()...)
		}
	}
	r.apart(l.Name, open)
	for _, s := range open {
		r.opening = append(r.opening, openHours{l.ID, s})
	}
}

// siteZone is the clinic's zone. Another one is reported: a wish is read on the clinic's
// clock, and at such a site "Friday at 3" would be another hour.
func (r *setupReader) siteZone(f fields) string {
	n, ok := f.nodes["zone"]
	if !ok {
		return r.clinic.Zone
	}
	if z := f.zone("zone"); z != "" && r.clinic.Zone != "" && z != r.clinic.Zone {
		f.report(lineOf(n), fmt.Sprintf("zone %s is not the clinic's, which is %s: patients' times are read on the clinic's clock", z, r.clinic.Zone),
			"leave zone: out, and make a site in another zone a clinic of its own")
	}
	return r.clinic.Zone
}

// closure shuts the named locations, or all of them.
func (r *setupReader) closure(n ast.Node) {
	f, ok := r.fields(n, "a closure", "date", "name", "at")
	if !ok {
		return
	}
	name := f.text("name", otherLimit)
	day, ok := f.date("date")
	if !ok {
		return
	}
	var at []care.LocationID
	for _, n := range f.list("at") {
		if site, ok := r.sites.find(r.clinicReader, n); ok {
			at = append(at, site.id)
		}
	}
	if _, some := f.nodes["at"]; !some {
		for _, l := range r.locations {
			at = append(at, l.ID)
		}
	}
	for _, id := range at {
		if slices.ContainsFunc(r.closures, func(c care.Closure) bool { return c.Location == id && c.Date == day }) {
			f.report(f.line, day.String()+" is closed twice at one location", "write each day once")
			break
		}
		r.closures = append(r.closures, care.Closure{Location: id, Date: day, Name: name})
	}
}

func (r *setupReader) practitioner(n ast.Node) {
	f, ok := r.fields(n, "a practitioner", "name", "label", "hours")
	if !ok {
		return
	}
	p := care.Practitioner{Name: f.text("name", otherLimit), Label: f.label("label")}
	p.ID = r.staff.add(r.clinicReader, f.line, p.Name)
	r.practitioners = append(r.practitioners, p)
	var all []span
	for _, n := range f.needs("hours") {
		for _, s := range r.shift(n) {
			all = append(all, s.span)
			// What overlaps is said once, and not again of each service.
			if !slices.ContainsFunc(r.shifts[p.ID], func(o shift) bool { return o.meets(s.span) }) {
				r.shifts[p.ID] = append(r.shifts[p.ID], s)
			}
		}
	}
	// Across locations too: nobody is in two places at once.
	r.apart(p.Name, all)
}

// shift reads hours at a location, during some of which at least it is open.
func (r *setupReader) shift(n ast.Node) (all []shift) {
	f, ok := r.fields(n, "an entry of hours", "at", "days", "from", "to")
	if !ok {
		return nil
	}
	spans := f.spans()
	node, ok := f.need("at")
	if !ok {
		return nil
	}
	site, ok := r.sites.find(r.clinicReader, node)
	if !ok {
		return nil
	}
	for _, s := range spans {
		if !slices.ContainsFunc(r.opening, func(o openHours) bool { return o.at == site.id && o.meets(s) }) {
			f.report(s.line, fmt.Sprintf("%s is not open %v", site.name, s), "write hours in which it is")
		}
		all = append(all, shift{site.id, s})
	}
	return all
}
