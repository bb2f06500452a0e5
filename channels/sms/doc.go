// Package sms is the text message channel, through Twilio. It is the only place that
// knows Twilio's SDK.
//
// Words come in by Hook, which believes nothing that Twilio did not sign, and go out by
// Sender. The status callback of a message carries our outbox id in its URL, so that a
// message whose sending went unanswered can be settled by the provider's own report.
//
// Nothing here puts a number, a text or the provider's own error text into an error or
// a log: status and code only.
package sms

// The addresses of the webhooks, below the public URL.
const (
	InboundPath = "/channels/sms/inbound"
	StatusPath  = "/channels/sms/status"
)

// channel is the name of this channel in a conversation.
const channel = "sms"
