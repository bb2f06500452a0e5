package flow

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"strconv"
)

// splitting sends each person one of several ways, by chance and always the same.
type splitting struct{ ways []share }

// share is one way of a split and how many parts of all it gets.
type share struct {
	name  string
	parts int
	to    *route
}

// readSplit reads `{short: {share: 50, then: brief}, long: {share: 50, then: full}}`.
func (r *reader) readSplit(f field, o *object, s *step) verb {
	v := &splitting{}
	if s.id[0] == '#' {
		r.fault(s.at, "name", "the split has no id", "people are dealt by it: they would change sides when a step is added above", "add `id:`")
	}
	all, ok := r.object(f.val, "`split`")
	if !ok {
		return v
	}
	for _, way := range all.rest() {
		d, ok := r.object(way.val, "a way of a split")
		if !ok {
			continue
		}
		one := share{name: way.key, to: &route{at: way.at}}
		if n, ok := d.take("share"); ok {
			one.parts = r.whole(n, 1, maxShare)
		} else {
			r.fault(way.at, "share", fmt.Sprintf("`%s` has no share", way.key), "nobody would go there", "add `share:`, a whole number: of two ways with 50 each gets half")
		}
		r.routeFields(d, one.to)
		d.close("a way of a split", "way")
		v.ways = append(v.ways, one)
	}
	if len(v.ways) < 2 {
		r.fault(f.at, "share", "a split has two ways or more", "", "write {short: {share: 50, then: ...}, long: {share: 50, then: ...}}")
	}
	o.close("`split`", "split")
	return v
}

// whole reads a whole number between lo and hi.
func (r *reader) whole(f field, lo, hi int) int {
	word, _ := r.scalar(f)
	n, err := strconv.ParseInt(word, 10, 32)
	if err != nil || int(n) < lo || int(n) > hi {
		r.fault(place(f.val), "type", fmt.Sprintf("`%s` is a whole number from %d to %d", f.key, lo, hi), "", "")
		return lo
	}
	return int(n)
}

func (v *splitting) exits() []exit {
	var out []exit
	for _, w := range v.ways {
		out = append(out, exit{name: w.name, to: w.to})
	}
	return out
}

func (v *splitting) says() []spoken { return nil }

func (v *splitting) run(t *turn, s *step) error {
	return t.follow(v.way(dealt(t.w.Seed, t.p.def.Name, s.id)).to)
}

// way is the one into whose share a number falls.
func (v *splitting) way(n uint64) share {
	var all uint64
	for _, w := range v.ways {
		all += uint64(w.parts)
	}
	n %= all
	for _, w := range v.ways {
		if n < uint64(w.parts) {
			return w
		}
		n -= uint64(w.parts)
	}
	return v.ways[0]
}

// dealt is the number that a person draws at a split: FNV-1a, with its bits mixed as
// in MurmurHash3, because those of neighbouring seeds would differ in few places.
func dealt(seed uint64, workflow, step string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write(binary.BigEndian.AppendUint64(nil, seed))
	_, _ = h.Write([]byte(workflow + "\x00" + step))
	n := h.Sum64()
	n = (n ^ n>>33) * 0xff51afd7ed558ccd
	n = (n ^ n>>33) * 0xc4ceb9fe1a85ec53
	return n ^ n>>33
}
