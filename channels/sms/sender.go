package sms

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"time"

	"frontdesk/channels"

	"github.com/twilio/twilio-go/client"
	openapi "github.com/twilio/twilio-go/rest/api/v2010"
)

// SenderConfig is what a Sender needs to know.
type SenderConfig struct {
	AccountSID, AuthToken string
	// From is one of the account's numbers in E.164, or the sid of a messaging service.
	From string
	// PublicURL is where status callbacks reach us; as in HookConfig.
	PublicURL string
	// APIURL is the address of Twilio's API, with a path or without; empty means
	// Twilio's own.
	APIURL string
	// Timeout bounds one request; zero means 10 s.
	Timeout time.Duration
	// Transport carries the requests; nil means one like http.DefaultTransport that
	// keeps more connections.
	Transport http.RoundTripper
}

const (
	twilioURL      = "https://api.twilio.com"
	defaultTimeout = 10 * time.Second
	// idleConns is how many connections stay open between messages: about as many as
	// workers that deliver.
	idleConns = 32
)

var (
	accountPattern = regexp.MustCompile(`^AC[0-9a-fA-F]{32}$`)
	servicePattern = regexp.MustCompile(`^MG[0-9a-fA-F]{32}$`)
	numberPattern  = regexp.MustCompile(`^\+[1-9][0-9]{6,14}$`)
	tokenPattern   = regexp.MustCompile(`^[0-9a-zA-Z]+$`) // the SDK sends no other
)

// Sender sends text messages. It implements channels.Sender.
type Sender struct {
	cfg    SenderConfig
	api    *url.URL
	public string
}

// NewSender refuses a configuration that Twilio would refuse with every message.
func NewSender(cfg SenderConfig) (*Sender, error) {
	if cfg.APIURL == "" {
		cfg.APIURL = twilioURL
	}
	if cfg.Timeout <= 0 {
		cfg.Timeout = defaultTimeout
	}
	if cfg.Transport == nil {
		cfg.Transport = newTransport()
	}
	api, err := webAddress(cfg.APIURL)
	if err != nil {
		return nil, errors.New("sms sender: the API URL must be like https://api.twilio.com")
	}
	if _, err := webAddress(cfg.PublicURL); err != nil {
		return nil, errors.New("sms sender: the public URL must be like https://clinic.example")
	}
	switch {
	case !accountPattern.MatchString(cfg.AccountSID):
		return nil, errors.New("sms sender: the account sid must be AC and 32 hex digits")
	case !tokenPattern.MatchString(cfg.AuthToken):
		return nil, errors.New("sms sender: the auth token must be letters and digits")
	case !numberPattern.MatchString(cfg.From) && !servicePattern.MatchString(cfg.From):
		return nil, errors.New("sms sender: from must be a number like +14155550100 or a messaging service sid")
	}
	return &Sender{cfg: cfg, api: api, public: strings.TrimRight(cfg.PublicURL, "/")}, nil
}

func newTransport() http.RoundTripper {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.MaxIdleConnsPerHost = idleConns
	return t
}

// webAddress reads an address that paths can be put behind.
func webAddress(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimRight(s, "/"))
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") || u.RawQuery != "" || u.Fragment != "" {
		return nil, errors.New("not a web address")
	}
	return u, nil
}

// Send hands the message to Twilio, once. The errors are those of channels; see there.
func (s *Sender) Send(ctx context.Context, o channels.Outbound) (channels.Receipt, error) {
	if o.Channel() != channel || o.Address().Empty() {
		return channels.Receipt{}, failure{verb: "send", id: o.ID(), why: channels.ErrBadAddress}
	}
	if ctx.Err() != nil { // certainly not taken
		return channels.Receipt{}, failure{verb: "send", id: o.ID(), why: channels.ErrLater}
	}
	ctx, cancel := context.WithTimeout(ctx, s.cfg.Timeout)
	defer cancel()
	c := s.call(ctx)
	m, err := c.service().CreateMessage(s.params(o))
	if err != nil || m.Sid == nil || *m.Sid == "" {
		return channels.Receipt{}, c.outcome("send", o.ID())
	}
	return receipt(m), nil
}

// params is what we ask of Twilio. The callback carries our id of the message.
func (s *Sender) params(o channels.Outbound) *openapi.CreateMessageParams {
	p := &openapi.CreateMessageParams{}
	p.SetTo(o.Address().Reveal())
	p.SetBody(channels.Fold(o.Body().Reveal()))
	p.SetStatusCallback(s.public + StatusPath + "?message=" + o.ID().String())
	if servicePattern.MatchString(s.cfg.From) {
		p.SetMessagingServiceSid(s.cfg.From)
	} else {
		p.SetFrom(s.cfg.From)
	}
	return p
}

// receipt is Twilio's acceptance in our words. A state that we do not know is one on the
// way.
func receipt(m *openapi.ApiV2010Message) channels.Receipt {
	r := channels.Receipt{ProviderID: *m.Sid, State: channels.Accepted}
	if m.Status != nil {
		if state, ok := states[*m.Status]; ok {
			r.State = state
		}
	}
	return r
}

// service is Twilio's client for this one call. It is made here and not by
// client.NewRequestHandler, which takes edge and region from the environment.
func (c *call) service() *openapi.ApiService {
	twilio := &client.Client{
		Credentials: client.NewCredentials(c.sender.cfg.AccountSID, c.sender.cfg.AuthToken),
		HTTPClient: &http.Client{
			Transport:     c,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}
	twilio.SetAccountSid(c.sender.cfg.AccountSID)
	return openapi.NewApiService(&client.RequestHandler{Client: twilio})
}
