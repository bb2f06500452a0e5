package replay

import (
	"encoding/binary"
	"maps"
	"slices"
	"time"

	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// version is the first byte of an encoded turn. What World or Event learn needs a new
// one; recordings of the old are read until the last of them is forgotten. Version 1 does
// not know the clinic's hours.
const version, firstVersion = 2, 1

// The flags of an encoded turn.
const (
	houseFlag = 1 << iota
	lostFlag
	unclearFlag
	missedFlag
)

// Encode writes the turn compactly; as Lost where it would be larger than MaxTurn. The
// bytes hold what people wrote and answered: seal them.
func (t *Turn) Encode() []byte {
	w := writer(make([]byte, 0, 2048))
	w.turn(t)
	if len(w) > MaxTurn {
		w = w[:0]
		w.turn(&Turn{Lost: true, Before: t.Before, After: t.After})
	}
	return w
}

type writer []byte

func (w *writer) turn(t *Turn) {
	*w = append(*w, version, flags(t.House, t.Lost, t.Unclear, t.Missed))
	*w = binary.LittleEndian.AppendUint64(*w, t.Before)
	*w = binary.LittleEndian.AppendUint64(*w, t.After)
	if t.House || t.Lost {
		return
	}
	w.event(t.Event)
	w.world(t.World)
	list(w, t.Calls, (*writer).call)
	list(w, t.Lines, (*writer).line)
	list(w, t.Handoffs, (*writer).string)
	w.time(t.WakeAt)
	list(w, t.Trace, (*writer).passed)
}

// flags packs bits, the first lowest.
func flags(bits ...bool) (b byte) {
	for i, on := range bits {
		if on {
			b |= 1 << i
		}
	}
	return b
}

func (w *writer) count(n int)        { *w = binary.AppendUvarint(*w, uint64(n)) }
func (w *writer) string(s string)    { w.count(len(s)); *w = append(*w, s...) }
func (w *writer) byte(b byte)        { *w = append(*w, b) }
func (w *writer) text(t phi.Text)    { w.byte(byte(t.Label())); w.string(t.Reveal()) }
func (w *writer) value(v flow.Value) { *w = flow.AppendValue(*w, v) }

func list[T any](w *writer, all []T, one func(*writer, T)) {
	w.count(len(all))
	for _, x := range all {
		one(w, x)
	}
}

// values writes a map by name, so that one turn has one encoding.
func (w *writer) values(m map[string]flow.Value) {
	w.count(len(m))
	for _, name := range slices.Sorted(maps.Keys(m)) {
		w.string(name)
		w.value(m[name])
	}
}

// time keeps the zero time apart from every other.
func (w *writer) time(t time.Time) {
	if t.IsZero() {
		w.byte(0)
		return
	}
	w.byte(1)
	*w = binary.AppendVarint(*w, t.UnixNano())
}

func (w *writer) event(e flow.Event) {
	w.string(string(e.Kind))
	w.text(e.Text)
	w.string(e.Workflow)
	w.string(e.Name)
	w.values(e.With)
	w.text(e.Beneath)
}

// world writes the zone with its offset then, for one that has no name.
func (w *writer) world(x flow.World) {
	w.time(x.Now)
	zone, offset := "", 0
	if x.Zone != nil {
		zone = x.Zone.String()
		_, offset = x.Now.In(x.Zone).Zone()
	}
	w.string(zone)
	*w = binary.AppendVarint(*w, int64(offset))
	w.string(x.Lang)
	w.byte(flags(x.DayFirst, x.ClinicOpen, x.Buttons, x.Media, x.Trace))
	list(w, x.People, (*writer).value)
	w.values(x.Clinic)
	w.byte(byte(x.Clearance))
	w.string(x.Channel)
	w.count(max(x.Quiet.From, 0))
	w.count(max(x.Quiet.To, 0))
	w.count(max(x.Open, 0))
	w.count(max(x.Close, 0))
	*w = binary.LittleEndian.AppendUint64(*w, x.Seed)
}

func (w *writer) call(c Call) {
	w.string(c.Action)
	w.values(c.With)
	w.string(c.Reply.Outcome)
	w.values(c.Reply.Out)
}

func (w *writer) line(l flow.Line) {
	w.text(l.Text)
	w.text(l.Notice)
	w.string(l.Wording)
	w.string(l.Workflow)
	w.string(l.Step)
	w.string(l.Media)
	list(w, l.Buttons, func(w *writer, b flow.Button) {
		w.string(b.Answer)
		w.text(b.Label)
	})
}

func (w *writer) passed(p flow.Passed) {
	w.string(p.Workflow)
	w.string(p.Revision)
	w.string(p.Step)
	w.string(p.Exit)
}
