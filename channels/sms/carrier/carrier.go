// Package carrier is a stand-in for Twilio: a real HTTP server that speaks the part of
// the REST API which channels/sms uses, posts signed webhooks and status callbacks, and
// keeps the screens of the phones at its other end.
//
// It is strict: it refuses what Twilio refuses, with Twilio's codes and bodies
// (twilio.com/docs/messaging/api/message-resource, /docs/api/errors, read November
// 2026). It misbehaves on request: see Faults. It remembers in memory only, the newest
// messages of the phones heard last.
//
// The dates in its API are the machine's clock, as a provider's are; Config.Now is what
// the phones' screens show.
package carrier

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"regexp"
	"sync"
	"time"
)

// Config is how a Carrier is set up. Numbers are always needed, InboundURL by Text.
type Config struct {
	// AccountSID and AuthToken are what the API asks for and webhooks are signed
	// with. An AccountSID is "AC" and 32 hex digits. Empty means DefaultAccountSID and
	// DefaultAuthToken.
	AccountSID, AuthToken string
	// InboundURL is where the texts of phones are posted.
	InboundURL string
	// Numbers are the account's own, in E.164, the default first.
	Numbers []string
	// MessagingServiceSID sends from the first of Numbers; empty for none.
	MessagingServiceSID string
	Faults              Faults
	// Seed makes the order of faults the same in every run.
	Seed uint64
	// Now is the clock of the phones' screens; nil means time.Now.
	Now func() time.Time
	// Client posts webhooks and callbacks; nil means one with Twilio's 15 s.
	Client *http.Client
	Log    *slog.Logger
	// HandleOptOut makes the carrier answer STOP, START and HELP itself and refuse
	// to send to those who stopped.
	HandleOptOut bool
	// Keep is how many messages of a phone are remembered; zero means 200.
	Keep int
}

// The credentials of a Carrier that was given none.
const (
	DefaultAccountSID = "AC00000000000000000000000000000000"
	DefaultAuthToken  = "00000000000000000000000000000000"
)

var (
	accountPattern = regexp.MustCompile(`^AC[0-9a-fA-F]{32}$`)
	messagePattern = regexp.MustCompile(`^(SM|MM)[0-9a-fA-F]{32}$`)
	servicePattern = regexp.MustCompile(`^MG[0-9a-fA-F]{32}$`)
	numberPattern  = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)
)

// Carrier is a stand-in for Twilio. It is safe for concurrent use.
type Carrier struct {
	cfg Config
	mux *http.ServeMux

	mu     sync.Mutex
	faults Faults
	dice   *rand.Rand
	book   book

	callbacks callbacks
	stop      context.Context // done after Close: it ends waits and callbacks
	cancel    context.CancelFunc
}

// New starts a carrier. It panics on an account sid or messaging service sid of the
// wrong shape, which no Twilio account has.
func New(cfg Config) *Carrier {
	cfg = withDefaults(cfg)
	if !accountPattern.MatchString(cfg.AccountSID) {
		panic("carrier: account sid must be AC and 32 hex digits")
	}
	if cfg.MessagingServiceSID != "" && !servicePattern.MatchString(cfg.MessagingServiceSID) {
		panic("carrier: messaging service sid must be MG and 32 hex digits")
	}
	c := &Carrier{cfg: cfg, faults: cfg.Faults, dice: rand.New(rand.NewPCG(cfg.Seed, 0)), book: newBook(cfg.Keep)}
	c.stop, c.cancel = context.WithCancel(context.Background())
	c.mux = c.routes()
	c.callbacks.start(c)
	return c
}

func withDefaults(cfg Config) Config {
	if cfg.AccountSID == "" {
		cfg.AccountSID = DefaultAccountSID
	}
	if cfg.AuthToken == "" {
		cfg.AuthToken = DefaultAuthToken
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if cfg.Client == nil {
		cfg.Client = newClient()
	}
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	return cfg
}

// newClient has Twilio's 15 s for a webhook and follows no redirect.
func newClient() *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = workers
	return &http.Client{
		Timeout: 15 * time.Second, Transport: t,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Close stops the callbacks, ends the waits of slow answers and returns when the
// workers are gone. What was not delivered is lost.
func (c *Carrier) Close() error {
	c.cancel()
	c.callbacks.wait()
	c.cfg.Client.CloseIdleConnections()
	return nil
}
