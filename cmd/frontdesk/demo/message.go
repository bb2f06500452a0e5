package demo

import (
	"regexp"
	"strings"
	"time"

	"frontdesk/channels/sms/carrier"
)

// bubble is a text as a phone shows it; the page and the JSON answers share it.
type bubble struct {
	Seq        int    `json:"seq"`
	SID        string `json:"sid"`
	Body       string `json:"body"`
	FromClinic bool   `json:"from_clinic"`
	// Status is the carrier's word; Tick is one of "queued", "sent", "delivered" and
	// "failed", and Says is the same in words.
	Status    string    `json:"status"`
	Tick      string    `json:"tick"`
	Says      string    `json:"says"`
	ErrorCode int       `json:"error_code"`
	At        time.Time `json:"at"`
	// Day and Time are At on the clinic's wall clock.
	Day  string `json:"day"`
	Time string `json:"time"`
	// Parts are the body, with its links apart.
	Parts []part `json:"parts"`
	// NewDay says that the bubble before it is from another day.
	NewDay bool `json:"-"`
}

// part is a piece of a text. Href is set for a link.
type part struct {
	Text string `json:"text"`
	Href string `json:"href,omitempty"`
}

func (k *desk) bubble(m carrier.Message) bubble {
	at := m.At.In(k.Zone)
	b := bubble{
		Seq: m.Seq, SID: m.SID, Body: m.Body, FromClinic: m.FromClinic, Status: m.Status, ErrorCode: m.ErrorCode,
		At: m.At.UTC(), Day: at.Format("Mon, Jan 2"), Time: at.Format("3:04 PM"), Parts: split(m.Body),
	}
	b.Tick, b.Says = tick(m.Status)
	return b
}

// bubbles marks where a day begins.
func (k *desk) bubbles(list []carrier.Message) []bubble {
	out := make([]bubble, 0, len(list))
	day := ""
	for _, m := range list {
		b := k.bubble(m)
		b.NewDay = b.Day != day
		day = b.Day
		out = append(out, b)
	}
	return out
}

// tick reads a Twilio message status.
func tick(status string) (name, says string) {
	switch status {
	case "delivered", "received", "read":
		return "delivered", "Delivered"
	case "sent":
		return "sent", "Sent"
	case "failed", "undelivered", "canceled":
		return "failed", "Not delivered"
	}
	return "queued", "On its way"
}

// Only what a clinic's link can look like; a full stop after it ends the sentence.
var link = regexp.MustCompile(`https?://[^\s<>"]*[^\s<>".,;:!?)]`)

func split(body string) (parts []part) {
	rest := body
	for rest != "" {
		at := link.FindStringIndex(rest)
		if at == nil {
			return append(parts, part{Text: rest})
		}
		if at[0] > 0 {
			parts = append(parts, part{Text: rest[:at[0]]})
		}
		href := rest[at[0]:at[1]]
		parts = append(parts, part{Text: strings.TrimPrefix(strings.TrimPrefix(href, "https://"), "http://"), Href: href})
		rest = rest[at[1]:]
	}
	return parts
}
