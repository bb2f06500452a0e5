package sms_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"frontdesk/channels"
	"frontdesk/channels/channeltest"
	"frontdesk/channels/sms"
	"frontdesk/channels/sms/carrier"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

const (
	clinic  = "+14155550100"
	patient = "+14155550199"
	stopped = "+14155550198"
	token   = "fedcba9876543210fedcba9876543210"
	public  = "https://clinic.example"
	service = "MGaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
)

func TestSenderKeepsTheContract(t *testing.T) {
	t.Parallel()
	channeltest.Sender(t, func(t *testing.T) channeltest.Rig { return newRig(t, clinic) })
}

func TestSenderOfAMessagingServiceKeepsTheContract(t *testing.T) {
	t.Parallel()
	channeltest.Sender(t, func(t *testing.T) channeltest.Rig { return newRig(t, service) })
}

// newRig is a sender whose provider is the carrier, behind a path as some are.
func newRig(t *testing.T, from string) channeltest.Rig {
	t.Helper()
	c := carrier.New(carrier.Config{
		AuthToken: token, InboundURL: public, Client: nobody(), Numbers: []string{clinic},
		MessagingServiceSID: service, HandleOptOut: true,
	})
	var stranger, down atomic.Bool
	api := httptest.NewServer(http.StripPrefix("/twilio", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if stranger.Load() {
			r.Header.Del("Authorization")
		}
		c.ServeHTTP(w, r)
	})))
	t.Cleanup(func() { c.Close(); api.Close() })
	if _, err := c.Text(t.Context(), stopped, clinic, "Stop"); err != nil {
		t.Fatal(err)
	}
	wire := &http.Transport{DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
		if down.Load() {
			return nil, &net.OpError{Op: "dial", Err: errors.New("refused")}
		}
		return (&net.Dialer{}).DialContext(ctx, network, addr)
	}}
	t.Cleanup(wire.CloseIdleConnections)
	bend := func(f channeltest.Fault) {
		stranger.Store(f == channeltest.Stranger)
		down.Store(f == channeltest.Down)
		wire.CloseIdleConnections()
		c.SetFaults(faults(f))
	}
	return channeltest.Rig{
		Channel: "sms", Timeout: 500 * time.Millisecond, Bend: bend,
		Sender: newSender(t, sms.SenderConfig{
			From: from, APIURL: api.URL + "/twilio/", Timeout: 500 * time.Millisecond, Transport: wire,
		}),
		Address: patient, Bad: "+0415", Stopped: stopped,
		Seen: func(number string) (sids []string) { return fromClinic(c, number) },
	}
}

// wireless answers every webhook with 204, so that nothing leaves the machine.
type wireless struct{}

func (wireless) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: http.StatusNoContent, Body: http.NoBody, Request: r}, nil
}

func nobody() *http.Client { return &http.Client{Transport: wireless{}} }

func newSender(t *testing.T, cfg sms.SenderConfig) *sms.Sender {
	t.Helper()
	cfg.AccountSID, cfg.AuthToken, cfg.PublicURL = carrier.DefaultAccountSID, token, public
	s, err := sms.NewSender(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func faults(f channeltest.Fault) carrier.Faults {
	switch f {
	case channeltest.Busy:
		return carrier.Faults{TooMany: 1, RetryAfter: 2 * time.Second}
	case channeltest.Broken:
		return carrier.Faults{Broken: 1}
	case channeltest.TakenBroken:
		return carrier.Faults{TakenBroken: 1}
	case channeltest.TakenSilent:
		return carrier.Faults{TakenSilent: 1, SilentFor: 5 * time.Second}
	case channeltest.TakenReset:
		return carrier.Faults{TakenReset: 1}
	}
	return carrier.Faults{}
}

func fromClinic(c *carrier.Carrier, number string) (sids []string) {
	msgs, _ := c.Phone(number, 0)
	for _, m := range msgs {
		if m.FromClinic {
			sids = append(sids, m.SID)
		}
	}
	return sids
}

func outbound(t *testing.T, words string) channels.Outbound {
	t.Helper()
	o, err := channels.Compose(channels.Draft{
		To: care.Conversation{
			ID: care.NewID[care.Conversation](), Channel: "sms",
			Address: phi.New(phi.Care, patient), Clearance: phi.ClearNotice,
		},
		Text: phi.New(phi.Notice, words),
	})
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// Codes of twilio.com/docs/api/errors, with the bodies that a proxy or Twilio would send.
func TestEachAnswerHasOneMeaning(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		status int
		body   string
		want   error
	}{
		{"opted out", 400, `{"code":21610,"message":"to +14155550199 CANARY"}`, channels.ErrOptedOut},
		{"not a number", 400, `{"code":21211,"message":"+14155550199"}`, channels.ErrBadAddress},
		{"not a mobile", 400, `{"code":21614}`, channels.ErrBadAddress},
		{"country", 403, `{"code":21408}`, channels.ErrBadAddress},
		{"not our number", 400, `{"code":21606}`, channels.ErrConfig},
		{"trial", 400, `{"code":21608}`, channels.ErrConfig},
		{"a code we do not know", 400, `{"code":29999}`, channels.ErrConfig},
		{"filtered", 400, `{"code":30007}`, channels.ErrRefusedContent},
		{"too long", 400, `{"code":21617}`, channels.ErrRefusedContent},
		{"credentials", 401, `{"code":20003}`, channels.ErrConfig},
		{"wrong address of the API", 404, `<html>not found +14155550199`, channels.ErrConfig},
		{"moved", 302, ``, channels.ErrConfig},
		{"too many", 429, `slow down`, channels.ErrLater},
		{"too many at the carrier", 400, `{"code":20429}`, channels.ErrLater},
		{"html gateway", 502, `<html>CANARY`, channels.ErrUnknown},
		{"a code in a 500 proves nothing", 500, `{"code":20429}`, channels.ErrUnknown},
		{"taken, but no message", 201, `{}`, channels.ErrUnknown},
		{"taken, but no JSON", 201, `<html>CANARY`, channels.ErrUnknown},
	} {
		api := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(tt.status)
			w.Write([]byte(tt.body))
		}))
		_, err := newSender(t, sms.SenderConfig{From: clinic, APIURL: api.URL}).Send(t.Context(), outbound(t, "CANARY"))
		api.Close()
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, err, tt.want)
		}
		if s := err.Error(); strings.Contains(s, "CANARY") || strings.Contains(s, "4155550199") || strings.Contains(s, "http") {
			t.Errorf("%s: the error shows what the provider said", tt.name)
		}
	}
}

func TestALookupReadsPastThePagesOfANoisyPhone(t *testing.T) {
	t.Parallel()
	c := carrier.New(carrier.Config{AuthToken: token, Numbers: []string{clinic}, Keep: 1000, Client: nobody()})
	defer c.Close()
	api := httptest.NewServer(c)
	defer api.Close()
	s := newSender(t, sms.SenderConfig{From: clinic, APIURL: api.URL})
	begun := time.Now()
	first, err := s.Send(t.Context(), outbound(t, "it’s the one"))
	if err != nil {
		t.Fatal(err)
	}
	for range 250 { // a page is 100
		if _, err := s.Send(t.Context(), outbound(t, "noise")); err != nil {
			t.Fatal(err)
		}
	}
	r, ok, err := s.Lookup(t.Context(), outbound(t, "it's the one"), begun, nil)
	if err != nil || !ok || r.ProviderID != first.ProviderID {
		t.Errorf("got %v %v %v, want %v", r, ok, err, first.ProviderID)
	}
}

func TestASenderRefusesWhatTwilioWouldRefuseEachTime(t *testing.T) {
	t.Parallel()
	good := sms.SenderConfig{AccountSID: carrier.DefaultAccountSID, AuthToken: token, From: clinic, PublicURL: public}
	if _, err := sms.NewSender(good); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*sms.SenderConfig){
		"account":    func(c *sms.SenderConfig) { c.AccountSID = "AC1" },
		"token":      func(c *sms.SenderConfig) { c.AuthToken = "no spaces" },
		"from":       func(c *sms.SenderConfig) { c.From = "4155550100" },
		"public URL": func(c *sms.SenderConfig) { c.PublicURL = "clinic.example" },
		"API URL":    func(c *sms.SenderConfig) { c.APIURL = "ftp://x" },
	} {
		cfg := good
		spoil(&cfg)
		if _, err := sms.NewSender(cfg); err == nil {
			t.Errorf("%s: got no error", name)
		}
	}
}
