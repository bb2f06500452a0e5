package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"frontdesk/channels/sms/carrier"
	"frontdesk/cmd/frontdesk/demo"
	"frontdesk/internal/phi"
	"frontdesk/jobs"
)

func demoCommand() *cobra.Command {
	var flags Flags
	var clock string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Try it: a sample clinic, phones on a page, a clock to move",
		Long: "Runs a whole sample clinic on this machine: a private Postgres, workers, a stand-in for the\n" +
			"carrier, and a page with phones to text it from. No account, no configuration, no Docker.\n" +
			"Stop it with Ctrl-C; the next start finds the clinic as it was.",
		Example: "  frontdesk demo\n" +
			"  frontdesk demo --listen 127.0.0.1:9000 --data /tmp/clinic\n" +
			"  frontdesk demo --clock 2026-11-23T09:00:00-05:00",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var start time.Time
			if clock != "" {
				var err error
				if start, err = time.Parse(time.RFC3339, clock); err != nil {
					return fmt.Errorf("--clock %q: write it as 2026-11-23T09:00:00-05:00", clock)
				}
			}
			return runDemo(cmd.Context(), cmd.OutOrStdout(), flags, start)
		},
	}
	addServerFlags(cmd, &flags)
	cmd.Flags().StringVar(&clock, "clock", "", "where the demo's clock starts, such as 2026-11-23T09:00:00-05:00")
	return cmd
}

func runDemo(ctx context.Context, out io.Writer, flags Flags, start time.Time) error {
	began := time.Now()
	say := steps{out: out, colour: colour(out)}
	cfg, l, err := demoConfig(flags)
	if err != nil {
		return err
	}
	defer l.Close()
	log := newLog(os.Stderr, cfg.LogFormat, max(cfg.LogLevel, slog.LevelWarn))
	say.database(cfg)
	base, err := openBase(ctx, cfg, log)
	if err != nil {
		return err
	}
	defer base.close()
	clock, err := demo.OpenClock(cfg.Data, start)
	if err != nil {
		return err
	}
	if early := clock.Now().Sub(start); !start.IsZero() && early > time.Minute {
		say.step("This data has reached " + clock.Now().Format(time.RFC3339) + " and does not go back; choose another --data to start earlier")
	}
	h, err := wire(cfg, log, clock.Now, base)
	if err != nil {
		return err
	}
	say.step("Opening the sample clinic")
	sample := demo.Sample(clock.Now())
	if err := seed(ctx, base.db, sample, clock.Now()); err != nil {
		return fmt.Errorf("sample clinic: %w", err)
	}
	if err := ship(ctx, base.db); err != nil {
		return err
	}
	if err := h.live.refresh(ctx); err != nil {
		return err
	}
	handler, phones, err := h.demoHandler(sample, clock)
	if err != nil {
		return err
	}
	defer phones.Close()
	say.ready(baseURL(l.Addr().String()), sample, time.Since(began))
	err = h.run(ctx, l, handler)
	say.step("Stopped. The next start finds the clinic as it was; only the phones' screens begin empty.")
	return err
}

// demoHandler is the clinic with the carrier stand-in and the page with phones.
func (h *house) demoHandler(sample demo.Clinic, clock *demo.Clock) (http.Handler, *carrier.Carrier, error) {
	mux, err := h.handler()
	if err != nil {
		return nil, nil, err
	}
	phones := carrier.New(carrier.Config{
		AccountSID: h.cfg.TwilioAccountSID, AuthToken: h.cfg.TwilioAuthToken.Reveal(),
		InboundURL: h.cfg.PublicURL + "/channels/sms/inbound", Numbers: []string{h.cfg.TwilioFrom},
		Now: clock.Now, Log: h.log,
	})
	zone, err := time.LoadLocation(sample.Clinic.Zone)
	if err != nil {
		return nil, nil, err
	}
	mux.Handle("/carrier/", http.StripPrefix("/carrier", phones))
	mux.Handle("/", demo.New(demo.Deps{
		Carrier: phones, ClinicName: sample.Clinic.Name, ClinicNumber: h.cfg.TwilioFrom, Zone: zone, Clock: clock,
		Households: sample.Households, NextDue: h.db.NextDue, Log: h.log,
		Quiet: func(ctx context.Context, number string) (bool, error) {
			return h.db.Quiet(ctx, "sms", phi.New(phi.Care, number))
		},
		Moved: func() { h.queue.Wake(jobs.ClockJob) },
	}))
	return mux, phones, nil
}

// demoConfig fills in what a demo need not be told: the carrier's credentials are made
// up on the first start and kept, and its address is ours.
func demoConfig(flags Flags) (Config, net.Listener, error) {
	env := environment()
	cfg, err := Load("", without(env, "TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM", "TWILIO_API_URL", "PUBLIC_URL"), flags)
	if err != nil {
		return cfg, nil, fmt.Errorf("configuration:\n%w", err)
	}
	made, err := carrierAccount(cfg.Data)
	if err != nil {
		return cfg, nil, err
	}
	l, err := bind(cfg.Listen)
	if err != nil {
		return cfg, nil, err
	}
	url := baseURL(l.Addr().String())
	for name, value := range map[string]string{
		"TWILIO_ACCOUNT_SID": made.AccountSID, "TWILIO_AUTH_TOKEN": made.AuthToken, "TWILIO_FROM": demo.Number,
		"PUBLIC_URL": url, "TWILIO_API_URL": url + "/carrier",
	} {
		outside := strings.HasSuffix(name, "_URL") && !strings.HasPrefix(env[name], "http://")
		if env[name] == "" && env[name+"_FILE"] == "" || outside {
			// An address elsewhere may be a real clinic's, or the real carrier's: what
			// happens in a demo stays on this machine.
			delete(env, name+"_FILE")
			env[name] = value
		}
	}
	if cfg, err = Load("", env, flags); err != nil {
		_ = l.Close()
		return cfg, nil, fmt.Errorf("configuration:\n%w", err)
	}
	return cfg, l, nil
}

func without(env map[string]string, names ...string) map[string]string {
	rest := map[string]string{}
	for k, v := range env {
		rest[k] = v
	}
	for _, n := range names {
		delete(rest, n)
		delete(rest, n+"_FILE")
	}
	return rest
}

// account is what the demo's carrier and the clinic agree on.
type account struct {
	AccountSID string `json:"account_sid"`
	AuthToken  string `json:"auth_token"`
}

func carrierAccount(dir string) (a account, err error) {
	path := filepath.Join(dir, "carrier.json")
	b, err := os.ReadFile(path)
	if err == nil {
		return a, json.Unmarshal(b, &a)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return a, err
	}
	a = account{AccountSID: "AC" + randomHex(), AuthToken: randomHex()}
	if b, err = json.MarshalIndent(a, "", "  "); err != nil {
		return a, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return a, err
	}
	return a, os.WriteFile(path, b, 0o600)
}

func randomHex() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails since Go 1.24
	return hex.EncodeToString(b)
}
