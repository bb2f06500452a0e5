package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"frontdesk/internal/care"
	"frontdesk/workflows/reminders"
)

// setup is a clinic as its file describes it. Hours keep their lines: what is stored
// already may be in their way.
type setup struct {
	path          string
	clinic        care.Clinic
	rules         reminders.Rules
	locations     []care.Location
	practitioners []care.Practitioner
	services      []care.Service
	opening       []openHours
	schedules     []givenHours
	closures      []care.Closure
}

// openHours is one span of a location's opening hours.
type openHours struct {
	at care.LocationID
	span
}

// givenHours is one span in which a practitioner gives a service at a location.
type givenHours struct {
	of care.ServiceID
	by care.PractitionerID
	at care.LocationID
	span
}

// setupReader reads the sections of the file. Later ones name what earlier ones describe.
type setupReader struct {
	*clinicReader
	setup
	sites  roster[care.Location]
	staff  roster[care.Practitioner]
	visits roster[care.Service]
	// shifts are the hours of each practitioner.
	shifts map[care.PractitionerID][]shift
}

// The longest names for which the shipped texts keep to two messages at their worst:
// the same that the checker of workflows reckons with.
const (
	clinicNameLimit  = 22
	serviceNameLimit = 22
	officeHoursLimit = 14
	// otherLimit is for what no short text names.
	otherLimit = 80
)

// readSetup reads a clinic's file. The error joins all that is wrong with it, each with
// path, line, and what to do.
func readSetup(path string, src []byte) (setup, error) {
	r := &setupReader{
		clinicReader: &clinicReader{path: path}, setup: setup{path: path},
		sites: newRoster[care.Location]("location"), staff: newRoster[care.Practitioner]("practitioner"),
		visits: newRoster[care.Service]("service"), shifts: map[care.PractitionerID][]shift{},
	}
	if root := r.document(src); root != nil {
		r.sections(root)
	}
	return r.setup, r.err()
}

func (r *setupReader) sections(root ast.Node) {
	f, ok := r.fields(root, "the file", "clinic", "reminders", "locations", "closures", "practitioners", "services")
	if !ok {
		return
	}
	if n, ok := f.need("clinic"); ok {
		r.house(n)
	}
	r.reminders(f)
	for _, n := range f.needs("locations") {
		r.location(n)
	}
	for _, n := range f.list("closures") {
		r.closure(n)
	}
	for _, n := range f.needs("practitioners") {
		r.practitioner(n)
	}
	for _, n := range f.needs("services") {
		r.service(n)
	}
}

// phoneForm is E.164.
var phoneForm = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)

// house reads what the clinic says about itself.
func (r *setupReader) house(n ast.Node) {
	f, ok := r.fields(n, "the clinic", "name", "phone", "zone", "languages", "day_first", "office_hours", "quiet_hours")
	if !ok {
		return
	}
	r.clinic = care.Clinic{
		Name: f.text("name", clinicNameLimit), Phone: f.matching("phone", phoneForm, "write it with the country, as +15185550100"),
		Zone: f.zone("zone"), Languages: r.languages(f), DayFirst: f.truth("day_first"),
		OfficeHours: f.text("office_hours", officeHoursLimit),
	}
	n, ok = f.need("quiet_hours")
	if !ok {
		return
	}
	if q, ok := r.fields(n, "quiet_hours", "from", "to"); ok {
		r.quiet(q)
	}
}

// quiet reads hours that may run over midnight.
func (r *setupReader) quiet(f fields) {
	from, one := f.minutes("from")
	to, two := f.minutes("to")
	if one && two && from%(24*60) == to%(24*60) {
		f.report(f.line, "quiet_hours begin and end at the same time", `write the night, such as {from: "21:00", to: "08:00"}`)
	}
	r.rules.QuietFrom, r.rules.QuietTo = from, to
}

// languages are those that the shipped workflows speak.
func (r *setupReader) languages(f fields) (all []string) {
	for _, n := range f.needs("languages") {
		s, ok := f.word(n, "a language")
		switch {
		case !ok:
		case !slices.Contains(shippedLanguages(), s):
			f.report(lineOf(n), fmt.Sprintf("the shipped workflows do not speak %q", s), "there are "+strings.Join(shippedLanguages(), ", "))
		case slices.Contains(all, s):
			f.report(lineOf(n), s+" is written twice", "write each language once, the default first")
		default:
			all = append(all, s)
		}
	}
	return all
}

var ruleForm = regexp.MustCompile(`^[a-z][a-z0-9-]{0,19}$`)

// reminders reads the rules; a clinic may have none.
func (r *setupReader) reminders(file fields) {
	seen := map[string]int{}
	for _, n := range file.list("reminders") {
		f, ok := r.fields(n, "a reminder", "key", "days", "minutes")
		if !ok {
			continue
		}
		before := len(r.wrong)
		rule := reminders.Rule{
			Key:  f.matching("key", ruleForm, "write a short word of small letters, as week"),
			Days: f.whole("days", 0, 365), Minutes: f.whole("minutes", 0, 24*60),
		}
		if len(r.wrong) == before && rule.Days == 0 && rule.Minutes == 0 {
			f.report(f.line, "a reminder is at the time of the visit", "write how many days or minutes before it")
		}
		if earlier, ok := seen[rule.Key]; ok && rule.Key != "" {
			f.report(f.line, fmt.Sprintf("the key %s is written twice, first in line %d", rule.Key, earlier), "give each reminder a key of its own")
		}
		seen[rule.Key] = f.line
		r.rules.Before = append(r.rules.Before, rule)
	}
}
