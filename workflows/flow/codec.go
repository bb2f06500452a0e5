package flow

import (
	"encoding/binary"
	"slices"
	"time"

	"frontdesk/internal/phi"
	"frontdesk/internal/when"
)

// stateVersion is the first byte of an encoded state. Version 1 does not remember which
// questions were answered; it is read, so that a conversation outlives a release.
const stateVersion, firstStateVersion = 2, 1

// maxEncodedDepth bounds how deep values nest: a list of visits with fields takes four.
const maxEncodedDepth = 8

// Encode writes the state compactly; nothing for the zero State. The bytes hold what
// people answered: seal them.
func (st State) Encode() []byte {
	if len(st.frames) == 0 {
		return nil
	}
	w := &writer{buf: append(make([]byte, 0, 512), stateVersion)}
	w.count(len(st.frames))
	for i := range st.frames {
		w.frame(&st.frames[i])
	}
	return w.buf
}

// DecodeState reads what Encode wrote. ErrState for anything else.
func DecodeState(b []byte) (State, error) {
	if len(b) == 0 {
		return State{}, nil
	}
	r := &decoder{buf: b, ok: len(b) <= MaxState}
	r.version = int(r.byte())
	r.ok = r.ok && r.version >= firstStateVersion && r.version <= stateVersion
	frames := make([]frame, r.count(MaxDepth))
	for i := range frames {
		frames[i] = r.frame()
	}
	if !r.ok || len(r.buf) != 0 || len(frames) == 0 {
		return State{}, ErrState
	}
	return State{frames}, nil
}

// types gives each type its number in an encoded state. Add at the end only.
var types = [...]Type{"", TextType, NameType, NumberType, YesNoType, ChoiceType, WishType, SlotType,
	PersonType, VisitType, TimeType, LinkType, ListType, MarksType, PhoneType, MoneyType, DateType, ClockType}

type writer struct{ buf []byte }

func (w *writer) count(n int)      { w.buf = binary.AppendUvarint(w.buf, uint64(n)) }
func (w *writer) int(n int64)      { w.buf = binary.AppendVarint(w.buf, n) }
func (w *writer) string(s string)  { w.count(len(s)); w.buf = append(w.buf, s...) }
func (w *writer) text(t phi.Text)  { w.buf = append(w.buf, byte(t.Label())); w.string(t.Reveal()) }
func (w *writer) time(t time.Time) { w.int(seconds(t)) }

// seconds keeps the zero time apart from 1970.
func seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix() + 1
}

func (w *writer) flags(bits ...bool) {
	var b byte
	for i, on := range bits {
		if on {
			b |= 1 << i
		}
	}
	w.buf = append(w.buf, b)
}

func (w *writer) frame(f *frame) {
	w.string(f.workflow)
	w.string(f.revision)
	w.string(f.at)
	w.flags(f.root, f.open)
	w.buf = append(w.buf, byte(f.under))
	w.time(f.dueAt)
	w.string(f.missed)
	w.count(f.misses)
	w.count(len(f.vars))
	for _, b := range f.vars {
		w.string(b.name)
		w.value(b.value)
	}
	w.count(len(f.answered))
	for _, id := range f.answered {
		w.string(id)
	}
}

func (w *writer) value(v Value) {
	w.buf = append(w.buf, byte(max(slices.Index(types[:], v.Type), 0)))
	w.string(v.Key)
	w.text(v.Says)
	w.count(len(v.Fields))
	for _, name := range fieldNames(v.Fields) {
		w.string(name)
		w.value(v.Fields[name])
	}
	w.count(len(v.Items))
	for _, it := range v.Items {
		w.value(it)
	}
	w.flags(v.Wish != nil)
	if v.Wish != nil {
		w.reading(*v.Wish)
	}
}

// fieldNames sorts, so that one state has one encoding.
func fieldNames(m map[string]Value) []string {
	out := make([]string, 0, len(m))
	for n := range m {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

func (w *writer) reading(r when.Reading) {
	w.count(len(r.Spans))
	for _, s := range r.Spans {
		w.time(s.From)
		w.time(s.To)
	}
	w.flags(r.Asap, r.Exact)
	w.string(string(r.Fault))
	w.string(r.Rest)
	w.count(len(r.Also))
	for _, also := range r.Also {
		w.reading(also)
	}
}

// size is at least as many bytes as Encode writes, and more than MaxState for what
// DecodeState would refuse.
func (st State) size() int {
	n := 2
	for i := range st.frames {
		f := &st.frames[i]
		n += len(f.workflow) + len(f.revision) + len(f.at) + len(f.missed) + 32
		for _, b := range f.vars {
			n += len(b.name) + 2 + valueSize(b.value, 1)
		}
		for _, id := range f.answered {
			n += len(id) + 2
		}
	}
	return n
}

func valueSize(v Value, depth int) int {
	if depth > maxEncodedDepth {
		return MaxState + 1
	}
	n := len(v.Key) + v.Says.Len() + 12
	for name, f := range v.Fields {
		n += len(name) + 2 + valueSize(f, depth+1)
	}
	for _, it := range v.Items {
		n += valueSize(it, depth+1)
	}
	if v.Wish != nil {
		n += readingSize(*v.Wish, depth+1)
	}
	return n
}

func readingSize(r when.Reading, depth int) int {
	if depth > maxEncodedDepth {
		return MaxState + 1
	}
	n := 20*len(r.Spans) + len(r.Fault) + len(r.Rest) + 16
	for _, also := range r.Also {
		n += readingSize(also, depth+1)
	}
	return n
}
