package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"time"

	"frontdesk/store"
	"frontdesk/store/embedded"
	"frontdesk/store/seal"
)

// database is Postgres: the clinic's own, or a private one in the data folder.
type database struct {
	url     string
	private *embedded.Server
}

func openDatabase(ctx context.Context, cfg Config, log *slog.Logger) (*database, error) {
	if url := cfg.DatabaseURL.Reveal(); url != "" {
		return &database{url: url}, nil
	}
	pg, err := embedded.Start(ctx, embedded.Config{Dir: filepath.Join(cfg.Data, "postgres"), Log: log})
	if err != nil {
		return nil, err
	}
	return &database{url: pg.URL(), private: pg}, nil
}

func (d *database) close(log *slog.Logger) {
	if d.private == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := d.private.Stop(ctx); err != nil {
		log.Error("stopping the private postgres", "err", err)
	}
}

// openKeeper reads the clinic's key. A private database gets one made for it; a
// clinic's own database never does, because a new key would not open what is there.
func openKeeper(cfg Config) (*seal.Keeper, error) {
	load := seal.Load
	if cfg.DatabaseURL.Reveal() == "" {
		load = seal.LoadOrCreate
	}
	file, err := load(cfg.KEKFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no key file at %s: run 'frontdesk migrate' for a new clinic, or bring the clinic's key file back (KEK_FILE)", cfg.KEKFile)
	}
	if err != nil {
		return nil, err
	}
	return seal.Open(file)
}

// openStore migrates where that is this process's business, and opens the record.
func openStore(ctx context.Context, cfg Config, d *database, log *slog.Logger) (*store.DB, error) {
	if d.private != nil {
		if _, err := store.Migrate(ctx, d.url); err != nil {
			return nil, err
		}
	}
	pending, err := store.Pending(ctx, d.url)
	if err != nil {
		return nil, fmt.Errorf("database: %w", err)
	}
	if pending > 0 {
		return nil, fmt.Errorf("the database is %d migration(s) behind: run 'frontdesk migrate' first", pending)
	}
	keeper, err := openKeeper(cfg)
	if err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, store.Config{URL: d.url, Keeper: keeper, Conns: int32(cfg.Workers) + 12, Log: log})
	if err != nil {
		return nil, err
	}
	if err := db.CheckKey(ctx); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

var errNoClinic = errors.New("this database holds no clinic yet: " +
	"run 'frontdesk clinic import clinic.yaml' (a commented example: 'frontdesk clinic example')")
