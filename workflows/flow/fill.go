package flow

import (
	"strconv"
	"strings"

	"frontdesk/internal/phi"
)

// speech is what a wording is filled from.
type speech struct {
	vars   bindings
	clinic map[string]Value
	list   []Value // the options of the open question
	lang   string
}

// say fills a wording. The label is the highest of the parts and of at least.
func (w wording) say(s speech, atLeast phi.Label) phi.Text {
	buf := make([]byte, 0, len(w.src)+64)
	l := atLeast
	if w.lang != "" {
		s.lang = w.lang
	}
	for _, b := range w.bits {
		if len(b.forms) > 0 {
			buf, l = b.appendPlural(buf, l, s)
			continue
		}
		switch b.hole {
		case noHole:
			buf = append(buf, b.words...)
		case varHole:
			buf, l = appendValue(buf, l, b.ref.in(s.vars))
		case clinicHole:
			buf, l = appendValue(buf, l, s.clinic[b.words])
		case listHole:
			buf, l = appendList(buf, l, s.list)
		case countHole:
			buf = strconv.AppendInt(buf, int64(len(s.list)), 10)
		case rangeHole:
			buf = appendRange(buf, len(s.list))
		}
	}
	return phi.New(l, string(buf))
}

func appendValue(buf []byte, l phi.Label, v Value) ([]byte, phi.Label) {
	if v.Type == ListType && v.Says.Empty() {
		between := v.between()
		for i, it := range v.Items {
			if i > 0 {
				buf = append(buf, between...)
			}
			buf, l = appendValue(buf, l, it)
		}
		return buf, l
	}
	if v.Says.Empty() {
		return buf, l
	}
	return append(buf, v.Says.Reveal()...), min(l, v.Says.Label())
}

// between stands between the items of a list: where one has a comma of its own, commas
// would not tell them apart.
func (v Value) between() string {
	for _, it := range v.Items {
		if strings.Contains(it.Says.Reveal(), ",") {
			return "; "
		}
	}
	return ", "
}

// appendList writes "1) Mia 2) Leo".
func appendList(buf []byte, l phi.Label, items []Value) ([]byte, phi.Label) {
	for i, it := range items {
		if i > 0 {
			buf = append(buf, ' ')
		}
		buf = strconv.AppendInt(buf, int64(i+1), 10)
		buf, l = appendValue(append(buf, ") "...), l, it)
	}
	return buf, l
}

// appendRange writes "1-3", or "1" when there is only one.
func appendRange(buf []byte, n int) []byte {
	buf = append(buf, '1')
	if n > 1 {
		buf = strconv.AppendInt(append(buf, '-'), int64(n), 10)
	}
	return buf
}
