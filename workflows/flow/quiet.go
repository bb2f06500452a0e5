package flow

import (
	"time"

	"frontdesk/internal/care"
)

// end is when the quiet span around an instant is over; ok is false for an instant
// outside of it.
func (q Quiet) end(at time.Time, zone *time.Location) (end time.Time, ok bool) {
	if zone == nil {
		zone = time.UTC
	}
	wall := care.LocalOf(at, zone)
	night := q.From > q.To
	if q.From == q.To || !night && (wall.Minutes < q.From || wall.Minutes >= q.To) || night && wall.Minutes < q.From && wall.Minutes >= q.To {
		return time.Time{}, false
	}
	day := wall.Date
	if night && wall.Minutes >= q.From {
		day = day.AddDays(1)
	}
	// In the hour that autumn repeats, the end may have been reached once already.
	end = day.Reach(q.To, zone)
	return end, end.After(at)
}

// awake is when a time-out (it lapses) or a wait may end that is due at an instant and
// goes on by a route: in quiet hours only where nothing is said before the conversation
// rests. What an event ends is said at once, because somebody is awake.
func (t *turn) awake(at time.Time, to *route, lapses bool) time.Time {
	end, quiet := t.w.Quiet.end(at, t.w.Zone)
	if !quiet || to.anytime || !t.voiced(to, lapses) {
		return at
	}
	return end
}

// voice is what can come of going on from a step, before the conversation rests.
type voice struct {
	// speaks says that there can be words, ends that the workflow can end.
	speaks, ends bool
}

func (v voice) or(o voice) voice { return voice{v.speaks || o.speaks, v.ends || o.ends} }

// voiced reports whether words can be said on a way on from the frame on top: by its
// workflow, or by those that called it, to which it returns unless a question lapsed.
func (t *turn) voiced(to *route, lapses bool) bool {
	v := t.lib.alongRoute(t.p, to)
	for n := len(t.st.frames) - 1; !v.speaks; n-- {
		if !v.ends || n == 0 || t.st.frames[n].root || lapses {
			return false
		}
		f := &t.st.frames[n-1]
		if f.at == end {
			continue
		}
		p, s, err := t.lib.at(f)
		if err != nil {
			return false
		}
		v = p.voices[s.index]
	}
	return true
}

// listen works out the voices of every step: it looks until nothing changes, and what
// was found only ever grows.
func (l *Library) listen() {
	for _, p := range l.pinned {
		p.voices = make([]voice, len(p.def.steps))
	}
	for changed := true; changed; {
		changed = false
		for _, p := range l.pinned {
			for i := len(p.def.steps) - 1; i >= 0; i-- {
				if v := l.atStep(p, p.def.steps[i]); v != p.voices[i] {
					p.voices[i], changed = v, true
				}
			}
		}
	}
}

func (l *Library) atStep(p *program, s *step) voice {
	out := voice{speaks: len(s.verb.says()) > 0}
	switch v := s.verb.(type) {
	case *ask:
		return out
	case *waiting:
		if v.until == nil {
			return out
		}
	}
	for _, e := range s.verb.exits() {
		out = out.or(l.alongRoute(p, e.to))
	}
	return out
}

func (l *Library) alongRoute(p *program, to *route) voice {
	out := voice{speaks: to.say.text != nil || to.again != ""}
	if to.handoff != "" || to.again != "" {
		return out
	}
	if to.call != nil {
		called, ok := l.current[to.call.workflow]
		if !ok {
			return out
		}
		inside := called.voices[0]
		out.speaks = out.speaks || inside.speaks
		if !inside.ends {
			return out
		}
	}
	if i, ok := p.def.index[to.to]; ok {
		return out.or(p.voices[i])
	}
	return out.or(voice{ends: true})
}
