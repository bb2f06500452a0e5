package seal

import (
	"bytes"
	"container/list"
	"sync"
)

// cache remembers the keysets used last. A keyset is found by its owner and its wrapped
// bytes: one that was replaced in the record is not found, and one that was deleted
// cannot be asked for.
type cache struct {
	size int

	mu    sync.Mutex
	order *list.List // of *Keyset, used last in front
	by    map[[16]byte]*list.Element
}

func newCache(size int) *cache {
	return &cache{size: size, order: list.New(), by: make(map[[16]byte]*list.Element)}
}

func (c *cache) find(owner [16]byte, wrapped []byte) *Keyset {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.by[owner]
	if !ok {
		return nil
	}
	s := e.Value.(*Keyset)
	if !bytes.Equal(s.wrapped, wrapped) {
		return nil
	}
	c.order.MoveToFront(e)
	return s
}

func (c *cache) keep(s *Keyset) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.by[s.owner]; ok {
		e.Value = s
		c.order.MoveToFront(e)
		return
	}
	c.by[s.owner] = c.order.PushFront(s)
	if c.order.Len() > c.size {
		oldest := c.order.Remove(c.order.Back()).(*Keyset)
		delete(c.by, oldest.owner)
	}
}
