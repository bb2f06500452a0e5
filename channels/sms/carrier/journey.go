package carrier

import (
	"slices"
	"time"
)

// step is one state on a message's way.
type step struct {
	status string
	code   int
}

// journey is a message on its way to the phone, with the callbacks that tell of it.
type journey struct {
	rec   *record
	url   string
	steps []step // still to be taken, in order
	posts []step // still to be posted, in order
	// early says that the way is walked before the first callback: posts are not in
	// the order of the steps.
	early bool
	// since is the first of the tries that failed in a row; zero after a success.
	since time.Time
	tries int
}

// journey plans a message's way, misfortunes included. The caller holds c.mu.
func (c *Carrier) journey(r *record, callback string, f Faults) *journey {
	last := step{status: "delivered"}
	if c.dice.Float64() < f.Undelivered {
		last = step{status: "undelivered", code: 30003}
	}
	j := &journey{rec: r, url: callback, steps: []step{{status: "queued"}, {status: "sent"}, last}}
	lost, disorder := c.dice.Float64() < f.Lost, c.dice.Float64() < f.Disorder
	if callback == "" || lost {
		return j
	}
	for _, s := range j.steps {
		j.posts = append(j.posts, s)
		if c.dice.Float64() < f.Duplicate {
			j.posts = append(j.posts, s)
		}
	}
	if disorder {
		j.early = true
		slices.Reverse(j.posts)
	}
	return j
}

// proceed takes the step that the next callback tells of.
func (c *Carrier) proceed(j *journey) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if j.early {
		c.arrive(j)
	}
	if len(j.steps) > 0 && j.steps[0] == j.posts[0] {
		c.stride(j)
	}
}

// arrive takes all the steps that are left. The caller holds c.mu.
func (c *Carrier) arrive(j *journey) {
	for len(j.steps) > 0 {
		c.stride(j)
	}
}

// stride takes one step. The caller holds c.mu.
func (c *Carrier) stride(j *journey) {
	s := j.steps[0]
	j.steps = j.steps[1:]
	if j.rec.Status == s.status {
		return
	}
	j.rec.Status, j.rec.ErrorCode, j.rec.updated = s.status, s.code, time.Now()
	if s.status == "sent" {
		j.rec.sent = j.rec.updated
	}
	c.book.touch(j.rec)
}
