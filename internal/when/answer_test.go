package when

import (
	"testing"
	"time"
)

// What is asked tells what a bare number is. It is Monday, November 23, 2026, 09:00.
func TestWhatIsAskedTellsWhatANumberIs(t *testing.T) {
	t.Parallel()
	ny := zone(t, "America/New_York")
	ctx := Context{Now: time.Date(2026, 11, 23, 9, 0, 0, 0, ny), Open: 8 * 60, Close: 18 * 60}
	for _, c := range []struct {
		asked      Asked
		text, want string
	}{
		{AskedDay, "2 or 3", "Dec-2–Dec-3"},
		{AskedDay, "3 or 4 kids", "nothing"},
		{AskedTime, "10-11", "Nov-23@10:00–11:00 Nov-24@10:00–11:00 … 61"},
		{AskedTime, "10 to 1", "Nov-23@10:00–13:00 Nov-24@10:00–13:00 … 61"},
		{AskedTime, "5 to 3", "Nov-23@14:55 Nov-24@14:55 … 61 !"},
		{AskedTime, "4?", "Nov-23@16:00 Nov-24@16:00 … 61 !"},
		{AskedDay | AskedTime, "4", "nothing"},
	} {
		ctx.Asked = c.asked
		if got := describe(Read(c.text, ctx), ny); got != c.want {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
		}
	}
}
