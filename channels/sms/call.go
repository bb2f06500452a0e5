package sms

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptrace"
	"strconv"
	"sync/atomic"
	"time"

	"frontdesk/channels"
)

// maxAnswer bounds an answer: a page of a hundred messages is some 100 KB.
const maxAnswer = 4 << 20

// maxRetryAfter bounds how long we let the provider put us off.
const maxRetryAfter = time.Hour

// call carries one request of Twilio's client, which knows neither contexts nor
// Retry-After: it adds the context, changes the base URL, and remembers what came back.
// What it remembers decides the outcome, never the client's error: that may be a decode
// error for an HTML 502, and its text may hold the number.
type call struct {
	ctx    context.Context
	sender *Sender

	dialled    atomic.Bool // a connection was asked for
	connected  atomic.Bool // and was had: something may have reached the provider
	status     int         // 0 while nothing was answered
	code       int         // Twilio's error code, 0 for none
	retryAfter time.Duration
}

func (s *Sender) call(ctx context.Context) *call { return &call{ctx: ctx, sender: s} }

// RoundTrip reads the whole answer, so that the deadline covers it and the connection
// can be used again.
func (c *call) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := c.sender.cfg.Transport.RoundTrip(c.request(r))
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer))
	if err != nil {
		return nil, err
	}
	c.note(res, body)
	res.Body = io.NopCloser(bytes.NewReader(body))
	return res, nil
}

func (c *call) request(r *http.Request) *http.Request {
	trace := &httptrace.ClientTrace{
		GetConn: func(string) { c.dialled.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { c.connected.Store(true) },
	}
	r = r.Clone(httptrace.WithClientTrace(c.ctx, trace))
	r.URL.Scheme, r.URL.Host = c.sender.api.Scheme, c.sender.api.Host
	r.URL.Path, r.URL.RawPath = c.sender.api.Path+r.URL.Path, ""
	r.Host = ""
	return r
}

// note keeps what decides about the outcome. Seconds are the only form in which Twilio
// says Retry-After.
func (c *call) note(res *http.Response, body []byte) {
	c.status = res.StatusCode
	if s, err := strconv.Atoi(res.Header.Get("Retry-After")); err == nil && s > 0 {
		c.retryAfter = min(time.Duration(s)*time.Second, maxRetryAfter)
	}
	if c.status < http.StatusBadRequest {
		return
	}
	var problem struct{ Code int }
	if json.Unmarshal(body, &problem) == nil {
		c.code = problem.Code
	}
}

// outcome is the error of a call that brought no message.
func (c *call) outcome(verb string, id channels.ID) error {
	return c.failure(verb, id, c.why())
}

func (c *call) failure(verb string, id channels.ID, why error) failure {
	return failure{verb: verb, id: id, status: c.status, code: c.code, after: c.retryAfter, why: why}
}

func (c *call) why() error {
	if c.status != 0 {
		return classify(c.status, c.code)
	}
	if c.dialled.Load() && !c.connected.Load() {
		return channels.ErrLater // nobody was reached
	}
	return channels.ErrUnknown
}
