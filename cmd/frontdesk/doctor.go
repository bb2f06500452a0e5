package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/embedded"
	"frontdesk/store/seal"
	"frontdesk/workflows/flow"
)

func doctorCommand() *cobra.Command {
	var path string
	var flags Flags
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check configuration, database, Redis, clock, carrier and keys",
		Long: "Checks everything that the clinic stands on and changes nothing: a line each, with what to do\n" +
			"where something is wrong. Exits with 1 if anything is.",
		Example: "  frontdesk doctor --config frontdesk.yaml",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, cancel := context.WithTimeout(cmd.Context(), 30*time.Second)
			defer cancel()
			cfg, err := Load(path, environment(), flags)
			d := doctor{cfg: cfg, out: cmd.OutOrStdout(), colour: colour(cmd.OutOrStdout())}
			return d.examine(ctx, err)
		},
	}
	cmd.Flags().StringVar(&path, "config", "", "YAML file with settings")
	addServerFlags(cmd, &flags)
	return cmd
}

// doctor prints a line a finding.
type doctor struct {
	cfg    Config
	out    io.Writer
	colour bool
	sick   int
}

func (d *doctor) examine(ctx context.Context, configErr error) error {
	d.line("configuration", configErr, "read, "+fmt.Sprint(d.cfg.Roles))
	if configErr == nil {
		d.key()
		d.database(ctx)
		d.redis(ctx)
		d.carrier(ctx)
	}
	if d.sick > 0 {
		return fmt.Errorf("%d of the checks above need attention", d.sick)
	}
	return nil
}

func (d *doctor) line(what string, err error, fine string) {
	mark, words, code := "ok  ", fine, "32"
	if err != nil {
		mark, words, code = "FAIL", err.Error(), "31"
		d.sick++
	}
	if d.colour {
		mark = "\x1b[" + code + "m" + mark + "\x1b[0m"
	}
	fmt.Fprintf(d.out, "%s  %-13s  %s\n", mark, what, words)
}

func (d *doctor) key() {
	file, err := seal.Load(d.cfg.KEKFile)
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("no key file at %s; 'frontdesk migrate' makes one for a new clinic", d.cfg.KEKFile)
	}
	fine := ""
	if err == nil {
		var keeper *seal.Keeper
		if keeper, err = seal.Open(file); err == nil {
			fine = d.cfg.KEKFile + ", fingerprint " + keeper.Fingerprint()
		}
	}
	d.line("key", err, fine)
}

func (d *doctor) database(ctx context.Context) {
	if _, err := os.Stat(filepath.Join(d.cfg.Data, "postgres", "data")); !d.cfg.DatabaseURL.Set() && err != nil {
		d.line("database", errors.New("none yet: run 'frontdesk demo' to try it, or set DATABASE_URL and run 'frontdesk migrate'"), "")
		return
	}
	pg, err := openDatabase(ctx, d.cfg, slog.New(slog.DiscardHandler))
	if err != nil {
		d.line("database", err, "")
		return
	}
	defer pg.close(slog.New(slog.DiscardHandler))
	pending, err := store.Pending(ctx, pg.url)
	if err != nil {
		d.line("database", fmt.Errorf("%w; is it running, and is DATABASE_URL right?", err), "")
		return
	}
	if pending > 0 {
		d.line("schema", fmt.Errorf("%d migration(s) behind; run 'frontdesk migrate'", pending), "")
		return
	}
	db, err := store.Open(ctx, store.Config{URL: pg.url, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		d.line("database", err, "")
		return
	}
	defer db.Close()
	d.server(ctx, db, pg.private)
	d.workflows(ctx, db)
}

// workflows tells what is live and would not be published any more.
func (d *doctor) workflows(ctx context.Context, db *store.DB) {
	live := published{db: db}
	err := live.refresh(ctx)
	if errors.Is(err, errNoClinic) {
		return
	}
	fine := ""
	if err == nil {
		fine = fmt.Sprintf("%d live", len(live.library().Workflows()))
		if old := live.snapshot.Load().old; len(old) > 0 {
			err = errors.New(strings.Join(old, "; ") + "; 'frontdesk workflow check' says more")
		}
	}
	d.line("workflows", err, fine)
	if err == nil {
		d.examples(live.library())
	}
}

// examples tells what the clinic understands beside keywords and phrases.
func (d *doctor) examples(lib *flow.Library) {
	var err error
	if why := lib.Unlearnt(); why != "" {
		err = errors.New(why)
	}
	fine := "none: only keywords and phrases begin workflows"
	if n := len(lib.Examples()); n > 0 {
		fine = "learnt from " + numbered(n, "message")
	}
	d.line("examples", err, fine)
}

// skewLimit is how far the clocks may be apart: leases run on the database's, reminders
// on ours.
const skewLimit = 5 * time.Second

func (d *doctor) server(ctx context.Context, db *store.DB, private *embedded.Server) {
	at, number, err := db.Server(ctx)
	if err == nil && number < 150000 {
		err = fmt.Errorf("PostgreSQL %d is too old; version 15 or later is needed", number/10000)
	}
	kind := "PostgreSQL"
	if private != nil {
		kind = "private PostgreSQL"
	}
	d.line("database", err, fmt.Sprintf("%s %d.%d, schema up to date", kind, number/10000, number%10000))
	if err != nil {
		return
	}
	skew := time.Since(at).Abs()
	if skew > skewLimit {
		err = fmt.Errorf("this machine and the database disagree by %v; let both keep time with NTP", skew.Round(time.Second))
	}
	d.line("clock", err, fmt.Sprintf("%v apart from the database's", skew.Round(time.Millisecond)))
	d.clinic(ctx, db)
	b, err := db.Backlog(ctx)
	if err == nil && b.Parked > 0 {
		err = fmt.Errorf("%d event(s) were set aside after failing; staff have tasks for them, the log has the reasons", b.Parked)
	}
	d.line("work", err, fmt.Sprintf("%d events and %d messages wait", b.Events, b.Messages))
}

func (d *doctor) clinic(ctx context.Context, db *store.DB) {
	var name string
	err := db.Do(ctx, phi.Actor{Kind: phi.System, ID: "doctor"}, func(tx *store.Tx) error {
		c, found, err := tx.Clinic(ctx)
		if err == nil && !found {
			err = errNoClinic
		}
		name = c.Name
		return err
	})
	d.line("clinic", err, name)
}

func (d *doctor) redis(ctx context.Context) {
	if !d.cfg.RedisURL.Set() {
		d.line("redis", nil, "inside the process (set REDIS_URL where several processes share the work)")
		return
	}
	rdb, end, err := openRedis(ctx, d.cfg)
	if err != nil {
		d.line("redis", err, "")
		return
	}
	defer end()
	if err := rdb.Ping(ctx).Err(); err != nil {
		d.line("redis", fmt.Errorf("no answer; is it running, and is REDIS_URL right? Until then answers are slower"), "")
		return
	}
	policy, err := rdb.ConfigGet(ctx, "maxmemory-policy").Result()
	if err == nil && policy["maxmemory-policy"] != "noeviction" {
		err = fmt.Errorf("maxmemory-policy is %s; set it to noeviction", policy["maxmemory-policy"])
		d.line("redis", err, "")
		return
	}
	d.line("redis", nil, "answers")
}

// carrier asks the API for our own account, which costs nothing.
func (d *doctor) carrier(ctx context.Context) {
	if d.cfg.TwilioAccountSID == "" {
		d.line("carrier", fmt.Errorf("no account; set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM and PUBLIC_URL, or run 'frontdesk demo'"), "")
		return
	}
	url := d.cfg.TwilioAPIURL + "/2010-04-01/Accounts/" + d.cfg.TwilioAccountSID + "/Messages.json?PageSize=1"
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		d.line("carrier", err, "")
		return
	}
	r.SetBasicAuth(d.cfg.TwilioAccountSID, d.cfg.TwilioAuthToken.Reveal())
	answer, err := (&http.Client{Timeout: 10 * time.Second}).Do(r)
	switch {
	case err != nil:
		err = fmt.Errorf("no answer from TWILIO_API_URL; is this machine allowed to reach it?")
	case answer.StatusCode == http.StatusUnauthorized:
		err = fmt.Errorf("refuses the account; compare TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN with the console")
	case answer.StatusCode != http.StatusOK:
		err = fmt.Errorf("answers %d", answer.StatusCode)
	}
	if answer != nil {
		_ = answer.Body.Close()
	}
	d.line("carrier", err, "takes our account; it calls "+d.cfg.PublicURL+"/channels/sms/inbound")
}
