package main

import (
	"fmt"
	"io"
	"time"

	"frontdesk/cmd/frontdesk/demo"
)

// steps tells a person how far the start has come.
type steps struct {
	out    io.Writer
	colour bool
}

func (s steps) paint(code, words string) string {
	if !s.colour {
		return words
	}
	return "\x1b[" + code + "m" + words + "\x1b[0m"
}

// database says where the record is.
func (s steps) database(cfg Config) {
	if cfg.DatabaseURL.Set() {
		s.step("Using the Postgres of DATABASE_URL")
		return
	}
	s.step("Starting a private Postgres in " + cfg.Data)
}

func (s steps) step(words string) { fmt.Fprintln(s.out, s.paint("2", "  · "+words)) }

// ready prints where to look. The URL stands alone on its line.
func (s steps) ready(url string, c demo.Clinic, took time.Duration) {
	bold := func(w string) string { return s.paint("1", w) }
	fmt.Fprintf(s.out, "\n  %s is open (%.1f s): %d patients, %d phones.\n\n", bold(c.Clinic.Name), took.Seconds(), len(c.Patients), len(c.Households))
	fmt.Fprintf(s.out, "  Phones   %s\n", s.paint("1;36", url+"/"))
	fmt.Fprintf(s.out, "  Terminal frontdesk chat --as %s --url %s\n", c.Households[0].Phone, url)
	fmt.Fprintf(s.out, "  Metrics  %s/metrics\n\n", url)
	fmt.Fprintf(s.out, "  Text the clinic %s. Ctrl-C stops everything.\n\n", bold(`"book"`))
}
