package flow

import (
	"encoding/binary"
	"time"

	"frontdesk/internal/phi"
	"frontdesk/internal/when"
)

// decoder reads what writer wrote. Once ok is false everything reads as zero, so that
// no bytes, however hostile, make it allocate or recurse beyond its bounds.
type decoder struct {
	buf   []byte
	ok    bool
	depth int
	// version is that of the bytes.
	version int
}

func (r *decoder) byte() byte {
	if !r.ok || len(r.buf) == 0 {
		r.ok = false
		return 0
	}
	b := r.buf[0]
	r.buf = r.buf[1:]
	return b
}

// count reads a number of things of which there are at most limit.
func (r *decoder) count(limit int) int {
	n, size := binary.Uvarint(r.buf)
	if !r.ok || size <= 0 || n > uint64(limit) {
		r.ok = false
		return 0
	}
	r.buf = r.buf[size:]
	return int(n)
}

func (r *decoder) string() string {
	n := r.count(len(r.buf))
	if !r.ok || n > len(r.buf) {
		r.ok = false
		return ""
	}
	s := string(r.buf[:n])
	r.buf = r.buf[n:]
	return s
}

func (r *decoder) label() phi.Label {
	l := phi.Label(r.byte())
	r.ok = r.ok && l <= phi.Public
	return l
}

func (r *decoder) text() phi.Text {
	l := r.label()
	return phi.New(l, r.string())
}

func (r *decoder) time() time.Time {
	n, size := binary.Varint(r.buf)
	if !r.ok || size <= 0 {
		r.ok = false
		return time.Time{}
	}
	r.buf = r.buf[size:]
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(n-1, 0).UTC()
}

func (r *decoder) flags() (first, second bool) {
	b := r.byte()
	r.ok = r.ok && b < 4
	return b&1 != 0, b&2 != 0
}

func (r *decoder) frame() frame {
	f := frame{workflow: r.string(), revision: r.string(), at: r.string()}
	f.root, f.open = r.flags()
	f.under = r.label()
	f.dueAt = r.time()
	f.missed = r.string()
	f.misses = r.count(MaxTurn)
	for range r.count(len(r.buf)) {
		if !r.ok {
			break
		}
		f.vars = append(f.vars, binding{r.string(), r.value()})
	}
	if r.version < 2 {
		return f
	}
	for range r.count(len(r.buf)) {
		if !r.ok {
			break
		}
		f.answered = append(f.answered, r.string())
	}
	return f
}

func (r *decoder) value() Value {
	var v Value
	if r.depth++; r.depth > maxEncodedDepth {
		r.ok = false
	}
	defer func() { r.depth-- }()
	if k := int(r.byte()); k < len(types) {
		v.Type = types[k]
	} else {
		r.ok = false
	}
	v.Key, v.Says = r.string(), r.text()
	for range r.count(len(r.buf)) {
		if !r.ok {
			return v
		}
		if v.Fields == nil {
			v.Fields = map[string]Value{}
		}
		name := r.string()
		v.Fields[name] = r.value()
	}
	for range r.count(len(r.buf)) {
		if !r.ok {
			return v
		}
		v.Items = append(v.Items, r.value())
	}
	if wish, _ := r.flags(); wish {
		reading := r.reading()
		v.Wish = &reading
	}
	return v
}

func (r *decoder) reading() when.Reading {
	var out when.Reading
	if r.depth++; r.depth > maxEncodedDepth {
		r.ok = false
	}
	defer func() { r.depth-- }()
	for range r.count(len(r.buf)) {
		if !r.ok {
			return out
		}
		out.Spans = append(out.Spans, when.Span{From: r.time(), To: r.time()})
	}
	out.Asap, out.Exact = r.flags()
	out.Fault = when.Fault(r.string())
	out.Rest = r.string()
	for range r.count(len(r.buf)) {
		if !r.ok {
			return out
		}
		out.Also = append(out.Also, r.reading())
	}
	return out
}
