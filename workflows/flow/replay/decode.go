package replay

import (
	"encoding/binary"
	"fmt"
	"time"

	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// Decoder reads turns. It remembers the zones that it met, and is not safe for
// concurrent use; the zero Decoder is ready.
type Decoder struct{ zones map[string]*time.Location }

// Turn reads what Encode wrote. ErrVersion for a turn of another release, ErrTurn for
// anything else; what it costs is bounded by MaxTurn.
func (d *Decoder) Turn(b []byte) (Turn, error) {
	if len(b) == 0 || len(b) > MaxTurn {
		return Turn{}, fmt.Errorf("%d bytes: %w", len(b), ErrTurn)
	}
	if b[0] < firstVersion || b[0] > version {
		return Turn{}, fmt.Errorf("version %d, want %d: %w", b[0], version, ErrVersion)
	}
	r := &reader{buf: b[1:], zones: d, version: b[0]}
	t := r.turn()
	if r.bad || len(r.buf) != 0 {
		return Turn{}, ErrTurn
	}
	return t, nil
}

// zone finds a zone by its name, or by its offset where the name says nothing.
func (d *Decoder) zone(name string, offset int) *time.Location {
	if z, ok := d.zones[name]; ok && name != "" {
		return z
	}
	if name == "" {
		return time.FixedZone("", offset)
	}
	z, err := time.LoadLocation(name)
	if err != nil {
		return time.FixedZone(name, offset)
	}
	if d.zones == nil {
		d.zones = map[string]*time.Location{}
	}
	d.zones[name] = z
	return z
}

// reader reads what writer wrote. Once bad, everything reads as zero.
type reader struct {
	buf []byte
	bad bool
	// version is that of the recording.
	version byte
	zones   *Decoder
}

func (r *reader) turn() Turn {
	set := r.flags(4)
	t := Turn{House: set[0], Lost: set[1], Unclear: set[2], Missed: set[3], Before: r.uint64(), After: r.uint64()}
	if t.House || t.Lost {
		return t
	}
	t.Event, t.World = r.event(), r.world()
	t.Calls = listed(r, (*reader).call)
	t.Lines = listed(r, (*reader).line)
	t.Handoffs = listed(r, (*reader).string)
	t.WakeAt = r.time()
	t.Trace = listed(r, (*reader).passed)
	return t
}

// take cuts n bytes off; nil and bad where there are fewer.
func (r *reader) take(n int) []byte {
	if r.bad || n < 0 || n > len(r.buf) {
		r.bad = true
		return nil
	}
	b := r.buf[:n]
	r.buf = r.buf[n:]
	return b
}

func (r *reader) byte() byte {
	if b := r.take(1); b != nil {
		return b[0]
	}
	return 0
}

func (r *reader) flags(n int) (set [8]bool) {
	b := r.byte()
	r.bad = r.bad || b>>n != 0
	for i := range set {
		set[i] = b>>i&1 != 0
	}
	return set
}

func (r *reader) uint64() uint64 {
	if b := r.take(8); b != nil {
		return binary.LittleEndian.Uint64(b)
	}
	return 0
}

// count reads a number of things that each take a byte at least.
func (r *reader) count() int { return r.number(len(r.buf)) }

func (r *reader) number(limit int) int {
	n, size := binary.Uvarint(r.buf)
	if size <= 0 || n > uint64(limit) {
		r.bad = true
		return 0
	}
	r.take(size)
	return int(n)
}

func (r *reader) varint() int64 {
	n, size := binary.Varint(r.buf)
	if size <= 0 {
		r.bad = true
		return 0
	}
	r.take(size)
	return n
}

func (r *reader) string() string { return string(r.take(r.count())) }

func (r *reader) text() phi.Text {
	l := phi.Label(r.byte())
	r.bad = r.bad || l > phi.Public
	return phi.New(l, r.string())
}

func (r *reader) value() flow.Value {
	if r.bad {
		return flow.Value{}
	}
	v, rest, err := flow.ReadValue(r.buf)
	r.buf, r.bad = rest, err != nil
	return v
}

func (r *reader) values() map[string]flow.Value {
	n := r.count()
	if n == 0 {
		return nil
	}
	m := map[string]flow.Value{}
	for range n {
		if r.bad {
			return nil
		}
		name := r.string()
		m[name] = r.value()
	}
	return m
}

func listed[T any](r *reader, one func(*reader) T) []T {
	var out []T
	for range r.count() {
		if r.bad {
			return nil
		}
		out = append(out, one(r))
	}
	return out
}

func (r *reader) time() time.Time {
	switch r.byte() {
	case 0:
		return time.Time{}
	case 1:
		return time.Unix(0, r.varint()).UTC()
	}
	r.bad = true
	return time.Time{}
}

func (r *reader) event() flow.Event {
	return flow.Event{Kind: flow.EventKind(r.string()), Text: r.text(), Workflow: r.string(), Name: r.string(),
		With: r.values(), Beneath: r.text()}
}

// maxMinutes is more than the minutes of a day.
const maxMinutes = 24 * 60

func (r *reader) world() flow.World {
	w := flow.World{Now: r.time()}
	name, offset := r.string(), r.varint()
	r.bad = r.bad || offset < -86400 || offset > 86400
	if !r.bad {
		w.Zone = r.zones.zone(name, int(offset))
	}
	w.Lang = r.string()
	set := r.flags(5)
	w.DayFirst, w.ClinicOpen, w.Buttons, w.Media, w.Trace = set[0], set[1], set[2], set[3], set[4]
	w.People, w.Clinic = listed(r, (*reader).value), r.values()
	w.Clearance, w.Channel = phi.Clearance(r.byte()), r.string()
	w.Quiet = flow.Quiet{From: r.number(maxMinutes), To: r.number(maxMinutes)}
	if r.version > firstVersion {
		w.Open, w.Close = r.number(maxMinutes), r.number(maxMinutes)
	}
	w.Seed = r.uint64()
	return w
}

func (r *reader) call() Call {
	return Call{flow.Call{Action: r.string(), With: r.values()}, flow.Reply{Outcome: r.string(), Out: r.values()}}
}

func (r *reader) line() flow.Line {
	return flow.Line{Text: r.text(), Notice: r.text(), Wording: r.string(), Workflow: r.string(), Step: r.string(),
		Media: r.string(), Buttons: listed(r, func(r *reader) flow.Button { return flow.Button{Answer: r.string(), Label: r.text()} })}
}

func (r *reader) passed() flow.Passed {
	return flow.Passed{Workflow: r.string(), Revision: r.string(), Step: r.string(), Exit: r.string()}
}
