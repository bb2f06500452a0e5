package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

func serveCommand() *cobra.Command {
	var path string
	var flags Flags
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Run the clinic: gateway, workers and pages",
		Long: "Runs the clinic until it is interrupted. One process can do everything, or several share the\n" +
			"work: any number of them, each with its roles, on one database and one Redis.",
		Example: "  frontdesk serve --config frontdesk.yaml\n" +
			"  frontdesk serve --roles gateway,web --listen 0.0.0.0:8080\n" +
			"  frontdesk serve --roles worker",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return serve(cmd.Context(), path, flags)
		},
	}
	cmd.Flags().StringVar(&path, "config", "", "YAML file with settings (see frontdesk.sample.yaml)")
	addServerFlags(cmd, &flags)
	cmd.Flags().StringVar(&flags.Roles, "roles", "", "what this process does: gateway,worker,web (default all)")
	return cmd
}

func addServerFlags(cmd *cobra.Command, f *Flags) {
	cmd.Flags().StringVar(&f.Listen, "listen", "", "address of the web server (default 127.0.0.1:8080)")
	cmd.Flags().StringVar(&f.Data, "data", "", "folder of the private database and the key (default .frontdesk)")
}

func serve(ctx context.Context, path string, flags Flags) error {
	cfg, err := Load(path, environment(), flags)
	if err != nil {
		return fmt.Errorf("configuration:\n%w", err)
	}
	if cfg.TwilioAccountSID == "" {
		return errors.New("configuration: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM and PUBLIC_URL are needed; " +
			"to try Frontdesk without an account run 'frontdesk demo'")
	}
	log := newLog(os.Stderr, cfg.LogFormat, cfg.LogLevel)
	l, err := bind(cfg.Listen)
	if err != nil {
		return err
	}
	defer l.Close()
	base, err := openBase(ctx, cfg, log)
	if err != nil {
		return err
	}
	defer base.close()
	h, err := wire(cfg, log, time.Now, base)
	if err != nil {
		return err
	}
	if err := ship(ctx, base.db); err != nil {
		return err
	}
	if err := h.live.refresh(ctx); err != nil {
		return err
	}
	handler, err := h.handler()
	if err != nil {
		return err
	}
	log.Info("frontdesk serves", "url", baseURL(l.Addr().String()), "roles", cfg.Roles, "version", release)
	return h.run(ctx, l, handler)
}

// environment is the process's, as a map.
func environment() map[string]string {
	env := map[string]string{}
	for _, kv := range os.Environ() {
		if name, value, ok := strings.Cut(kv, "="); ok {
			env[name] = value
		}
	}
	return env
}
