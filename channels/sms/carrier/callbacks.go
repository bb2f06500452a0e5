package carrier

import (
	"errors"
	"net/url"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// workers post callbacks at the same time.
	workers = 8
	// maxPending bounds the callbacks that wait; beyond it messages get a 429.
	maxPending = 50_000
	// persistence is how long a callback is tried that nobody answers.
	persistence = 60 * time.Second
	// firstBackoff doubles with each try up to lastBackoff.
	firstBackoff, lastBackoff = 100 * time.Millisecond, 5 * time.Second
)

// callbacks is the bounded queue of journeys, and those who walk them.
type callbacks struct {
	ready   chan *journey
	pending atomic.Int64
	running sync.WaitGroup
}

func (q *callbacks) start(c *Carrier) {
	q.ready = make(chan *journey, maxPending)
	for range workers {
		q.running.Go(c.walk)
	}
}

func (q *callbacks) wait() { q.running.Wait() }

// reserve makes room for n callbacks, or refuses. Callers hold Carrier.mu, so that two
// cannot take the same room.
func (q *callbacks) reserve(n int) bool {
	if q.pending.Load()+int64(n) > maxPending {
		return false
	}
	q.pending.Add(int64(n))
	return true
}

// Pending counts the callbacks that were not delivered yet.
func (c *Carrier) Pending() int { return int(c.callbacks.pending.Load()) }

// setOut sends a message on its way: at once where nobody wants to hear of it. The
// caller holds c.mu.
func (c *Carrier) setOut(j *journey) {
	if len(j.posts) == 0 {
		c.arrive(j)
		return
	}
	c.callbacks.ready <- j // never blocks: there are at most maxPending
}

// walk is one worker.
func (c *Carrier) walk() {
	for {
		select {
		case <-c.stop.Done():
			return
		case j := <-c.callbacks.ready:
			c.tell(j)
		}
	}
}

// tell posts the callbacks of a journey until one is not answered; the rest wait for
// another try. The message itself does not wait for its callbacks.
func (c *Carrier) tell(j *journey) {
	for len(j.posts) > 0 {
		c.proceed(j)
		err := c.postStatus(j, j.posts[0])
		if c.stop.Err() != nil {
			return
		}
		if errors.Is(err, ErrUnanswered) {
			c.again(j)
			return
		}
		if err != nil {
			c.cfg.Log.Warn("callback refused", "message", j.rec.SID)
		}
		j.posts, j.tries, j.since = j.posts[1:], 0, time.Time{}
		c.callbacks.pending.Add(-1)
	}
}

// again puts a journey off, or gives its callbacks up.
func (c *Carrier) again(j *journey) {
	c.mu.Lock()
	c.arrive(j)
	c.mu.Unlock()
	if j.since.IsZero() {
		j.since = time.Now()
	}
	if time.Since(j.since) > persistence {
		c.cfg.Log.Warn("callbacks given up", "message", j.rec.SID, "count", len(j.posts))
		c.callbacks.pending.Add(-int64(len(j.posts)))
		return
	}
	backoff := min(lastBackoff, firstBackoff<<min(j.tries, 10))
	j.tries++
	time.AfterFunc(backoff, func() { c.callbacks.ready <- j })
}

// postStatus posts one signed status callback.
func (c *Carrier) postStatus(j *journey, s step) error {
	form := url.Values{
		"MessageSid": {j.rec.SID}, "SmsSid": {j.rec.SID}, "AccountSid": {c.cfg.AccountSID},
		"From": {j.rec.From}, "To": {j.rec.To}, "MessageStatus": {s.status}, "SmsStatus": {s.status},
		"ApiVersion": {apiVersion},
	}
	if j.rec.service != "" {
		form.Set("MessagingServiceSid", j.rec.service)
	}
	if s.code != 0 {
		form.Set("ErrorCode", strconv.Itoa(s.code))
	}
	return c.post(c.stop, j.url, form)
}
