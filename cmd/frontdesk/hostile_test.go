package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/channels/sms"
	"frontdesk/channels/sms/carrier"
)

// webhook is a text as the carrier posts it; each attack bends one thing about it.
type webhook struct {
	method, path, signedURL, contentType string
	// form is signed; body, where it is set, is what travels instead.
	form url.Values
	body string
	// forged replaces the signature; unsigned leaves it out.
	forged   string
	unsigned bool
}

// genuine is what the carrier would post for a new text.
func (c *clinic) genuine(from, words string) webhook {
	sid := "SM" + randomSID()
	return webhook{
		method: http.MethodPost, path: sms.InboundPath, signedURL: c.url + sms.InboundPath,
		contentType: "application/x-www-form-urlencoded",
		form: url.Values{
			"MessageSid": {sid}, "SmsSid": {sid}, "SmsMessageSid": {sid}, "AccountSid": {c.cfg.TwilioAccountSID},
			"From": {from}, "To": {c.cfg.TwilioFrom}, "Body": {words}, "NumMedia": {"0"}, "FromCity": {"ALBANY"},
		},
	}
}

func randomSID() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b)
	return hex.EncodeToString(b)
}

// post sends a webhook and returns the status and the body of the answer.
func (c *clinic) post(w webhook) (status int, body string) {
	c.t.Helper()
	if w.body == "" {
		w.body = w.form.Encode()
	}
	ctx, cancel := context.WithTimeout(c.t.Context(), 20*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, w.method, c.url+w.path, strings.NewReader(w.body))
	if err != nil {
		c.t.Fatal(err)
	}
	req.Header.Set("Content-Type", w.contentType)
	if w.forged == "" {
		w.forged = carrier.Sign(c.cfg.TwilioAuthToken.Reveal(), w.signedURL, w.form)
	}
	if !w.unsigned {
		req.Header.Set("X-Twilio-Signature", w.forged)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		c.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	return res.StatusCode, string(b)
}

// forgeries are webhooks that the carrier did not sign for us, or that are not what it
// signed.
var forgeries = map[string]struct {
	bend   func(*webhook)
	status int
}{
	"unsigned":           {func(w *webhook) { w.unsigned = true }, 403},
	"wrongly signed":     {func(w *webhook) { w.forged = "AAAAAAAAAAAAAAAAAAAAAAAAAAA=" }, 403},
	"signed for another": {func(w *webhook) { w.forged = carrier.Sign("another token", w.signedURL, w.form) }, 403},
	"right signature for another URL": {func(w *webhook) {
		w.signedURL = strings.Replace(w.signedURL, "/inbound", "/status", 1)
	}, 403},
	"right signature for another host": {func(w *webhook) {
		w.signedURL = "https://clinic.example" + w.path
	}, 403},
	"changed after signing": {func(w *webhook) { w.body = strings.Replace(w.form.Encode(), "Body=book", "Body=boot", 1) }, 403},
	"key that comes twice":  {func(w *webhook) { w.body = w.form.Encode() + "&Body=cancel+it+all" }, 403},
	"sender that comes twice": {func(w *webhook) {
		w.body = "From=%2B15185550102&" + w.form.Encode()
	}, 403},
	"extra query parameter": {func(w *webhook) { w.path += "?From=%2B15185550102" }, 403},
	"extra form parameter":  {func(w *webhook) { w.body = w.form.Encode() + "&OptOutType=START" }, 403},
	"re-split parameters": {func(w *webhook) {
		// The signature joins keys and values, so it fits both of these.
		w.form.Set("Body", "bookFrom+15185550102")
		split := url.Values{}
		for k, v := range w.form {
			split[k] = v
		}
		split.Set("Body", "book")
		split.Set("From", "+15185550102From"+w.form.Get("From"))
		w.body = split.Encode()
	}, 403},
	"another account":   {func(w *webhook) { w.form.Set("AccountSid", "AC"+strings.Repeat("f", 32)) }, 403},
	"no account":        {func(w *webhook) { w.form.Del("AccountSid") }, 403},
	"no message id":     {func(w *webhook) { w.form.Del("MessageSid") }, 403},
	"no body parameter": {func(w *webhook) { w.form.Del("Body") }, 403},
	"JSON":              {func(w *webhook) { w.contentType, w.body = "application/json", `{"From":"+15185550102"}` }, 403},
	"multipart form":    {func(w *webhook) { w.contentType = "multipart/form-data; boundary=x" }, 403},
	"no content type":   {func(w *webhook) { w.contentType = "" }, 403},
	"broken escapes":    {func(w *webhook) { w.body = w.form.Encode() + "&x=%zz" }, 403},
	"oversized": {func(w *webhook) {
		w.form.Set("Pad", "")
		w.form.Set("Pad", strings.Repeat("x", 64<<10+1-len(w.form.Encode())))
	}, 413},
	"oversized and unsigned": {func(w *webhook) { w.unsigned, w.body = true, strings.Repeat("x", 64<<10+1) }, 403},
	"a thousand parameters":  {func(w *webhook) { w.body = w.form.Encode() + strings.Repeat("&x=", 1000) }, 403},
	"GET":                    {func(w *webhook) { w.method = http.MethodGet }, 404},
	"PUT":                    {func(w *webhook) { w.method = http.MethodPut }, 404},
	"a path above":           {func(w *webhook) { w.path += "/../inbound/" }, 404},
	// Genuine, but nobody could be answered.
	"sender that is a word":       {func(w *webhook) { w.form.Set("From", "CLINIC") }, 200},
	"sender that is a short code": {func(w *webhook) { w.form.Set("From", "12345") }, 200},
	"sender that is too long":     {func(w *webhook) { w.form.Set("From", "+1518555010215185550102") }, 200},
	"sender with an extra":        {func(w *webhook) { w.form.Set("From", "+15185550102;DROP") }, 200},
	"no sender":                   {func(w *webhook) { w.form.Set("From", "") }, 200},
	// Reports about messages that are not ours, or that were not signed.
	"report about no message": {func(w *webhook) { report(w, "0190d3c6-0000-7000-8000-000000000001") }, 204},
	"report with another id than signed": {func(w *webhook) {
		report(w, "0190d3c6-0000-7000-8000-000000000001")
		w.path = sms.StatusPath + "?message=0190d3c6-0000-7000-8000-000000000002"
	}, 403},
	"unsigned report": {func(w *webhook) {
		report(w, "0190d3c6-0000-7000-8000-000000000001")
		w.unsigned = true
	}, 403},
}

func report(w *webhook, message string) {
	w.path = sms.StatusPath + "?message=" + message
	w.signedURL = strings.Replace(w.signedURL, sms.InboundPath, w.path, 1)
	w.form.Set("MessageStatus", "delivered")
}

// effects is what texts leave in the record. Reminders are left out: the clock, not the
// attacker, brings them.
type effects struct{ conversations, events, messages, visits, tasks int }

const countEffects = `
SELECT (SELECT count(*) FROM conversations),
  (SELECT count(*) FROM inbox WHERE kind = 'text'),
  (SELECT count(*) FROM outbox WHERE class <> 'reminder'),
  (SELECT count(*) FROM appointments), (SELECT count(*) FROM tasks)`

func (c *clinic) effects() (e effects) {
	c.t.Helper()
	if err := c.raw().QueryRow(c.t.Context(), countEffects).
		Scan(&e.conversations, &e.events, &e.messages, &e.visits, &e.tasks); err != nil {
		c.t.Fatal(err)
	}
	return e
}

// raw is a connection beside the store, which ends with the test.
func (c *clinic) raw() *pgx.Conn {
	c.t.Helper()
	conn, err := pgx.Connect(c.t.Context(), c.dbURL)
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

func TestForgedWebhooksAreRefusedAndChangeNothing(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	const number = "+15185550160"
	family(t, c, number, "Nora")
	says(t, c.text(number, "menu"), "Alder Clinic")
	before := c.effects()
	for name, forgery := range forgeries {
		w := c.genuine(number, "book")
		forgery.bend(&w)
		if status, body := c.post(w); status != forgery.status {
			t.Errorf("%s: got %d %.80q, want %d", name, status, body, forgery.status)
		}
		if after := c.effects(); after != before {
			t.Errorf("%s: got %+v, want %+v as before", name, after, before)
			before = after
		}
	}
	if len(forgeries) < 30 {
		t.Errorf("got %d forgeries, want at least 30", len(forgeries))
	}
	says(t, c.text(number, "book"), "What is the visit for?")
}

func TestReplayedWebhooksHaveNoEffect(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	const number = "+15185550161"
	family(t, c, number, "Nora")
	w := c.genuine(number, "book")
	if status, body := c.post(w); status != http.StatusOK {
		t.Fatalf("got %d %q for a genuine text, want 200", status, body)
	}
	says(t, c.answers(number), "What is the visit for?")
	before := c.effects()
	for _, wait := range []time.Duration{0, time.Second, time.Hour, 3 * 24 * time.Hour} {
		c.advance(wait)
		if status, _ := c.post(w); status != http.StatusOK {
			t.Errorf("replay after %v: got %d, want 200 so that the carrier stops", wait, status)
		}
		if got := c.answers(number); len(got) != 0 {
			t.Errorf("replay after %v: got %q, want silence", wait, got)
		}
	}
	for name, bend := range map[string]func(url.Values){
		"another text":   func(f url.Values) { f.Set("Body", "x") },
		"another sender": func(f url.Values) { f.Set("From", "+15185550102") },
	} {
		again := c.genuine(number, "book")
		for _, sid := range []string{"MessageSid", "SmsSid", "SmsMessageSid"} {
			again.form.Set(sid, w.form.Get(sid))
		}
		bend(again.form)
		if status, _ := c.post(again); status != http.StatusOK {
			t.Errorf("the same id with %s: got %d, want 200", name, status)
		}
	}
	if after := c.effects(); after != before {
		t.Errorf("got %+v after the replays, want %+v as before", after, before)
	}
	says(t, c.text(number, "book"), "What is the visit for?")
}
