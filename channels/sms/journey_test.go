package sms_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"frontdesk/channels"
	"frontdesk/channels/sms"
	"frontdesk/channels/sms/carrier"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// A phone texts, is answered, and the answer is reported as delivered: over real HTTP,
// through the real client, with signed webhooks. The first answer is lost on its way
// back, and settled by its callback, which carries our id.
func TestATextIsAnsweredAndReported(t *testing.T) {
	t.Parallel()
	mux := http.NewServeMux()
	office := httptest.NewServer(mux)
	defer office.Close()
	c := carrier.New(carrier.Config{
		AuthToken: token, Numbers: []string{clinic}, InboundURL: office.URL + sms.InboundPath,
		Faults: carrier.Faults{TakenReset: 1, Disorder: 1, Duplicate: 1},
	})
	defer c.Close()
	mux.Handle("/2010-04-01/", c)
	s, err := sms.NewSender(sms.SenderConfig{
		AccountSID: carrier.DefaultAccountSID, AuthToken: token, From: clinic, PublicURL: office.URL, APIURL: office.URL,
	})
	if err != nil {
		t.Fatal(err)
	}
	texts, reports := make(chan channels.Inbound, 10), make(chan channels.Status, 10)
	h, err := sms.NewHook(sms.HookConfig{
		AccountSID: carrier.DefaultAccountSID, AuthToken: token, PublicURL: office.URL + "/",
		Accept: func(_ context.Context, in channels.Inbound) (bool, error) { texts <- in; return true, nil },
		Status: func(_ context.Context, st channels.Status) error { reports <- st; return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	mux.Handle("/channels/sms/", h)

	if _, err := c.Text(t.Context(), patient, clinic, "Book café ☕ 100% & more = ok?"); err != nil {
		t.Fatal(err)
	}
	in := <-texts
	if got := in.Text.Reveal(); got != "Book café ☕ 100% & more = ok?" {
		t.Errorf("got %q", got)
	}
	o, err := channels.Compose(channels.Draft{
		To:   care.Conversation{Channel: in.Channel, Address: in.From, Clearance: phi.ClearNotice},
		Text: phi.New(phi.Notice, "Thursday 3 PM?"), Class: channels.Reply,
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Send(t.Context(), o); err == nil {
		t.Error("got an answer of a carrier that resets the connection")
	}
	select {
	case st := <-reports:
		if st.Message != o.ID() || st.State != channels.Delivered || st.ProviderID == "" {
			t.Errorf("got %+v, want %v delivered", st, o.ID())
		}
	case <-time.After(10 * time.Second):
		t.Error("got no report in 10s")
	}
}
