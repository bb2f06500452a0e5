package carrier

import (
	"strconv"
	"time"

	"frontdesk/internal/gsm"
)

// resource is a message as the API shows it, field for field as Twilio does.
type resource struct {
	AccountSID          string            `json:"account_sid"`
	APIVersion          string            `json:"api_version"`
	Body                string            `json:"body"`
	DateCreated         string            `json:"date_created"`
	DateSent            *string           `json:"date_sent"`
	DateUpdated         string            `json:"date_updated"`
	Direction           string            `json:"direction"`
	ErrorCode           *int              `json:"error_code"`
	ErrorMessage        *string           `json:"error_message"`
	From                *string           `json:"from"`
	MessagingServiceSID *string           `json:"messaging_service_sid"`
	NumMedia            string            `json:"num_media"`
	NumSegments         string            `json:"num_segments"`
	Price               *string           `json:"price"`
	PriceUnit           string            `json:"price_unit"`
	SID                 *string           `json:"sid"`
	Status              string            `json:"status"`
	SubresourceURIs     map[string]string `json:"subresource_uris"`
	To                  string            `json:"to"`
	URI                 string            `json:"uri"`
}

const apiVersion = "2010-04-01"

// show makes the API's view of a message. The caller holds c.mu.
func (c *Carrier) show(r *record) *resource {
	base := "/" + apiVersion + "/Accounts/" + c.cfg.AccountSID + "/Messages/" + r.SID
	sid, from := r.SID, r.From
	v := &resource{
		AccountSID: c.cfg.AccountSID, APIVersion: apiVersion, Body: r.Body,
		DateCreated: stamp(r.created), DateUpdated: stamp(r.updated), Direction: "inbound",
		From: &from, NumMedia: "0", NumSegments: segments(r.Body), PriceUnit: "USD",
		SID: &sid, Status: r.Status, To: r.To, URI: base + ".json",
		SubresourceURIs: map[string]string{"media": base + "/Media.json"},
	}
	if r.FromClinic {
		v.Direction = "outbound-api"
	}
	if !r.sent.IsZero() {
		sent := stamp(r.sent)
		v.DateSent = &sent
	}
	if r.ErrorCode != 0 {
		code := r.ErrorCode
		v.ErrorCode = &code
	}
	if r.service != "" {
		service := r.service
		v.MessagingServiceSID = &service
	}
	if r.Status == "accepted" { // no sender is chosen yet
		v.From, v.NumSegments = nil, "0"
	}
	return v
}

// stamp is Twilio's date: RFC 2822 in UTC, by the second.
func stamp(t time.Time) string { return t.UTC().Format(time.RFC1123Z) }

func segments(body string) string {
	return strconv.Itoa(gsm.Segments(body))
}
