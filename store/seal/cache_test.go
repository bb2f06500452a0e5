package seal

import "testing"

func TestCacheForgetsTheLeastRecentlyUsed(t *testing.T) {
	t.Parallel()
	c := newCache(2)
	set := func(n byte) *Keyset { return &Keyset{owner: [16]byte{n}, wrapped: []byte{n}} }
	held := func(n byte) bool { return c.find([16]byte{n}, []byte{n}) != nil }
	c.keep(set(1))
	c.keep(set(2))
	if !held(1) {
		t.Fatal("got nothing for the first, want it held")
	}
	c.keep(set(3))
	if held(2) || !held(1) || !held(3) {
		t.Errorf("got 1:%v 2:%v 3:%v, want the second forgotten", held(1), held(2), held(3))
	}
	if c.order.Len() != 2 || len(c.by) != 2 {
		t.Errorf("got %d and %d entries, want 2", c.order.Len(), len(c.by))
	}
}
