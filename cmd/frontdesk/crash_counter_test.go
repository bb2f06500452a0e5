package main

import (
	"net/http"
	"strconv"
	"sync"
)

// counter counts what the carrier's API was asked and what it answered.
type counter struct {
	next http.Handler
	url  string
	mu   sync.Mutex
	seen map[string]int
}

func (c *counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a := &answerWriter{ResponseWriter: w}
	defer func() {
		c.add(r.Method)
		if a.status == 0 {
			c.add("none")
			return
		}
		c.add(strconv.Itoa(a.status))
	}()
	c.next.ServeHTTP(a, r)
}

func (c *counter) add(what string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.seen == nil {
		c.seen = map[string]int{}
	}
	c.seen[what]++
}

func (c *counter) count(what string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.seen[what]
}

// refused is how many requests got no good answer.
func (c *counter) refused() int { return c.count("429") + c.count("500") + c.count("none") }

// answerWriter remembers the status; zero where nothing was answered.
type answerWriter struct {
	http.ResponseWriter
	status int
}

func (a *answerWriter) WriteHeader(status int) {
	a.status = status
	a.ResponseWriter.WriteHeader(status)
}

// Unwrap lets the carrier reset the connection underneath.
func (a *answerWriter) Unwrap() http.ResponseWriter { return a.ResponseWriter }
