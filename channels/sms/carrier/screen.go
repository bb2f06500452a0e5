package carrier

// Phone lists what changed on the screen of a phone after a Seq, in the order in which
// the messages came; after 0 it is the whole screen. next is the after of the following
// call. A phone knows a message again by its SID.
func (c *Carrier) Phone(number string, after int) (msgs []Message, next int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if after > c.book.seq { // counted by a carrier before this one
		after = 0
	}
	p, ok := c.book.phones[number]
	if !ok {
		return nil, c.book.seq
	}
	for _, r := range p.records {
		if r.Seq > after {
			msgs = append(msgs, r.Message)
		}
	}
	return msgs, c.book.seq
}

// Changed is closed at the next change on that phone's screen. Ask for it before
// reading the screen, or a change in between is missed.
func (c *Carrier) Changed(number string) <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	p := c.book.phone(number)
	if p.changed == nil {
		p.changed = make(chan struct{})
	}
	return p.changed
}
