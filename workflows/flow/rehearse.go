package flow

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"frontdesk/internal/phi"
)

// Rehearse replays a written conversation and reports the first line at which the
// library says or does something else. A transcript is lines:
//
//	# a comment
//	@ now 2026-11-23T09:00-05:00      also: lang, zone, people, clinic.name, clinic.phone, clinic.hours, clinic.address,
//	                                  clinic.opening, clearance, channel, open (yes or no), quiet (21:00-08:00), seed (of random splits)
//	@ people Mia, Leo
//	> what the patient writes
//	! start appointment.reminder {visits: [Mia Tue 2:30 PM {first: Mia, when: Tue 2:30 PM}]}
//	! tick 10m
//	! happens payment.settled {amount: $20}
//	= booking.free(service: Check-up) -> some {slots: [Tue 2:30 PM | Wed 9:00 AM]}
//	= handoff front desk
//	< what the clinic says, one line for each; ... stands for anything
//	x variable book:sort visit       a workflow with a fault walks into it here
//
// An action has to be called as written, in the order written, with the named inputs
// (`name: -` for none), and then ends as the transcript says. The words of a transcript
// are invented: they appear in the error.
func Rehearse(l *Library, transcript string) error {
	scenes, err := readTranscript(transcript)
	if err != nil {
		return err
	}
	r := &rehearsal{lib: l, w: stage()}
	for _, s := range scenes {
		if err := r.play(s); err != nil {
			return err
		}
	}
	return nil
}

// stage is the world in which a transcript begins.
func stage() World {
	return World{
		Now: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), Zone: time.UTC, Lang: "en", ClinicOpen: true, Clearance: phi.ClearNotice,
		Clinic: map[string]Value{"name": public("Alder Clinic"), "phone": public("555-0100"), "hours": public("8 AM-5 PM"),
			"address": public("12 Mill Road"), "opening": public("Mon-Fri 8 AM-5 PM")},
	}
}

func public(words string) Value { return Value{Type: TextType, Says: phi.New(phi.Public, words)} }

// rehearsal is a transcript under way.
type rehearsal struct {
	lib *Library
	w   World
	st  State
}

func (r *rehearsal) play(s scene) error {
	res, err := r.perform(s)
	if err != nil {
		return err
	}
	return s.compare(res)
}

// perform lets a scene happen, whatever is said then.
func (r *rehearsal) perform(s scene) (Result, error) {
	for _, set := range s.settings {
		if err := r.set(set); err != nil {
			return Result{}, fmt.Errorf("line %d: %w", set.line, err)
		}
	}
	ev, err := r.event(s)
	if err != nil {
		return Result{}, fmt.Errorf("line %d: %w", s.line, err)
	}
	stand := standIn{lib: r.lib, calls: s.calls}
	p := &passage{ev: ev}
	if s.breaks != nil {
		p.missed = r.lib.misses(r.st, ev, r.w)
	}
	p.take(r.lib.turn(context.Background(), r.st, r.w, stand.do))
	p.ended = stand.ended
	if s.breaks != nil {
		return s.broken(p)
	}
	res, err := p.res, p.err
	if err != nil {
		return res, fmt.Errorf("line %d: %w", s.line, err)
	}
	if len(stand.calls) > 0 {
		return res, fmt.Errorf("line %d: %s was not called", stand.calls[0].line, stand.calls[0].action)
	}
	// What is kept between turns is bytes.
	if r.st, err = DecodeState(res.State.Encode()); err != nil {
		return res, fmt.Errorf("line %d: %w", s.line, err)
	}
	return res, nil
}

func (r *rehearsal) set(s setting) (err error) {
	switch s.name {
	case "now":
		if r.w.Now, err = time.Parse("2006-01-02T15:04Z07:00", s.text); err == nil {
			r.w.Zone = r.w.Now.Location()
		}
	case "zone":
		r.w.Zone, err = time.LoadLocation(s.text)
	case "lang":
		r.w.Lang = s.text
	case "open":
		r.w.ClinicOpen, err = yesOrNo(s.text)
	case "quiet":
		r.w.Quiet, err = readQuiet(s.text)
	case "clearance":
		r.w.Clearance, err = readClearance(s.text)
	case "channel":
		r.w.Channel = s.text
	case "seed":
		r.w.Seed, err = strconv.ParseUint(s.text, 10, 64)
	case "people":
		r.w.People = nil
		for _, name := range strings.Split(s.text, ",") {
			if name = strings.TrimSpace(name); name != "" {
				r.w.People = append(r.w.People, Value{Type: PersonType, Key: name, Says: phi.New(phi.Notice, name)})
			}
		}
	case "clinic.name", "clinic.phone", "clinic.hours", "clinic.address", "clinic.opening":
		r.w.Clinic[strings.TrimPrefix(s.name, "clinic.")] = public(s.text)
	default:
		return fmt.Errorf("there is no setting `%s`", s.name)
	}
	return err
}

// readClearance reads a channel's clearance, named after the most private label that it
// shows.
func readClearance(word string) (phi.Clearance, error) {
	for c := phi.ClearPublic; c <= phi.ClearSensitive; c++ {
		if c.String() == word {
			return c, nil
		}
	}
	return phi.ClearPublic, fmt.Errorf("there is no clearance `%s`: it is public, notice, care or sensitive", word)
}

func yesOrNo(word string) (bool, error) {
	if word != "yes" && word != "no" {
		return false, fmt.Errorf("`%s` is neither yes nor no", word)
	}
	return word == "yes", nil
}

func (r *rehearsal) event(s scene) (Event, error) {
	switch {
	case s.starts != "":
		return r.starts(s)
	case s.happens != "":
		return r.happens(s)
	case s.ticks != 0:
		r.w.Now = r.w.Now.Add(s.ticks)
		return Event{Kind: Ticked}, nil
	}
	ev, ok := r.lib.Hear(r.st, phi.New(phi.Care, s.said), r.w)
	if !ok && len(s.lines) > 0 {
		return ev, fmt.Errorf("no question is open, and no workflow begins with %q", s.said)
	}
	return ev, nil
}

func (r *rehearsal) starts(s scene) (Event, error) {
	name, ok := r.lib.ForEvent(s.starts)
	if !ok {
		name = s.starts
	}
	p, ok := r.lib.current[name]
	if !ok {
		return Event{}, fmt.Errorf("no workflow begins on `%s`", s.starts)
	}
	ev := Event{Kind: Started, Workflow: name, With: map[string]Value{}}
	for i, input := range s.with.names {
		f := Field{Name: input, Type: TextType, Label: phi.Notice}
		for _, known := range p.def.fields() {
			if known.Name == input {
				f = known
			}
		}
		ev.With[input] = s.with.fields[i].value(f)
	}
	return ev, nil
}

// standIn answers for the actions, as the transcript says.
type standIn struct {
	lib   *Library
	calls []scriptedCall
	// ended is how the last action ended.
	ended string
}

func (s *standIn) do(_ context.Context, c Call) (Reply, error) {
	if len(s.calls) == 0 {
		return Reply{}, fmt.Errorf("%s was called, and the transcript has no line for it", c.Action)
	}
	next := s.calls[0]
	s.calls = s.calls[1:]
	if next.action != c.Action {
		return Reply{}, fmt.Errorf("line %d: %s was called instead of %s", next.line, c.Action, next.action)
	}
	for i, name := range next.args.names {
		got, want := c.With[name], next.args.fields[i].words
		words := got.Says.Reveal()
		if words == "" {
			words = got.Key
		}
		if want == "-" && got.known() || want != "-" && !(expected{text: want}).fits(words) {
			return Reply{}, fmt.Errorf("line %d: %s got %s: %q, want %q", next.line, c.Action, name, words, want)
		}
	}
	s.ended = next.outcome
	return next.reply(s.lib.specs), nil
}

// compare holds what came against what is expected.
func (s scene) compare(res Result) error {
	if err := s.differ("<", s.lines, told(res)); err != nil {
		return err
	}
	return s.differ("= handoff", s.handoffs, res.Handoffs)
}

// told is what was said, one string a line of a transcript.
func told(res Result) (lines []string) {
	for _, l := range res.Lines {
		lines = append(lines, l.Text.Reveal())
	}
	return lines
}

// broken holds a turn that is to walk into a fault against what came of it. When the
// turn ends in the fault, nothing is said.
func (s scene) broken(p *passage) (Result, error) {
	if !p.shows(*s.breaks) {
		return Result{}, fmt.Errorf("line %d: this does not break: %s", s.line, s.breaks)
	}
	if p.err != nil {
		return Result{}, nil
	}
	return p.res, nil
}

// differ reads like a diff: "-" what is expected, "+" what came.
func (s scene) differ(mark string, want []expected, got []string) error {
	for i := range max(len(want), len(got)) {
		switch {
		case i >= len(got):
			return fmt.Errorf("line %d: nothing more came\n  - %s %s", want[i].line, mark, want[i].text)
		case i >= len(want):
			return fmt.Errorf("line %d: more came than is expected\n  + %s %s", s.line, mark, got[i])
		case !want[i].fits(got[i]):
			return fmt.Errorf("line %d:\n  - %s %s\n  + %s %s", want[i].line, mark, want[i].text, mark, got[i])
		}
	}
	return nil
}
