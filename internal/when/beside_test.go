package when

import (
	"testing"
	"time"
)

// The visit is on Wednesday, December 2, 2026, 14:30 in New York; the text is written
// on Monday, November 23.
func TestWhatIsSaidBesideAVisitGoesFromThere(t *testing.T) {
	t.Parallel()
	ny := zone(t, "America/New_York")
	visit := time.Date(2026, 12, 2, 14, 30, 0, 0, ny)
	ctx := Context{Now: time.Date(2026, 11, 23, 9, 0, 0, 0, ny), Open: 8 * 60, Close: 18 * 60, Visit: visit}
	for _, c := range []struct{ lang, text, want string }{
		{"en", "an hour later", "Dec-2@15:30 !"},
		{"en", "can we do 30 minutes earlier", `Dec-2@14:00 ! "can we do"`},
		{"en", "same day", "Dec-2"},
		{"en", "same day but after 4", "Dec-2@16:00–00:00"},
		{"en", "the day after", "Dec-3"},
		{"en", "the week after", "Dec-7–Dec-13"},
		{"en", "a week later", "Dec-9"},
		{"en", "same time next week", "Dec-9@14:30 !"},
		{"en", "same time on friday", "Nov-27@14:30 !"},
		{"en", "later that day", "Dec-2@14:31–00:00"},
		{"en", "earlier in the day", "Dec-2@00:00–14:30"},
		{"en", "earlier that week", "Nov-30–Dec-1"},
		{"en", "the next day", "Dec-3 or Nov-24"},
		{"en", "next week", "Dec-7–Dec-13 or Nov-30–Dec-6"},
		{"en", "the monday after that", "Dec-7"},
		{"en", "that afternoon", "Dec-2@12:00–18:00"},
		{"en", "any afternoon the week after works", `Dec-7@12:00–18:00 Dec-8@12:00–18:00 … 7 "works"`},
		{"es", "esa misma mañana", `Dec-2@00:00–12:00 "esa"`},
		{"en", "can we do 3 instead", `Nov-23@15:00 Nov-24@15:00 … 61 ! "can we do instead"`},
		{"en", "no, the 14th", `Dec-14 "no"`},
		{"es", "una hora más tarde", "Dec-2@15:30 !"},
		{"es", "dos horas antes", "Dec-2@12:30 !"},
		{"es", "el mismo día", "Dec-2"},
		{"es", "a la misma hora el viernes", "Nov-27@14:30 !"},
	} {
		ctx.Lang = c.lang
		if got := describe(Read(c.text, ctx), ny); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}
