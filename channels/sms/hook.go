package sms

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"frontdesk/channels"

	"github.com/twilio/twilio-go/client"
)

// HookConfig is what a Hook needs to know. All but Log is required.
type HookConfig struct {
	// AuthToken is what Twilio signs with; AccountSID is the only account believed.
	AuthToken, AccountSID string
	// PublicURL is the address that Twilio calls us by, without a path of ours.
	PublicURL string
	// Accept writes an inbound text down. It is answered with 200 only after Accept
	// returned, so nil must mean durable. A redelivery has the same ProviderID.
	Accept func(context.Context, channels.Inbound) (fresh bool, err error)
	// Status settles a message of ours.
	Status func(context.Context, channels.Status) error
	Log    *slog.Logger
}

// acceptTimeout bounds the work behind one webhook. Twilio itself gives up after 15 s.
const acceptTimeout = 5 * time.Second

// Hook takes Twilio's webhooks.
type Hook struct {
	cfg       HookConfig
	validator client.RequestValidator
	mux       *http.ServeMux
}

// NewHook makes the handler of InboundPath and StatusPath. It refuses a configuration
// under which nothing could be verified.
func NewHook(cfg HookConfig) (*Hook, error) {
	u, err := url.Parse(cfg.PublicURL)
	if err != nil || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, errors.New("sms hook: the public URL must be like https://clinic.example")
	}
	if cfg.AuthToken == "" || cfg.AccountSID == "" || cfg.Accept == nil || cfg.Status == nil {
		return nil, errors.New("sms hook: auth token, account sid, Accept and Status are needed")
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	cfg.PublicURL = strings.TrimRight(cfg.PublicURL, "/")
	h := &Hook{cfg: cfg, validator: client.NewRequestValidator(cfg.AuthToken), mux: http.NewServeMux()}
	h.mux.HandleFunc("POST "+InboundPath, h.inbound)
	h.mux.HandleFunc("POST "+StatusPath, h.status)
	return h, nil
}

// ServeHTTP answers POST to InboundPath and StatusPath. What cannot be verified gets
// 403, a body over 64 KB gets 413; neither says why.
func (h *Hook) ServeHTTP(w http.ResponseWriter, r *http.Request) { h.mux.ServeHTTP(w, r) }

// twiML says that we have nothing to say: our answers go out by the outbox.
const twiML = `<?xml version="1.0" encoding="UTF-8"?><Response/>`

// inbound takes one text.
func (h *Hook) inbound(w http.ResponseWriter, r *http.Request) {
	form, ok := h.verified(w, r, "From", "To", "Body")
	if !ok {
		return
	}
	in, ok := readInbound(form)
	if !ok {
		h.cfg.Log.InfoContext(r.Context(), "sms without a conversation", "message", form.Get("MessageSid"))
		writeTwiML(w)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), acceptTimeout)
	defer cancel()
	fresh, err := h.cfg.Accept(ctx, in)
	if err != nil {
		h.cfg.Log.ErrorContext(ctx, "sms not accepted", "message", in.ProviderID, "err", err)
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	h.cfg.Log.DebugContext(ctx, "sms accepted", "message", in.ProviderID, "fresh", fresh)
	writeTwiML(w)
}

func writeTwiML(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "text/xml; charset=utf-8")
	_, _ = w.Write([]byte(twiML)) // a caller that is gone delivers again
}

// status takes one report about a message of ours. Reports that are not about one, or
// say nothing that we know, are taken and forgotten.
func (h *Hook) status(w http.ResponseWriter, r *http.Request) {
	form, ok := h.verified(w, r, "MessageStatus")
	if !ok {
		return
	}
	st, ok := readStatus(r.URL.Query(), form)
	if !ok {
		w.WriteHeader(http.StatusNoContent)
		return
	}
	ctx, cancel := context.WithTimeout(r.Context(), acceptTimeout)
	defer cancel()
	if err := h.cfg.Status(ctx, st); err != nil {
		h.cfg.Log.ErrorContext(ctx, "sms status not taken", "message", st.Message, "err", err)
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
