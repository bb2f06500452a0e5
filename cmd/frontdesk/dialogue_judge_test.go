package main

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"frontdesk/internal/care"
)

// visit is one row of the record.
type visit struct {
	who, service string
	day          time.Time
	minute       int
	status       care.AppointmentStatus
}

// outcome is what the record holds at the end of a dialogue.
type outcome struct {
	visits  []visit
	tasks   []string
	stopped bool
	// last is what the clinic said last.
	last string
	// again counts answers that the patient had given before she was asked.
	again int
	// said is the whole conversation, to be read when something went wrong.
	said []string
}

type verdict string

const (
	intended verdict = "intended"
	short    verdict = "short" // less than intended, and nothing that was not
	wrong    verdict = "wrong" // booked, moved, cancelled or confirmed what was not intended
)

// judge compares the record with the ends of a dialogue, the kindest of them.
func (d dialogue) judge(o outcome) verdict {
	best := wrong
	for _, ends := range d.ends {
		switch v := d.reached(ends, o); {
		case v == intended:
			return intended
		case v == short:
			best = short
		}
	}
	return best
}

// reached holds the record against one end. What stands and is neither as it was nor
// intended is wrong, and so is what no longer stands and should.
func (d dialogue) reached(ends []string, o outcome) verdict {
	result, standing := intended, slices.Clone(o.visits)
	take := func(fits func(visit) bool) bool {
		i := slices.IndexFunc(standing, fits)
		if i >= 0 {
			standing = slices.Delete(standing, i, i+1)
		}
		return i >= 0
	}
	kept := func(v visitLine, s care.AppointmentStatus) bool {
		return take(func(x visit) bool { return v.fits(x) && x.status == s })
	}
	for _, v := range d.visits {
		end, to := v.fate(ends)
		switch {
		case end == "confirmed" && kept(v, care.Confirmed):
		case end == "cancelled" && !slices.ContainsFunc(standing, v.fits):
		case end == "moved" && take(to.fits):
		case kept(v, care.Booked):
			if end != "kept" {
				result = short
			}
		default:
			return wrong
		}
	}
	for _, end := range ends {
		if rest, ok := strings.CutPrefix(end, "booked "); ok {
			v, err := readVisit(rest)
			if err != nil || !take(v.fits) {
				result = short
			}
		} else if !o.holds(end) {
			result = short
		}
	}
	if len(standing) > 0 {
		return wrong
	}
	if o.stopped && !slices.Contains(ends, "stopped") {
		return short
	}
	return result
}

// fate is what the ends intend for a visit that stood at the beginning: it stays, if
// they do not say.
func (v visitLine) fate(ends []string) (end string, to visitLine) {
	for _, words := range ends {
		word, rest, _ := strings.Cut(words, " ")
		if !slices.Contains([]string{"moved", "cancelled", "confirmed", "kept"}, word) {
			continue
		}
		to, err := readVisit(rest)
		same := err == nil && to.who == v.who
		if same && word == "moved" && !slices.ContainsFunc(ends, v.isKept) {
			to.service = v.service
			return word, to
		}
		if same && (to.from.IsZero() || to.from.Equal(v.from)) {
			return word, to
		}
	}
	return "kept", to
}

func (v visitLine) isKept(end string) bool {
	rest, ok := strings.CutPrefix(end, "kept ")
	to, err := readVisit(rest)
	return ok && err == nil && to.who == v.who && to.from.Equal(v.from)
}

func (v visitLine) fits(x visit) bool {
	return strings.EqualFold(v.who, x.who) && (v.service == "" || v.service == x.service) &&
		(v.from.IsZero() || !x.day.Before(v.from) && !x.day.After(v.to)) && v.since <= x.minute && x.minute < v.until
}

// person: the last words name somebody to turn to. The sample clinic's number is one.
var person = regexp.MustCompile(`(?i)our staff|our team|front desk|nuestro equipo|nuestro personal|call (us|\()|518.?\W?555`)

// holds reports whether one end that is not about visits came true.
func (o outcome) holds(end string) bool {
	word, rest, _ := strings.Cut(end, " ")
	switch word {
	case "stopped":
		return o.stopped
	case "not":
		return !o.stopped
	case "person":
		return len(o.tasks) > 0 || person.MatchString(o.last)
	case "task":
		return slices.ContainsFunc(strings.Split(rest, "|"), func(why string) bool { return slices.Contains(o.tasks, why) })
	case "<":
		return regexp.MustCompile(rest).MatchString(o.last)
	default:
		return true
	}
}
