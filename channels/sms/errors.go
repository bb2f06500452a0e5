package sms

import (
	"fmt"
	"net/http"
	"time"

	"frontdesk/channels"
)

// failure says why a call brought nothing: which message, status and code, and no more.
type failure struct {
	verb         string
	id           channels.ID
	status, code int
	after        time.Duration
	why          error
}

func (f failure) Error() string {
	return fmt.Sprintf("sms %s %s: %v (status %d, code %d)", f.verb, f.id, f.why, f.status, f.code)
}

// Unwrap is one of the sentinels of channels, and the provider's wish of when to come
// back where it said one.
func (f failure) Unwrap() []error {
	if f.after > 0 {
		return []error{f.why, channels.RetryAfterError{After: f.after}}
	}
	return []error{f.why}
}

// reasons are Twilio's codes that say more than their status does
// (twilio.com/docs/api/errors, read November 2026).
var reasons = map[int]error{
	21610: channels.ErrOptedOut,

	21211: channels.ErrBadAddress, // not a phone number
	21214: channels.ErrBadAddress, // cannot be reached
	21217: channels.ErrBadAddress, // seems not to be valid
	21219: channels.ErrBadAddress, // not verified, on a trial account
	21265: channels.ErrBadAddress, // a short code
	21266: channels.ErrBadAddress, // one of our own
	21408: channels.ErrBadAddress, // in a country that the account does not text to
	21604: channels.ErrBadAddress, // none
	21612: channels.ErrBadAddress, // cannot be reached from our number
	21614: channels.ErrBadAddress, // not a mobile
	30005: channels.ErrBadAddress, // unknown
	30006: channels.ErrBadAddress, // a landline

	21602: channels.ErrRefusedContent, // no words
	21617: channels.ErrRefusedContent, // over 1,600 characters
	21619: channels.ErrRefusedContent, // no words
	30004: channels.ErrRefusedContent, // blocked
	30007: channels.ErrRefusedContent, // filtered
	30034: channels.ErrRefusedContent, // unregistered sender

	20429: channels.ErrLater, // too many requests
	30001: channels.ErrLater, // queue overflow
	30003: channels.ErrLater, // handset unreachable
	30008: channels.ErrLater, // unknown error; whoever retries counts the attempts
}

// classify says what an answer means. A code that is not listed is judged by its status:
// an answer of 5xx, or one that says taken and shows no message, leaves the outcome
// open; any other refusal is of our account, for the message itself was not named.
func classify(status, code int) error {
	if why, ok := reasons[code]; ok && status >= 400 && status < 500 {
		return why
	}
	switch {
	case status == http.StatusTooManyRequests:
		return channels.ErrLater
	case status >= 200 && status < 300, status == http.StatusRequestTimeout, status >= 500:
		return channels.ErrUnknown
	default:
		return channels.ErrConfig
	}
}
