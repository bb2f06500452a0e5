package sms

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"

	"github.com/nyaruka/phonenumbers"
)

// maxWords is Twilio's limit on a text, in characters.
const maxWords = 1600

// readInbound makes a text of a verified form. ok is false where nobody could be
// answered: a short code, a sender that is a word.
func readInbound(form url.Values) (in channels.Inbound, ok bool) {
	from, ok := e164(form.Get("From"))
	if !ok {
		return channels.Inbound{}, false
	}
	media, _ := strconv.Atoi(form.Get("NumMedia")) // what is no number counts as none
	return channels.Inbound{
		Channel:    channel,
		From:       phi.New(phi.Care, from),
		ProviderID: form.Get("MessageSid"),
		Text:       phi.New(phi.Care, sanitise(form.Get("Body"))),
		OptOut:     optOut(form.Get("OptOutType")),
		Media:      min(max(media, 0), 10),
	}, true
}

// e164 is the canonical form of an international number. Possible is enough: whether a
// number is in use its carrier knows better than any table.
func e164(from string) (number string, ok bool) {
	from = strings.TrimSpace(from)
	if !strings.HasPrefix(from, "+") || len(from) > 32 {
		return "", false
	}
	n, err := phonenumbers.Parse(from, "ZZ")
	if err != nil || !phonenumbers.IsPossibleNumber(n) {
		return "", false
	}
	return phonenumbers.Format(n, phonenumbers.E164), true
}

// sanitise makes valid UTF-8 without NUL of what somebody typed, at most maxWords
// characters. Bytes that are no character, a lone surrogate's included, become U+FFFD.
func sanitise(text string) string {
	text = strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), "\ufffd")
	if utf8.RuneCountInString(text) <= maxWords {
		return text
	}
	return string([]rune(text)[:maxWords])
}

// optOut is Twilio's reading of a text, set only where Advanced Opt-Out has answered it.
func optOut(kind string) string {
	switch kind {
	case "STOP", "START", "HELP":
		return kind
	}
	return ""
}

// readStatus makes a report of a verified form. ok is false where it is not about a
// message of ours or the state is none that we know.
func readStatus(query, form url.Values) (st channels.Status, ok bool) {
	id, err := care.ParseID[channels.Outbound](query.Get("message"))
	if err != nil || id.Zero() {
		return channels.Status{}, false
	}
	state, ok := states[form.Get("MessageStatus")]
	code, _ := strconv.Atoi(form.Get("ErrorCode")) // none is 0
	return channels.Status{Message: id, ProviderID: form.Get("MessageSid"), State: state, Code: code}, ok
}

// states are Twilio's words for ours (twilio.com/docs/messaging/api/message-resource,
// "Message status values", read November 2026).
var states = map[string]channels.State{
	"accepted":    channels.Accepted,
	"scheduled":   channels.Accepted,
	"queued":      channels.Accepted,
	"sending":     channels.Accepted,
	"sent":        channels.Sent,
	"delivered":   channels.Delivered,
	"read":        channels.Delivered,
	"undelivered": channels.Undelivered,
	"failed":      channels.Failed,
	"canceled":    channels.Failed,
}
