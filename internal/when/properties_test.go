package when

import (
	"reflect"
	"strings"
	"testing"
	"time"
)

// FuzzReadingIsSound: whatever is written, at any hour, spans are sorted, apart, not
// empty and not over; a text without a time is left whole.
func FuzzReadingIsSound(f *testing.F) {
	for line := range strings.Lines(readings) {
		if text, _, found := strings.Cut(line, "=>"); found {
			f.Add(text[3:], int64(len(text))*7919, uint8(len(text)))
		}
	}
	f.Add("\xff5/\x00", int64(0), uint8(0))
	f.Add(".0", int64(1), uint8(1))
	f.Add("nxt 0 wk+", int64(1), uint8(24))
	f.Add("9999 99/99 "+strings.Repeat("next tue or ", 50), int64(1), uint8(1))
	zones := []string{"America/New_York", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo", "Pacific/Apia"}
	f.Fuzz(func(t *testing.T, text string, minutes int64, variant uint8) {
		loc := zone(t, zones[int(variant)%len(zones)])
		now := time.Date(2026, 1, 1, 0, 0, 0, 0, loc).Add(time.Duration(minutes%5_000_000) * time.Minute)
		c := Context{Now: now, Lang: []string{"en", "es"}[variant%2], DayFirst: variant%3 == 0}
		r := Read(text, c)
		if !r.Found() && r.Rest != text {
			t.Errorf("nothing was found, and the rest is not the whole text: %q", r.Rest)
		}
		for _, way := range append([]Reading{r}, r.Also...) {
			checkSpans(t, way, now)
		}
	})
}

func checkSpans(t *testing.T, r Reading, now time.Time) {
	t.Helper()
	for i, s := range r.Spans {
		if !s.From.Before(s.To) {
			t.Errorf("span %v is empty", s)
		}
		if s.From.Before(now) {
			t.Errorf("span %v begins before %v", s, now)
		}
		if i > 0 && !r.Spans[i-1].To.Before(s.From) {
			t.Errorf("span %v does not stand apart from %v", s, r.Spans[i-1])
		}
	}
	if r.Fault != "" && len(r.Spans) > 0 {
		t.Errorf("got %q and spans", r.Fault)
	}
}

// TestDaylightSavingMovesNoWish reads "tomorrow at 9" and "tomorrow" before every clock
// change of 2026 to 2030 in six zones.
func TestDaylightSavingMovesNoWish(t *testing.T) {
	t.Parallel()
	changes := 0
	for _, name := range []string{"America/New_York", "America/Havana", "Europe/Madrid", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo"} {
		loc := zone(t, name)
		for d := time.Date(2026, 1, 1, 12, 0, 0, 0, loc); d.Year() < 2031; d = d.AddDate(0, 0, 1) {
			next := d.AddDate(0, 0, 1)
			_, before := d.Zone()
			if _, after := next.Zone(); after == before {
				continue
			}
			changes++
			checkTomorrow(t, d, next)
		}
	}
	if changes < 55 {
		t.Errorf("got %d clock changes, want at least 55", changes)
	}
}

func checkTomorrow(t *testing.T, now, next time.Time) {
	t.Helper()
	nine := time.Date(next.Year(), next.Month(), next.Day(), 9, 0, 0, 0, now.Location())
	at := Read("tomorrow at 9", Context{Now: now})
	if len(at.Spans) != 1 || !at.Spans[0].From.Equal(nine) || !at.Exact {
		t.Errorf("tomorrow at 9, said %v: got %+v", now, at)
	}
	day := Read("tomorrow", Context{Now: now})
	if len(day.Spans) != 1 {
		t.Fatalf("tomorrow, said %v: got %+v", now, day)
	}
	from, last := day.Spans[0].From, day.Spans[0].To.Add(-time.Second)
	if from.In(now.Location()).Day() != next.Day() || last.In(now.Location()).Day() != next.Day() ||
		from.Add(-time.Second).In(now.Location()).Day() == next.Day() {
		t.Errorf("tomorrow, said %v: got %v", now, day.Spans[0])
	}
}

func TestTimesThatTheClockSkipsAreNamedSo(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"America/New_York": "March 14 2027 at 2:30 am", "Europe/Madrid": "March 28 2027 at 2:30 am",
		"Australia/Lord_Howe": "October 4 2026 at 2:15 am",
	} {
		ctx := Context{Now: time.Date(2026, 9, 1, 9, 0, 0, 0, zone(t, name))}
		if r := Read(text, ctx); r.Fault != Skipped || len(r.Spans) > 0 {
			t.Errorf("%s in %s: got %+v, want %q", text, name, r, Skipped)
		}
	}
}

func TestOfTwoEqualTimesTheFirstIsMeant(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		zone, text string
		want       time.Time
	}{
		{"America/New_York", "Nov 1 2026 at 1:30 am", time.Date(2026, 11, 1, 5, 30, 0, 0, time.UTC)},
		{"Europe/Madrid", "Oct 25 2026 at 2:30 am", time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC)},
		{"Australia/Lord_Howe", "April 4 2027 at 1:45 am", time.Date(2027, 4, 3, 14, 45, 0, 0, time.UTC)},
	} {
		r := Read(c.text, Context{Now: time.Date(2026, 9, 1, 9, 0, 0, 0, zone(t, c.zone))})
		if len(r.Spans) != 1 || !r.Spans[0].From.Equal(c.want) {
			t.Errorf("%s in %s: got %+v, want %v", c.text, c.zone, r, c.want)
		}
	}
}

func TestSundayAndTheTurnOfTheYear(t *testing.T) {
	t.Parallel()
	ny := zone(t, "America/New_York")
	sunday := time.Date(2026, 12, 27, 9, 0, 0, 0, ny)
	for text, want := range map[string]string{
		"next week":   "Dec-28–Jan-3 or Jan-3–Jan-9",
		"this week":   "Dec-27@09:00–Jan-3@00:00",
		"sunday":      "Dec-27@09:00–00:00 or Jan-3",
		"jan 5":       "Jan-5",
		"dec 20":      "past",
		"next sunday": "Jan-3",
		"the 27th":    "Dec-27@09:00–00:00 or Jan-27",
		"feb 29":      "impossible",
		"at 7":        "Dec-28@07:00 Dec-29@07:00 … 60 !",
	} {
		if got := describe(Read(text, Context{Now: sunday}), ny); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
	late := Context{Now: sunday, Open: 7 * 60, Close: 21 * 60}
	if got, want := describe(Read("tomorrow at 7", late), ny), "Dec-28@07:00 ! or Dec-28@19:00 !"; got != want {
		t.Errorf("both sevens are open: got %s, want %s", got, want)
	}
}

// costly are words that, said over and over, make the reader look furthest.
var costly = []string{"next tue or ", "a", "3 or ", "12/5,", "not monday ", "morning or ", "in 2 weeks ", "'", "the on for ", "cant ", "since ", "week of ", "not after 3 or ", "fell x ", "week 5 ", "third monday after ", "from friday morning to ", "any day but ", "can't went a "}

// TestNothingIsReadBehindTheBound is why no text costs more than one of maxText bytes;
// BenchmarkReadCostly tells how much that is.
func TestNothingIsReadBehindTheBound(t *testing.T) {
	t.Parallel()
	ctx := Context{Now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	for _, part := range costly {
		head := strings.Repeat(part, maxText)[:maxText]
		got, want := Read(head+" tomorrow at 9"+strings.Repeat(part, maxText), ctx), Read(head, ctx)
		got.Rest, want.Rest = "", ""
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: what stands behind %d bytes changed the reading", part, maxText)
		}
	}
}

// BenchmarkReadCostly reads the longest text of each of the costly words, with a horizon
// of five years.
func BenchmarkReadCostly(b *testing.B) {
	ctx := Context{Now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), Horizon: 5 * 365 * 24 * time.Hour}
	for _, part := range costly {
		b.Run(strings.TrimSpace(part), func(b *testing.B) {
			text := strings.Repeat(part, 10_000/len(part))
			for b.Loop() {
				Read(text, ctx)
			}
		})
	}
}

// BenchmarkReadLong reads texts of one and of ten thousand characters.
func BenchmarkReadLong(b *testing.B) {
	ctx := Context{Now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	for name, n := range map[string]int{"1k": 1_000, "10k": 10_000} {
		text := strings.Repeat("thursday after 3 or in 2 weeks, ", n/32)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Read(text, ctx)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	ctx := Context{Now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	b.ReportAllocs()
	for b.Loop() {
		Read("could we come in on thursday after 3 or friday morning with dr rivera please?", ctx)
	}
}
