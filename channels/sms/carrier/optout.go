package carrier

import (
	"strings"
	"time"
)

// optOutWords are Twilio's default keywords: single-word messages, in any case
// (words.md, row "Twilio").
var optOutWords = map[string]string{
	"STOP": "STOP", "STOPALL": "STOP", "UNSUBSCRIBE": "STOP", "CANCEL": "STOP", "END": "STOP",
	"QUIT": "STOP", "REVOKE": "STOP", "OPTOUT": "STOP",
	"START": "START", "YES": "START", "UNSTOP": "START",
	"HELP": "HELP", "INFO": "HELP",
}

// optOutReplies are what Twilio says by default.
var optOutReplies = map[string]string{
	"STOP":  "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
	"START": "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
	"HELP":  "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
}

// optOut reads a text as the carrier does where it handles opting out, answers it and
// says how it read it. YES means START only to somebody who stopped. The caller holds
// c.mu.
func (c *Carrier) optOut(r *record) (kind string) {
	if !c.cfg.HandleOptOut {
		return ""
	}
	p := c.book.phone(r.phone)
	kind = optOutWords[strings.ToUpper(strings.TrimSpace(r.Body))]
	if kind == "" || (kind == "START" && !p.stopped) {
		return ""
	}
	if kind != "HELP" {
		p.stopped = kind == "STOP"
	}
	now := time.Now()
	c.book.add(&record{
		Message: Message{
			SID: newSID(), From: r.To, To: r.From, Body: optOutReplies[kind],
			Status: "delivered", FromClinic: true, At: c.cfg.Now(),
		},
		phone: r.phone, created: now, updated: now, sent: now,
	})
	return kind
}
