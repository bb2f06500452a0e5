package sms_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"frontdesk/channels"
	"frontdesk/channels/channeltest"
	"frontdesk/channels/sms"
	"frontdesk/channels/sms/carrier"
	"frontdesk/internal/care"
)

const sid = "SM0123456789abcdef0123456789abcdef"

func TestHookKeepsTheContract(t *testing.T) {
	t.Parallel()
	channeltest.Hook(t, func(t *testing.T) channeltest.HookRig { return newHookRig(t) })
}

func newHookRig(t testing.TB) channeltest.HookRig {
	rig := channeltest.HookRig{
		Accepted: &channeltest.Accepted{}, From: patient, Log: &bytes.Buffer{},
		NewID: func() string {
			id := care.NewID[channels.Inbound]()
			return "SM" + strings.ReplaceAll(id.String(), "-", "")
		},
		True: func(id, words string) *http.Request { return signed(sms.InboundPath, text(id, words)) },
		TooLarge: func() *http.Request {
			return signed(sms.InboundPath, text(sid, strings.Repeat("a", 65<<10)))
		},
		Forged: forgeries(),
		NoOp: map[string]func() *http.Request{
			"a short code":       from("12345"),
			"a sender's name":    from("BANK"),
			"another channel":    from("whatsapp:" + patient),
			"too short":          from("+12345"),
			"no number":          from("+"),
			"a number of poison": from("+1415\x00555\xff0199"),
		},
	}
	rig.Handler = newHook(t, sms.HookConfig{
		Accept: rig.Accepted.Accept, Log: slog.New(slog.NewTextHandler(rig.Log, nil)),
	})
	return rig
}

func newHook(t testing.TB, cfg sms.HookConfig) *sms.Hook {
	t.Helper()
	cfg.AuthToken, cfg.AccountSID, cfg.PublicURL = token, carrier.DefaultAccountSID, public
	if cfg.Accept == nil {
		cfg.Accept = (&channeltest.Accepted{}).Accept
	}
	if cfg.Status == nil {
		cfg.Status = func(context.Context, channels.Status) error { return nil }
	}
	h, err := sms.NewHook(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// text is the form of one text as Twilio posts it.
func text(id, words string) url.Values {
	return url.Values{
		"MessageSid": {id}, "SmsSid": {id}, "SmsMessageSid": {id}, "AccountSid": {carrier.DefaultAccountSID},
		"From": {patient}, "To": {clinic}, "Body": {words}, "NumMedia": {"0"}, "NumSegments": {"1"},
		"FromCity": {"SAN FRANCISCO"}, "FromCountry": {"US"}, "ApiVersion": {"2010-04-01"},
	}
}

func with(form url.Values, key string, values ...string) url.Values {
	form[key] = values
	return form
}

func without(form url.Values, key string) url.Values {
	form.Del(key)
	return form
}

// signed is an authentic request to an address of ours.
func signed(path string, form url.Values) *http.Request {
	return post(path, form.Encode(), carrier.Sign(token, public+path, form))
}

func post(path, body, signature string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
	if signature != "" {
		r.Header.Set("X-Twilio-Signature", signature)
	}
	return r
}

func from(sender string) func() *http.Request {
	return func() *http.Request { return signed(sms.InboundPath, with(text(sid, "hi"), "From", sender)) }
}

func TestAnAnswerIsEmptyTwiML(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	newHook(t, sms.HookConfig{}).ServeHTTP(w, signed(sms.InboundPath, text(sid, "hi")))
	if got := w.Header().Get("Content-Type"); w.Code != 200 || got != "text/xml; charset=utf-8" {
		t.Errorf("got %d %s", w.Code, got)
	}
	if !strings.HasSuffix(w.Body.String(), "<Response/>") {
		t.Errorf("got %q, want an empty response", w.Body)
	}
}

func TestATextSaysWhatTheCarrierSaw(t *testing.T) {
	t.Parallel()
	a := &channeltest.Accepted{}
	h := newHook(t, sms.HookConfig{Accept: a.Accept})
	form := with(with(text(sid, "stop"), "OptOutType", "STOP"), "NumMedia", "2")
	form.Set("From", "+1 (415) 555-0199")
	h.ServeHTTP(httptest.NewRecorder(), signed(sms.InboundPath, form))
	texts := a.Texts()
	if len(texts) != 1 || texts[0].OptOut != "STOP" || texts[0].Media != 2 || texts[0].From.Reveal() != patient {
		t.Errorf("got %+v, want STOP, 2 and the number in E.164", texts)
	}
}

func TestAReportSettlesTheMessageThatItsAddressNames(t *testing.T) {
	t.Parallel()
	id := care.NewID[channels.Outbound]()
	for _, tt := range []struct {
		query, status, code string
		want                channels.Status
		answer              int
	}{
		{"?message=" + id.String(), "delivered", "", channels.Status{State: channels.Delivered}, 204},
		{"?message=" + id.String(), "undelivered", "30003", channels.Status{State: channels.Undelivered, Code: 30003}, 204},
		{"?message=" + id.String(), "sending", "", channels.Status{State: channels.Accepted}, 204},
		{"?message=" + id.String(), "sent", "", channels.Status{State: channels.Sent}, 503},
		{"?message=" + id.String(), "pondering", "", channels.Status{}, 204},
		{"?message=nobody", "delivered", "", channels.Status{}, 204},
		{"", "delivered", "", channels.Status{}, 204},
	} {
		var got channels.Status
		h := newHook(t, sms.HookConfig{Status: func(_ context.Context, s channels.Status) error {
			if got = s; tt.answer == 503 {
				return errors.New("no database")
			}
			return nil
		}})
		form := with(with(without(text(sid, ""), "Body"), "MessageStatus", tt.status), "ErrorCode", tt.code)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, signed(sms.StatusPath+tt.query, form))
		if tt.want.State != "" {
			tt.want.Message, tt.want.ProviderID = id, sid
		}
		if got != tt.want || w.Code != tt.answer {
			t.Errorf("%s %s: got %+v and %d, want %+v and %d", tt.query, tt.status, got, w.Code, tt.want, tt.answer)
		}
	}
}

func TestAReportForAnotherMessageIsForged(t *testing.T) {
	t.Parallel()
	one, other := care.NewID[channels.Outbound]().String(), care.NewID[channels.Outbound]().String()
	form := with(text(sid, ""), "MessageStatus", "delivered")
	r := post(sms.StatusPath+"?message="+other, form.Encode(), carrier.Sign(token, public+sms.StatusPath+"?message="+one, form))
	w := httptest.NewRecorder()
	newHook(t, sms.HookConfig{Status: func(context.Context, channels.Status) error {
		t.Error("settled")
		return nil
	}}).ServeHTTP(w, r)
	if w.Code != http.StatusForbidden {
		t.Errorf("got %d, want 403", w.Code)
	}
}

// Nothing that can be posted breaks the reading, and what is accepted is clean.
func FuzzHook(f *testing.F) {
	f.Add(text(sid, "hi").Encode())
	f.Add("Body=a%00b&From=%2B14155550199&AccountSid=" + carrier.DefaultAccountSID + "&MessageSid=" + sid)
	f.Add("a=%ed%a0%80&a=2;b")
	f.Fuzz(func(t *testing.T, body string) {
		a := &channeltest.Accepted{}
		h := newHook(t, sms.HookConfig{Accept: a.Accept})
		form, _ := url.ParseQuery(body)
		for _, signature := range []string{"AAAA", carrier.Sign(token, public+sms.InboundPath, form)} {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, post(sms.InboundPath, body, signature))
			if w.Code != 200 && w.Code != 403 && w.Code != 413 {
				t.Fatalf("got %d", w.Code)
			}
			if signature == "AAAA" && w.Code == 200 {
				t.Fatal("an unsigned form was accepted")
			}
		}
		for _, in := range a.Texts() {
			if strings.ContainsRune(in.Text.Reveal(), 0) || !strings.HasPrefix(in.From.Reveal(), "+") {
				t.Fatal("what was accepted is not clean")
			}
		}
	})
}

func BenchmarkRefusal(b *testing.B) {
	body := with(text(sid, strings.Repeat("é", 9000)), "X", "1").Encode()
	for name, forge := range map[string]func() *http.Request{
		"unsigned": func() *http.Request { return post(sms.InboundPath, body, "") },
		"wrong":    func() *http.Request { return post(sms.InboundPath, body, "AAAA") },
		"large":    func() *http.Request { return post(sms.InboundPath, strings.Repeat("a=%41", 50000), "AAAA") },
	} {
		b.Run(name, func(b *testing.B) { channeltest.Refusals(b, newHookRig(b), forge) })
	}
}
