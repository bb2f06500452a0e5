package channeltest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"frontdesk/channels"
)

// Accepted collects what a hook accepted. Its Accept is what the hook is given.
type Accepted struct {
	mu    sync.Mutex
	texts []channels.Inbound
	fail  error
	bound bool
}

// errAccept is what Accept answers in a test of failing; its text must not come out.
var errAccept = errors.New(canary)

// Accept writes a text down, as a store would: a ProviderID once.
func (a *Accepted) Accept(ctx context.Context, in channels.Inbound) (fresh bool, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	_, a.bound = ctx.Deadline()
	if a.fail != nil {
		return false, a.fail
	}
	for _, had := range a.texts {
		if had.ProviderID == in.ProviderID {
			return false, nil
		}
	}
	a.texts = append(a.texts, in)
	return true, nil
}

// Texts lists what was accepted.
func (a *Accepted) Texts() []channels.Inbound {
	a.mu.Lock()
	defer a.mu.Unlock()
	return append([]channels.Inbound(nil), a.texts...)
}

func (a *Accepted) failWith(err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.fail = err
}

// HookRig is a webhook, whose Accept is Accepted.Accept, and how to call it.
type HookRig struct {
	Handler  http.Handler
	Accepted *Accepted
	// From is the address, in canonical form, that True texts come from.
	From string
	// True makes an authentic request: a text with these words and this provider's id.
	True func(id, words string) *http.Request
	// NewID makes an id as the provider does.
	NewID func() string
	// Forged are requests that must be refused with 403, by what is wrong with them.
	Forged map[string]func() *http.Request
	// NoOp are authentic requests that must be answered with 200 and do nothing.
	NoOp map[string]func() *http.Request
	// TooLarge is over the bound: 413.
	TooLarge func() *http.Request
	// Log is what the hook wrote to its log.
	Log *bytes.Buffer
}

// Hook holds a channel's webhook to the contract. make is called once a test.
func Hook(t *testing.T, make func(*testing.T) HookRig) {
	for name, hold := range map[string]func(*testing.T, HookRig){
		"accepts what is authentic":          acceptsTheAuthentic,
		"refuses what is forged":             refusesTheForged,
		"answers only after it was accepted": answersAfterAccept,
		"a replay does nothing":              replayDoesNothing,
		"cleans what databases refuse":       cleansWords,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			hold(t, make(t))
		})
	}
}

func (rig HookRig) serve(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	rig.Handler.ServeHTTP(w, r)
	return w
}

func acceptsTheAuthentic(t *testing.T, rig HookRig) {
	id := rig.NewID()
	if w := rig.serve(rig.True(id, "hello "+canary)); w.Code != http.StatusOK {
		t.Fatalf("got %d, want 200", w.Code)
	}
	texts := rig.Accepted.Texts()
	if len(texts) != 1 {
		t.Fatalf("got %d texts, want 1", len(texts))
	}
	in := texts[0]
	if in.ProviderID != id || in.From.Reveal() != rig.From || in.Text.Reveal() != "hello "+canary {
		t.Errorf("got %+v, want the text as it was sent", in)
	}
	if !rig.Accepted.bound {
		t.Error("got no deadline in Accept")
	}
	rig.silent(t, "")
}

func refusesTheForged(t *testing.T, rig HookRig) {
	if len(rig.Forged) < 6 {
		t.Fatalf("got %d forgeries, want at least 6", len(rig.Forged))
	}
	for name, forge := range rig.Forged {
		w := rig.serve(forge())
		if w.Code != http.StatusForbidden {
			t.Errorf("%s: got %d, want 403", name, w.Code)
		}
		rig.silent(t, w.Body.String())
	}
	for name, request := range rig.NoOp {
		if w := rig.serve(request()); w.Code != http.StatusOK {
			t.Errorf("%s: got %d, want 200", name, w.Code)
		}
	}
	if w := rig.serve(rig.TooLarge()); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("too large: got %d, want 413", w.Code)
	}
	if n := len(rig.Accepted.Texts()); n != 0 {
		t.Errorf("got %d texts accepted, want none", n)
	}
}

func answersAfterAccept(t *testing.T, rig HookRig) {
	id := rig.NewID()
	rig.Accepted.failWith(fmt.Errorf("accept: %w", context.DeadlineExceeded))
	if w := rig.serve(rig.True(id, "first try")); w.Code != http.StatusServiceUnavailable {
		t.Errorf("got %d while nothing can be stored, want 503", w.Code)
	}
	rig.Accepted.failWith(errAccept)
	if w := rig.serve(rig.True(id, "second try")); strings.Contains(w.Body.String(), canary) {
		t.Error("the answer shows the error")
	}
	rig.Accepted.failWith(nil)
	if w := rig.serve(rig.True(id, "third try")); w.Code != http.StatusOK || len(rig.Accepted.Texts()) != 1 {
		t.Errorf("got %d and %d texts, want 200 and 1", w.Code, len(rig.Accepted.Texts()))
	}
}

func replayDoesNothing(t *testing.T, rig HookRig) {
	id := rig.NewID()
	for range 3 {
		if w := rig.serve(rig.True(id, "again")); w.Code != http.StatusOK {
			t.Errorf("got %d, want 200", w.Code)
		}
	}
	if n := len(rig.Accepted.Texts()); n != 1 {
		t.Errorf("got %d texts, want 1: a replay must keep its id", n)
	}
}

func cleansWords(t *testing.T, rig HookRig) {
	for _, words := range []string{"a\x00b", "caf\xe9", "\xed\xa0\x80", strings.Repeat("é", 5000), "\x00"} {
		if w := rig.serve(rig.True(rig.NewID(), words)); w.Code != http.StatusOK {
			t.Errorf("got %d for poison of %d bytes, want 200", w.Code, len(words))
		}
	}
	texts := rig.Accepted.Texts()
	if len(texts) != 5 {
		t.Fatalf("got %d texts, want 5", len(texts))
	}
	for i, in := range texts {
		words := in.Text.Reveal()
		if !utf8.ValidString(words) || strings.ContainsRune(words, 0) || utf8.RuneCountInString(words) > 4096 {
			t.Errorf("text %d is not clean", i)
		}
	}
}

// silent fails where an answer or the log shows an address or words.
func (rig HookRig) silent(t *testing.T, answer string) {
	t.Helper()
	text := answer + rig.Log.String()
	if strings.Contains(text, canary) || strings.Contains(text, strings.TrimPrefix(rig.From, "+")) {
		t.Error("the answer or the log shows an address or words")
	}
}

// Refusals measures what a forgery costs.
func Refusals(b *testing.B, rig HookRig, forge func() *http.Request) {
	for b.Loop() {
		w := rig.serve(forge())
		if w.Code != http.StatusForbidden && w.Code != http.StatusRequestEntityTooLarge {
			b.Fatalf("got %d", w.Code)
		}
	}
	if per := b.Elapsed() / time.Duration(b.N); per > 5*time.Millisecond {
		b.Errorf("got %v a refusal, want under 5ms", per)
	}
}
