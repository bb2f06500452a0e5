package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// chatClient is one phone of a demo.
type chatClient struct {
	base string
	as   string
	http *http.Client
}

// chatMessage is a text on the phone.
type chatMessage struct {
	SID        string    `json:"sid"`
	Body       string    `json:"body"`
	FromClinic bool      `json:"from_clinic"`
	Tick       string    `json:"tick"`
	Says       string    `json:"says"`
	At         time.Time `json:"at"`
}

// chatNews is what is new on the phone, and the demo's clock.
type chatNews struct {
	Messages []chatMessage
	Next     int
	Now      time.Time
	Zone     string
	Clinic   string
}

// errNoDemo: what answers at the URL is something else.
var errNoDemo = errors.New("no Frontdesk demo answers there: start one with `frontdesk demo`, or name another with --url")

// A call that does not wait for anything is answered within this.
const callLimit = 20 * time.Second

// longestWait is what the demo lets one request wait.
const longestWait = 25 * time.Second

// maxAnswer bounds what is read of an answer: a whole screen of long texts.
const maxAnswer = 4 << 20

func newChatClient(base, as string) (*chatClient, error) {
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return nil, errors.New("--url: give the address that the demo printed, such as http://127.0.0.1:8080")
	}
	return &chatClient{base: strings.TrimRight(u.Scheme+"://"+u.Host+u.Path, "/"), as: as, http: &http.Client{}}, nil
}

// text sends a text to the clinic.
func (c *chatClient) text(ctx context.Context, body string) error {
	var sent struct {
		SID string `json:"sid"`
	}
	if err := c.call(ctx, "/demo/text", map[string]any{"as": c.as, "body": body}, &sent, callLimit); err != nil {
		return err
	}
	if sent.SID == "" {
		return errNoDemo
	}
	return nil
}

// settle reports whether the clinic has answered everything, at the latest after
// patience.
func (c *chatClient) settle(ctx context.Context, patience time.Duration) (quiet bool, err error) {
	for end := time.Now().Add(patience); ; {
		wait := min(time.Until(end), longestWait)
		var settled struct {
			Quiet bool `json:"quiet"`
		}
		in := map[string]any{"as": c.as, "wait_ms": max(wait.Milliseconds(), 0)}
		if err := c.call(ctx, "/demo/settle", in, &settled, wait+callLimit); err != nil {
			return false, err
		}
		if settled.Quiet || time.Now().After(end) {
			return settled.Quiet, nil
		}
	}
}

// watch lists what changed on the phone since after, waiting for something if need be.
func (c *chatClient) watch(ctx context.Context, after int, wait time.Duration) (chatNews, error) {
	var got struct {
		Phones []struct {
			Messages []chatMessage `json:"messages"`
			Next     int           `json:"next"`
		} `json:"phones"`
		Now    time.Time `json:"now"`
		Zone   string    `json:"zone"`
		Clinic string    `json:"clinic"`
	}
	phone := map[string]any{"as": c.as, "after": after}
	in := map[string]any{"phones": []any{phone}, "wait_ms": wait.Milliseconds()}
	if err := c.call(ctx, "/demo/watch", in, &got, wait+callLimit); err != nil {
		return chatNews{}, err
	}
	if len(got.Phones) != 1 || got.Clinic == "" {
		return chatNews{}, errNoDemo
	}
	p := got.Phones[0]
	return chatNews{Messages: p.Messages, Next: p.Next, Now: got.Now, Zone: got.Zone, Clinic: got.Clinic}, nil
}

// call posts JSON. The demo's own reasons come back as they are; whatever else is not
// JSON is errNoDemo.
func (c *chatClient) call(ctx context.Context, path string, in, out any, limit time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	body, err := json.Marshal(in)
	if err != nil {
		return fmt.Errorf("chat: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+path, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("chat: %w", err)
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := c.http.Do(req)
	if err != nil {
		return c.unreached(ctx, err)
	}
	defer resp.Body.Close()
	answer := json.NewDecoder(http.MaxBytesReader(nil, resp.Body, maxAnswer))
	if resp.StatusCode == http.StatusOK {
		if err := answer.Decode(out); err != nil {
			return errNoDemo
		}
		return nil
	}
	var no struct {
		Error string `json:"error"`
	}
	if err := answer.Decode(&no); err != nil || no.Error == "" {
		return errNoDemo
	}
	return errors.New(plain(no.Error))
}

func (c *chatClient) unreached(ctx context.Context, err error) error {
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return context.Canceled
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("the demo at %s takes too long to answer: is the machine busy?", c.base)
	}
	return fmt.Errorf("nothing answers at %s: start `frontdesk demo`, or name another address with --url", c.base)
}
