package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"frontdesk/store"
	"frontdesk/store/seal"
)

func migrateCommand() *cobra.Command {
	var path string
	var flags Flags
	cmd := &cobra.Command{
		Use:   "migrate",
		Short: "Bring the database to this release's schema",
		Long: "Brings the database to this release's schema and makes the key file if there is none.\n" +
			"Migrations only add, so the release before keeps working while they run.",
		Example: "  DATABASE_URL=postgres://... frontdesk migrate",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			cfg, err := Load(path, environment(), flags)
			if err != nil {
				return fmt.Errorf("configuration:\n%w", err)
			}
			log := newLog(os.Stderr, cfg.LogFormat, cfg.LogLevel)
			pg, err := openDatabase(cmd.Context(), cfg, log)
			if err != nil {
				return err
			}
			defer pg.close(log)
			ran, err := store.Migrate(cmd.Context(), pg.url)
			if err != nil {
				return err
			}
			if err := makeKey(cmd.Context(), cfg, pg.url); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%d migration(s) ran; the schema is up to date.\nkey file: %s (keep a copy where the backups are not)\n", ran, cfg.KEKFile)
			return nil
		},
	}
	cmd.Flags().StringVar(&path, "config", "", "YAML file with settings")
	addServerFlags(cmd, &flags)
	return cmd
}

// makeKey makes the key file for a database that nothing was sealed in yet. Where
// something was, a new key would open none of it: then the file must be brought back.
func makeKey(ctx context.Context, cfg Config, url string) error {
	db, err := store.Open(ctx, store.Config{URL: url})
	if err != nil {
		return err
	}
	defer db.Close()
	sealed, err := db.Sealed(ctx)
	if err != nil {
		return err
	}
	if sealed {
		_, err = seal.Load(cfg.KEKFile)
		return err
	}
	if err := os.MkdirAll(filepath.Dir(cfg.KEKFile), 0o755); err != nil {
		return err
	}
	_, err = seal.LoadOrCreate(cfg.KEKFile)
	return err
}
