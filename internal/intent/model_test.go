package intent

import (
	"slices"
	"testing"
)

func TestEveryFeatureIsFoundWhereverItLies(t *testing.T) {
	t.Parallel()
	even, low, high := []uint32{}, []uint32{}, []uint32{}
	for i := range uint32(3000) {
		even, low, high = append(even, i*1_431_655), append(low, 2*i), append(high, 1<<32-1-2*(3000-i))
	}
	for name, hashes := range map[string][]uint32{"even": even, "low": low, "high": high, "one": {7}, "none": nil} {
		m := &Model{hashes: hashes}
		for _, h := range append(slices.Clone(hashes), 0, 1, 5, 1<<31, 1<<32-1) {
			row, ok := m.row(h)
			wantRow, want := slices.BinarySearch(hashes, h)
			if ok != want || ok && row != wantRow {
				t.Fatalf("%s: %d: got row %d, %v, want %d, %v", name, h, row, ok, wantRow, want)
			}
		}
	}
}
