package carrier

import (
	"net"
	"net/http"
	"strconv"
	"time"
)

// Faults is how a Carrier misbehaves. The rates are from 0 to 1; the first five exclude
// each other and may add up to at most 1.
type Faults struct {
	// TooMany answers 429 with code 20429 and a Retry-After.
	TooMany float64
	// Broken answers 500 and takes nothing.
	Broken float64
	// TakenBroken takes the message and answers 500.
	TakenBroken float64
	// TakenSilent takes the message and says nothing until the client gives up, at
	// most SilentFor.
	TakenSilent float64
	// TakenReset takes the message and resets the connection.
	TakenReset float64

	// Duplicate posts a callback twice.
	Duplicate float64
	// Disorder posts the callbacks of a message last first.
	Disorder float64
	// Lost never posts the callbacks of a message.
	Lost float64
	// Undelivered ends a message as undelivered, with code 30003.
	Undelivered float64

	// Slow is waited before each answer.
	Slow time.Duration
	// RetryAfter is what a 429 asks for, in whole seconds; zero means 1 s.
	RetryAfter time.Duration
	// SilentFor bounds a silence; zero means 30 s.
	SilentFor time.Duration
}

// mishap is what goes wrong with one request.
type mishap int

const (
	none mishap = iota
	tooMany
	broken
	takenBroken
	takenSilent
	takenReset
)

// mishap throws the dice for one request.
func (c *Carrier) mishap() (mishap, Faults) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f, roll := c.faults, c.dice.Float64()
	for i, rate := range []float64{f.TooMany, f.Broken, f.TakenBroken, f.TakenSilent, f.TakenReset} {
		if roll < rate {
			return tooMany + mishap(i), f
		}
		roll -= rate
	}
	return none, f
}

// SetFaults changes how the carrier misbehaves from the next request on.
func (c *Carrier) SetFaults(f Faults) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.faults = f
}

// before acts out the mishaps that come before a message is taken. done says that the
// request has had its answer.
func (c *Carrier) before(w http.ResponseWriter, r *http.Request, m mishap, f Faults) (done bool) {
	c.pause(r, f.Slow)
	switch m {
	case tooMany:
		after := max(time.Second, f.RetryAfter)
		w.Header().Set("Retry-After", strconv.Itoa(int(after.Seconds())))
		refuse(w, errTooMany)
	case broken:
		refuse(w, errInternal)
	default:
		return false
	}
	return true
}

// after acts out the mishaps that come once a message is taken.
func (c *Carrier) after(w http.ResponseWriter, r *http.Request, m mishap, f Faults) (done bool) {
	switch m {
	case takenBroken:
		refuse(w, errInternal)
	case takenSilent:
		silence := f.SilentFor
		if silence == 0 {
			silence = 30 * time.Second
		}
		c.pause(r, silence)
		reset(w)
	case takenReset:
		reset(w)
	default:
		return false
	}
	return true
}

// pause waits, but no longer than the client and the carrier do.
func (c *Carrier) pause(r *http.Request, d time.Duration) {
	if d <= 0 {
		return
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
	case <-r.Context().Done():
	case <-c.stop.Done():
	}
}

// reset closes the connection without an answer, as a TCP reset where it can.
func reset(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // net/http's way to drop a connection that cannot be hijacked
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // without it the close is only a clean end; harmless if refused
	}
	conn.Close()
}
