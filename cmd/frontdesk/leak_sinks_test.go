package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"frontdesk/store/embedded"
)

// control is planted into every sink after the search, which then has to find it.
const control = "planted-control-4417"

// sinks is everywhere that words could come to rest or come out, by name.
func (l *leaky) sinks() map[string][]byte {
	l.t.Helper()
	conn := l.raw()
	if _, err := conn.Exec(l.t.Context(), `CHECKPOINT`); err != nil {
		l.t.Fatal(err)
	}
	var data string
	var oid uint32
	err := conn.QueryRow(l.t.Context(), `
		SELECT current_setting('data_directory'), oid FROM pg_database WHERE datname = current_database()`).Scan(&data, &oid)
	if err != nil {
		l.t.Fatal(err)
	}
	status, metrics := fetch(l.t, l.url+"/metrics")
	if status != 200 {
		l.t.Errorf("/metrics: got %d, want 200", status)
	}
	l.mu.Lock()
	answers := []byte(l.said.String())
	l.mu.Unlock()
	return map[string][]byte{
		"pg_dump":           l.dump(),
		"table files":       l.files(filepath.Join(data, "base", strconv.Itoa(int(oid))), ""),
		"write-ahead log":   l.files(filepath.Join(data, "pg_wal"), l.firstWAL),
		"Postgres's log":    l.file(filepath.Join(filepath.Dir(data), "postgres.log")),
		"Redis's file":      l.files(l.redisDir, ""),
		"Redis's keys":      l.redisKeys(),
		"log":               []byte(l.logs.String()),
		"metrics":           []byte(metrics),
		"answers and pages": answers,
		"data folder":       l.files(l.cfg.Data, ""),
	}
}

// dump is what a backup holds.
func (l *leaky) dump() []byte {
	l.t.Helper()
	bin, err := embedded.Find("")
	if err != nil {
		l.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(l.t.Context(), time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, filepath.Join(bin.Dir, "pg_dump"), "--inserts", "-d", l.dbURL).Output()
	if err != nil {
		l.t.Fatalf("pg_dump: %v", err)
	}
	return out
}

func (l *leaky) file(path string) []byte {
	l.t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		l.t.Fatal(err)
	}
	return b
}

// files is every file under a folder whose name does not come before from.
func (l *leaky) files(dir, from string) (all []byte) {
	l.t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if os.IsNotExist(err) {
			return nil // Postgres recycles
		}
		if err != nil || !d.Type().IsRegular() || d.Name() < from {
			return err
		}
		b, err := os.ReadFile(path)
		if os.IsNotExist(err) {
			return nil
		}
		all = append(append(all, d.Name()...), b...)
		return err
	})
	if err != nil {
		l.t.Fatal(err)
	}
	return all
}

func (l *leaky) redisKeys() (all []byte) {
	l.t.Helper()
	ctx := l.t.Context()
	for keys := l.rdb.Scan(ctx, 0, "*", 1000).Iterator(); keys.Next(ctx); {
		dumped, _ := l.rdb.Dump(ctx, keys.Val()).Result() // a key may end between the two
		all = append(append(all, keys.Val()...), dumped...)
	}
	return all
}

// plant puts the control where each sink keeps its words.
func (l *leaky) plant() {
	l.t.Helper()
	conn := l.raw()
	for _, sql := range []string{
		`CREATE TABLE planted (words text)`,
		`INSERT INTO planted VALUES ('` + control + `')`,
		`DO $$ BEGIN RAISE LOG '` + control + `'; END $$`,
	} {
		if _, err := conn.Exec(l.t.Context(), sql); err != nil {
			l.t.Fatal(err)
		}
	}
	if err := l.rdb.Set(l.t.Context(), "planted", control, time.Hour).Err(); err != nil {
		l.t.Fatal(err)
	}
	l.log.Debug("planted", "words", control)
	l.meter.registry.MustRegister(prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "planted", ConstLabels: prometheus.Labels{"words": control}}))
	if _, body := fetch(l.t, l.url+"/planted"); !strings.Contains(body, control) {
		l.t.Fatalf("got %q, want the control", body)
	}
	if err := os.WriteFile(filepath.Join(l.cfg.Data, "planted"), []byte(control), 0o600); err != nil {
		l.t.Fatal(err)
	}
}
