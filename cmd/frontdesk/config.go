package main

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"reflect"
	"time"

	"github.com/caarlos0/env/v11"
)

// Config is everything that can be set from outside. Each field has one name: NAME in the
// environment, NAME_FILE for a file that holds the value, name in the YAML file. What a
// clinic decides about itself is in the database, not here.
type Config struct {
	// Listen is the host:port of the web server.
	Listen string `env:"LISTEN" envDefault:"127.0.0.1:8080"`
	// Data is the folder of the private Postgres and of the key file.
	Data string `env:"DATA" envDefault:".frontdesk"`
	// DatabaseURL connects to Postgres 15 or later; none means a private one in Data.
	DatabaseURL Secret `env:"DATABASE_URL"`
	// RedisURL connects to Redis; none means one inside the process.
	RedisURL Secret `env:"REDIS_URL"`
	// PublicURL is where patients and providers reach us, without a slash at its end.
	// Webhook signatures are checked against it.
	PublicURL string `env:"PUBLIC_URL"`

	// TwilioAccountSID is the account, "AC" and 32 hex digits.
	TwilioAccountSID string `env:"TWILIO_ACCOUNT_SID"`
	// TwilioAuthToken signs webhooks and opens the API.
	TwilioAuthToken Secret `env:"TWILIO_AUTH_TOKEN"`
	// TwilioFrom is a number, a short code, or a messaging service ("MG" and 32 hex digits).
	TwilioFrom string `env:"TWILIO_FROM"`
	// TwilioAPIURL is the base of the REST API.
	TwilioAPIURL string `env:"TWILIO_API_URL" envDefault:"https://api.twilio.com"`

	// KEKFile is the key file; empty in the sources means kek.json in Data.
	KEKFile string `env:"KEK_FILE"`
	// Roles are what this process does.
	Roles []Role `env:"ROLES" envDefault:"gateway,worker,web"`
	// Workers is how many jobs run at once.
	Workers int `env:"WORKERS" envDefault:"8"`
	// Drain is how long a stop waits for work that has begun.
	Drain time.Duration `env:"DRAIN" envDefault:"20s"`

	// LogFormat is auto (coloured on a terminal, else json), text or json.
	LogFormat string `env:"LOG_FORMAT" envDefault:"auto"`
	// LogLevel is debug, info, warn or error.
	LogLevel slog.Level `env:"LOG_LEVEL" envDefault:"info"`
}

// Role is one of the things that a process can do.
type Role string

// The roles.
const (
	Gateway Role = "gateway" // takes webhooks
	Worker  Role = "worker"  // answers, delivers, reminds
	Web     Role = "web"     // serves patient and staff pages
)

// Flags are the values that the command line gave; empty means not given. They win over
// every other source.
type Flags struct{ Listen, Data, Roles string }

// Load reads the configuration: defaults, then the YAML file at path (none if empty),
// then the environment, then the flags. The error joins all that is wrong, each with the
// name of the field, what is wrong and what to do, and quotes no secret.
func Load(path string, environ map[string]string, flags Flags) (Config, error) {
	values, problems := gather(path, environ, flags)
	var c Config
	err := env.ParseWithOptions(&c, env.Options{Environment: values})
	unread := parseProblems(err)
	if c.KEKFile == "" {
		c.KEKFile = filepath.Join(c.Data, "kek.json")
	}
	for _, p := range c.check() {
		// A field that could not be read holds nothing worth a second complaint.
		if _, ok := unread[p.field]; !ok {
			problems = append(problems, p)
		}
	}
	for _, name := range fieldNames() {
		if p, ok := unread[name]; ok {
			problems = append(problems, p)
		}
	}
	return c, errors.Join(problems...)
}

// problem is one thing that is wrong with one field.
type problem struct{ field, wrong, do string }

func (p problem) Error() string { return fmt.Sprintf("%s: %s; %s", p.field, p.wrong, p.do) }

// parseProblems translates what the env package says, by field.
func parseProblems(err error) map[string]problem {
	found := make(map[string]problem)
	var all env.AggregateError
	if !errors.As(err, &all) {
		return found
	}
	for _, err := range all.Errors {
		var pe env.ParseError
		if errors.As(err, &pe) {
			name := fieldTag(pe.Name)
			found[name] = problem{name, "cannot be read as " + kind(pe.Type), "see frontdesk.sample.yaml for its form"}
		}
	}
	return found
}

func kind(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[int]():
		return "a whole number"
	case reflect.TypeFor[time.Duration]():
		return "a duration such as 20s"
	case reflect.TypeFor[slog.Level]():
		return "debug, info, warn or error"
	}
	return "a value"
}

func fieldTag(field string) string {
	f, _ := reflect.TypeFor[Config]().FieldByName(field)
	return f.Tag.Get("env")
}

// fieldNames lists the environment's names, in the struct's order.
func fieldNames() []string {
	t := reflect.TypeFor[Config]()
	names := make([]string, t.NumField())
	for i := range names {
		names[i] = t.Field(i).Tag.Get("env")
	}
	return names
}
