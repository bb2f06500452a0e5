package main

import (
	"fmt"
	"net"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

const (
	// workersLimit keeps the pool of connections below a stock Postgres's 100.
	workersLimit = 64
	drainLeast   = time.Second
	drainMost    = 5 * time.Minute
)

var (
	accountSID = regexp.MustCompile(`^AC[0-9a-fA-F]{32}$`)
	// sender is an E.164 number, a short code, or a messaging service.
	sender = regexp.MustCompile(`^(\+[1-9][0-9]{6,14}|[0-9]{5,6}|MG[0-9a-fA-F]{32})$`)
)

// check says what is wrong with values that could be read. It tidies PublicURL and
// TwilioAPIURL.
func (c *Config) check() (found []problem) {
	report := func(field, wrong, do string) { found = append(found, problem{field, wrong, do}) }
	if err := checkAddress(c.Listen); err != nil {
		report("LISTEN", err.Error(), "write host:port, such as 127.0.0.1:8080")
	}
	if c.DatabaseURL.Set() {
		// The parser's own words quote what it could not read, passwords included.
		if _, err := pgconn.ParseConfig(c.DatabaseURL.Reveal()); err != nil {
			report("DATABASE_URL", "is not a Postgres connection string", "write postgres://user:password@host:5432/name")
		}
	}
	if c.RedisURL.Set() && !redisURL(c.RedisURL.Reveal()) {
		report("REDIS_URL", "is not a Redis address", "write redis://:password@host:6379/0, or rediss:// for TLS")
	}
	if c.Workers < 1 || c.Workers > workersLimit {
		report("WORKERS", fmt.Sprintf("got %d, want 1 to %d", c.Workers, workersLimit), "8 suits two cores")
	}
	if c.Drain < drainLeast || c.Drain > drainMost {
		report("DRAIN", fmt.Sprintf("got %v, want %v to %v", c.Drain, drainLeast, drainMost), "20s suits most")
	}
	if !slices.Contains([]string{"auto", "text", "json"}, c.LogFormat) {
		report("LOG_FORMAT", fmt.Sprintf("got %q", c.LogFormat), "write auto, text or json")
	}
	for i, r := range c.Roles {
		if !slices.Contains([]Role{Gateway, Worker, Web}, r) || slices.Contains(c.Roles[:i], r) {
			report("ROLES", fmt.Sprintf("got %q", r), "list gateway, worker and web, each once at most")
		}
	}
	return append(found, c.checkOutside()...)
}

// checkOutside looks at what the world outside must match.
func (c *Config) checkOutside() (found []problem) {
	report := func(field, wrong, do string) { found = append(found, problem{field, wrong, do}) }
	c.PublicURL = strings.TrimRight(c.PublicURL, "/")
	c.TwilioAPIURL = strings.TrimRight(c.TwilioAPIURL, "/")
	if c.PublicURL != "" && !safeURL(c.PublicURL) {
		report("PUBLIC_URL", "is not an https address", "write https://portal.example.org (http only for this machine)")
	}
	if !safeURL(c.TwilioAPIURL) {
		report("TWILIO_API_URL", "is not an https address", "leave it out for Twilio (http only for this machine)")
	}
	if c.TwilioAccountSID == "" && !c.TwilioAuthToken.Set() && c.TwilioFrom == "" {
		return found
	}
	if !accountSID.MatchString(c.TwilioAccountSID) {
		report("TWILIO_ACCOUNT_SID", missing(c.TwilioAccountSID), "copy it from Twilio's console: AC and 32 hex digits")
	}
	if !c.TwilioAuthToken.Set() {
		report("TWILIO_AUTH_TOKEN", "is missing", "copy it from Twilio's console, best with TWILIO_AUTH_TOKEN_FILE")
	}
	if !sender.MatchString(c.TwilioFrom) {
		report("TWILIO_FROM", missing(c.TwilioFrom), "write your number as +15550100000, or a messaging service's MG sid")
	}
	if c.PublicURL == "" {
		report("PUBLIC_URL", "is missing, and webhook signatures are checked against it", "write the address that Twilio calls")
	}
	return found
}

func missing(value string) string {
	if value == "" {
		return "is missing"
	}
	return "has another form"
}

func checkAddress(listen string) error {
	_, port, err := net.SplitHostPort(listen)
	if err != nil {
		return fmt.Errorf("%q is not host:port", listen)
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return fmt.Errorf("port %q is not 0 to %d", port, 1<<16-1)
	}
	return nil
}

func redisURL(value string) bool {
	u, err := url.Parse(value)
	if err != nil {
		return false
	}
	return (u.Scheme == "redis" || u.Scheme == "rediss") && u.Host != "" || u.Scheme == "unix" && u.Path != ""
}

// safeURL reports whether a URL is absolute, carries no password, query or fragment, and
// is https, or http to this very machine.
func safeURL(value string) bool {
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return false
	}
	return u.Scheme == "https" || u.Scheme == "http" && loopback(u.Hostname())
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
