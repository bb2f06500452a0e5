package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// finder looks for many needles in one pass. Needles and haystack are compared without
// the case of ASCII letters.
type finder struct {
	needles map[uint32][]needle
	// first tells quickly that nothing begins with four bytes, by a hash of them.
	first [1 << 16]bool
}

// needle is one way in which a canary could be written.
type needle struct{ canary, as, bytes string }

// newFinder looks for each canary in every way of writing it.
func newFinder(canaries ...string) *finder {
	f := &finder{needles: map[uint32][]needle{}}
	for _, c := range canaries {
		seen := map[string]bool{}
		for as, written := range spellings(c) {
			n := needle{c, as, lower(written)}
			if len(n.bytes) < 8 {
				panic("leak: " + as + " of a canary is too short to mean anything")
			}
			if seen[n.bytes] {
				continue
			}
			seen[n.bytes] = true
			key := binary.LittleEndian.Uint32([]byte(n.bytes))
			f.needles[key] = append(f.needles[key], n)
			f.first[slot(key)] = true
		}
	}
	return f
}

func slot(key uint32) uint32 { return key * 2654435761 >> 16 }

// find lists the needles that a haystack holds, each once. Nobody else has the bytes, and
// the race detector would look at each of a few hundred million.
//
//go:norace
func (f *finder) find(haystack []byte) (found []needle) {
	low := []byte(lower(string(haystack)))
	seen := map[needle]bool{}
	for i := 0; i+4 <= len(low); i++ {
		key := binary.LittleEndian.Uint32(low[i:])
		if !f.first[slot(key)] {
			continue
		}
		for _, n := range f.needles[key] {
			if !seen[n] && i+len(n.bytes) <= len(low) && string(low[i:i+len(n.bytes)]) == n.bytes {
				seen[n] = true
				found = append(found, n)
			}
		}
	}
	return found
}

// spellings are the ways in which words get into files: as they are, in UTF-16, in
// base64 at each of its three alignments, in hex, and escaped for URLs and JSON.
func spellings(s string) map[string]string {
	var le, be []byte
	for _, u := range utf16.Encode([]rune(s)) {
		le = binary.LittleEndian.AppendUint16(le, u)
		be = binary.BigEndian.AppendUint16(be, u)
	}
	all := map[string]string{
		"raw": s, "hex": hex.EncodeToString([]byte(s)), "utf-16le": string(le), "utf-16be": string(be),
		"query": url.QueryEscape(s), "path": url.PathEscape(s), "json": strings.Trim(strconv.QuoteToASCII(s), `"`),
	}
	for shift := range 3 {
		all["base64+"+strconv.Itoa(shift)] = alignedBase64(s, shift)
	}
	return all
}

// alignedBase64 is the part of an encoding that does not depend on what stands around s,
// which begins shift bytes after a multiple of three.
func alignedBase64(s string, shift int) string {
	encoded := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("\x00", shift) + s))
	from := (shift*8 + 5) / 6
	to := (shift + len(s)) * 8 / 6
	return encoded[from:to]
}

// lower leaves everything but ASCII letters alone; of the race detector as find.
//
//go:norace
func lower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// TestLeakSearchFindsEverySpelling is the control of the search itself.
func TestLeakSearchFindsEverySpelling(t *testing.T) {
	t.Parallel()
	const canary = "Ñandú the 7th"
	f := newFinder(canary)
	for as, written := range spellings(canary) {
		found := f.find([]byte("before " + written + " after"))
		if len(found) == 0 {
			t.Errorf("%s: got nothing in %q", as, written)
		}
	}
	for shift := range 7 {
		whole := base64.URLEncoding.EncodeToString([]byte(strings.Repeat("x", shift) + canary + "yy"))
		if len(f.find([]byte(whole))) == 0 {
			t.Errorf("base64 behind %d bytes: got nothing in %q", shift, whole)
		}
	}
	if found := f.find([]byte("nothing of the kind, but all of its letters: ñandú, 7th")); len(found) != 0 {
		t.Errorf("got %v in words without the canary", found)
	}
}
