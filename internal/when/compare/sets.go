package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"time"

	"frontdesk/internal/when"
)

// sample is a text, when and where it was written, and what it may mean.
type sample struct {
	text string
	ctx  when.Context
	// want is empty where the text says nothing about time.
	want []way
}

// set is the samples of one kind, and how many were left out for which reason.
type set struct {
	name    string
	samples []sample
	left    map[string]int
}

func (s *set) leave(reason string) {
	if s.left == nil {
		s.left = map[string]int{}
	}
	s.left[reason]++
}

func (s set) reasons() []string { return slices.Sorted(maps.Keys(s.left)) }

// parts matches texts that name a part of the day.
var parts = regexp.MustCompile(`(?i)morning|afternoon|evening|\bnight|tonight|lunch|dinner|breakfast|mañana|tarde|noche|mediod|madrugada|almuerzo|cena\b|desayuno`)

// add keeps a sample unless it is of no use to a clinic.
func (s *set) add(x sample) {
	taste := parts.MatchString(x.text)
	for i, w := range x.want {
		x.want[i].taste = taste && !w.to.IsZero() && w.to.Sub(w.from) < 13*time.Hour
		if reason := w.foreign(x.ctx.Now); reason != "" {
			s.leave(reason)
			return
		}
	}
	s.samples = append(s.samples, x)
}

// foreign is why no clinic needs to know the meaning, empty if it does.
func (w way) foreign(now time.Time) string {
	const years = 2 * 366 * 24 * time.Hour
	switch {
	case w.clock || w.weekly > 0:
		return ""
	case w.from.Second() != 0 || w.to.Second() != 0:
		return "names seconds"
	case w.edge().Sub(now).Abs() > years:
		return "more than two years away"
	case w.open == "" && w.to.Sub(w.from) > 80*24*time.Hour:
		return "longer than a season"
	}
	return ""
}

// load reads all sets.
func load(folder string) ([]set, error) {
	var out []set
	for _, from := range []func(string) ([]set, error){restaurants, duckling, recognizers} {
		sets, err := from(folder)
		if err != nil {
			return nil, err
		}
		out = append(out, sets...)
	}
	return out, nil
}

func readJSON(into any, path ...string) error {
	name := filepath.Join(path...)
	raw, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("the test set %s: %w", name, err)
	}
	return json.Unmarshal(bytes.TrimPrefix(raw, []byte("\ufeff")), into)
}
