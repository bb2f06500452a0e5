package when

import (
	"strings"
	"testing"
	"time"
)

func TestInstantsAreSaidOnTheClinicsClock(t *testing.T) {
	t.Parallel()
	ny := zone(t, "America/New_York")
	afternoon := time.Date(2025, 3, 4, 19, 30, 0, 0, time.UTC)
	night := time.Date(2025, 3, 6, 1, 5, 0, 0, time.UTC) // still Wednesday in New York
	for _, c := range []struct {
		at         time.Time
		lang, want string
	}{
		{afternoon, "en", "Tue Mar 4 2:30 PM"},
		{afternoon, "es", "mar 4 mar 14:30"},
		{afternoon, "", "Tue Mar 4 2:30 PM"},
		{night, "en", "Wed Mar 5 8:05 PM"},
		{night, "es", "mié 5 mar 20:05"},
	} {
		if got := SayWhen(c.at, ny, c.lang); got != c.want {
			t.Errorf("in %q: got %q, want %q", c.lang, got, c.want)
		}
	}
}

func TestWhatIsSaidIsReadAgain(t *testing.T) {
	t.Parallel()
	ny := zone(t, "America/New_York")
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, ny)
	for d := range 364 {
		at := time.Date(2026, 11, 24+d, 8+d%11, 15*(d%4), 0, 0, ny)
		for _, lang := range []string{"en", "es"} {
			said := SayWhen(at, ny, lang)
			r := Read(said, Context{Now: now, Lang: lang})
			if len(r.Spans) != 1 || !r.Spans[0].From.Equal(at) || !r.Exact || len(r.Also) > 0 {
				t.Errorf("%q: got %+v, want %v", said, r, at)
			}
		}
	}
}

func TestWhatIsSaidFitsTheCheapAlphabet(t *testing.T) {
	t.Parallel()
	for d := range 364 {
		at := time.Date(2026, 1, 1+d, 12, 0, 0, 0, time.UTC)
		for _, lang := range []string{"en", "es"} {
			said := SayWhen(at, time.UTC, lang)
			if i := strings.IndexFunc(said, func(r rune) bool { return r > 126 && r != 'é' }); i >= 0 {
				t.Errorf("%q: a letter at %d is not in GSM-7", said, i)
			}
		}
	}
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}
