package main

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSampleFileSaysTheDefaults(t *testing.T) {
	t.Parallel()
	defaults, err := Load("", nil, Flags{})
	if err != nil {
		t.Fatal(err)
	}
	sample, err := Load("frontdesk.sample.yaml", nil, Flags{})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(sample, defaults) {
		t.Errorf("got %+v, want %+v", sample, defaults)
	}
	if defaults.Listen != "127.0.0.1:8080" || defaults.Data != ".frontdesk" || defaults.Workers != 8 ||
		defaults.KEKFile != filepath.Join(".frontdesk", "kek.json") || len(defaults.Roles) != 3 {
		t.Errorf("got defaults %+v", defaults)
	}
}

// The commented lines of the sample must be right too: somebody will uncomment them.
func TestEverySettingOfTheSampleLoads(t *testing.T) {
	t.Parallel()
	b, err := os.ReadFile("frontdesk.sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	token := write(t, "token", "0123456789abcdef\n")
	text := strings.ReplaceAll(string(b), "/run/secrets/twilio_auth_token", token)
	for _, name := range yamlNames() {
		text = strings.ReplaceAll(text, "# "+name+":", name+":")
	}
	c, err := Load(write(t, "all.yaml", text), nil, Flags{})
	if err != nil {
		t.Fatal(err)
	}
	v := reflect.ValueOf(c)
	for i := range v.NumField() {
		if v.Field(i).IsZero() && v.Type().Field(i).Name != "LogLevel" { // info is zero
			t.Errorf("the sample sets no %s", v.Type().Field(i).Name)
		}
	}
	if got := c.TwilioAuthToken.Reveal(); got != "0123456789abcdef" {
		t.Errorf("got token %q, want the file's without its line end", got)
	}
}

func TestLaterSourcesWin(t *testing.T) {
	t.Parallel()
	path := write(t, "c.yaml", "listen: 127.0.0.1:1\ndata: file\nworkers: 3\ndrain: 7s\nroles: [web]\nlog_level: debug\n")
	environ := map[string]string{
		"LISTEN": "127.0.0.1:2", "DATA": "environment", "LOG_FORMAT": "", "HOME": "/nowhere",
		"WORKERS_FILE": write(t, "workers", "5\n"),
	}
	c, err := Load(path, environ, Flags{Data: "flag", Roles: "worker,gateway"})
	if err != nil {
		t.Fatal(err)
	}
	want := Config{
		Listen: "127.0.0.1:2", Data: "flag", KEKFile: filepath.Join("flag", "kek.json"), Workers: 5,
		Drain: 7 * time.Second, Roles: []Role{Worker, Gateway}, TwilioAPIURL: "https://api.twilio.com",
		LogFormat: "auto", LogLevel: slog.LevelDebug,
	}
	if !reflect.DeepEqual(c, want) {
		t.Errorf("got  %+v\nwant %+v", c, want)
	}
}

// canary stands for every secret. It breaks the form of each field it is put in.
const canary = "canary%zz pass"

func TestAllProblemsAreReportedAtOnceWithoutSecrets(t *testing.T) {
	t.Parallel()
	path := write(t, "c.yaml", "lisen: 127.0.0.1:1\nworkers: many\nlog_format: {a: "+canary+"}\n")
	_, err := Load(path, map[string]string{
		"LISTEN":             "nowhere",
		"DATABASE_URL":       "postgres://me:" + canary + "@db:port/x",
		"REDIS_URL":          "http://:" + canary + "@redis",
		"PUBLIC_URL":         "https://me:" + canary + "@example.org",
		"TWILIO_ACCOUNT_SID": canary,
		"TWILIO_API_URL":     "http://" + canary,
		"TWILIO_FROM":        "5550100x",
		"KEK_FILE_FILE":      filepath.Join(t.TempDir(), "missing"),
		"ROLES":              "web,web,king",
		"DRAIN":              "1h",
		"LOG_FORMAT":         "xml",
		"LOG_LEVEL":          "loud",
	}, Flags{})
	if err == nil {
		t.Fatal("got no error")
	}
	lines := strings.Split(err.Error(), "\n")
	for _, want := range []string{
		`c.yaml:1: "lisen" is not a name; did you mean listen?`, "c.yaml:3: log_format is not a plain value",
		"LISTEN: ", "DATABASE_URL: ", "REDIS_URL: ", "PUBLIC_URL: ", "TWILIO_ACCOUNT_SID: ", "TWILIO_AUTH_TOKEN: ",
		"TWILIO_API_URL: ", "TWILIO_FROM: ", "KEK_FILE_FILE: ", `ROLES: got "web"`, `ROLES: got "king"`,
		"WORKERS: cannot be read as a whole number", "DRAIN: got 1h", "LOG_FORMAT: ", "LOG_LEVEL: cannot be read as debug",
	} {
		if n := linesWith(lines, want); n != 1 {
			t.Errorf("got %d lines with %q, want 1", n, want)
		}
	}
	if len(lines) != 17 {
		t.Errorf("got %d lines, want 17:\n%v", len(lines), err)
	}
	if strings.Contains(err.Error(), "canary") {
		t.Errorf("a secret is quoted: %v", err)
	}
}

func linesWith(lines []string, part string) (n int) {
	for _, l := range lines {
		if strings.Contains(l, part) {
			n++
		}
	}
	return n
}

func TestBrokenFilesAreRefusedByLineWithoutTheirText(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"open quote": "listen: 127.0.0.1:1\ntwilio_auth_token: \"canary\n",
		"twice":      "database_url: canary\ndatabase_url: canary\n",
		"alias":      "listen: &a canary\ndata: *a\n",
		"tag":        "listen: !!binary canary\n",
		"list":       "- canary\n",
		"word":       "canary\n",
		"two":        "listen: 127.0.0.1:1\n---\nlisten: 127.0.0.1:1\n",
		"nested":     "roles: [[canary]]\n",
		"merge":      "<<: {listen: canary}\n",
		"huge":       "data: " + strings.Repeat("canary", 20_000),
		"bytes":      "data: \x00\xff\n",
	} {
		_, err := Load(write(t, "c.yaml", text), nil, Flags{})
		if err == nil || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s: got %v, want a refusal that quotes nothing", name, err)
		}
	}
	for _, text := range []string{"", "# nothing\n", "---\n", "data:\n"} {
		if _, err := Load(write(t, "c.yaml", text), nil, Flags{}); err != nil {
			t.Errorf("%q: got %v, want the defaults", text, err)
		}
	}
}

func TestValueAndItsFileTogetherAreRefused(t *testing.T) {
	t.Parallel()
	both := map[string]string{"TWILIO_AUTH_TOKEN": "a", "TWILIO_AUTH_TOKEN_FILE": write(t, "t", "b")}
	if _, err := Load("", both, Flags{}); err == nil || !strings.Contains(err.Error(), "unset one") {
		t.Errorf("got %v, want the pair refused", err)
	}
}

func TestOnlyThisMachineIsSpokenToInTheClear(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]bool{
		"https://api.twilio.com": true, "http://127.0.0.1:9000": true, "http://localhost:9000/": true,
		"http://[::1]:9000": true, "http://example.org": false, "http://127.0.0.1.example.org": false,
		"ftp://127.0.0.1": false, "//127.0.0.1": false, "https://a@b": false, "https://b?x=1": false,
	} {
		_, err := Load("", map[string]string{"TWILIO_API_URL": url}, Flags{})
		if (err == nil) != want {
			t.Errorf("%s: got %v, want accepted: %v", url, err, want)
		}
	}
}

func TestSecretsDoNotPrint(t *testing.T) {
	t.Parallel()
	c, err := Load("", map[string]string{"DATABASE_URL": "postgres://me:canary@db/x", "REDIS_URL": "redis://:canary@r"}, Flags{})
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("configuration", "c", c, "url", c.DatabaseURL)
	b, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	all := fmt.Sprintf("%v %+v %#v %s %x %q", c, c, c, c.DatabaseURL, c.RedisURL, c.RedisURL) + log.String() + string(b)
	if strings.Contains(all, "canary") || strings.Contains(all, fmt.Sprintf("%x", "canary")) {
		t.Errorf("a secret is printed: %s", all)
	}
	if !strings.Contains(all, secretShown) {
		t.Errorf("got %s, want %s in it", all, secretShown)
	}
}
