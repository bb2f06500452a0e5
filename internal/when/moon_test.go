package when

import (
	"testing"
	"time"
)

// The dates are as public calendars print them; those of Islam as the tables have them, a
// day off at most.
func TestFeastsOfTheMoonFallOnTheirDays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		feast     int
		on        string
		tolerance int
	}{
		{roshHashanah, "2023-09-16", 0}, {roshHashanah, "2024-10-03", 0}, {roshHashanah, "2026-09-12", 0}, {yomKippur, "2025-10-02", 0}, {sukkot, "2024-10-17", 0},
		{hanukkah, "2023-12-08", 0}, {hanukkah, "2024-12-26", 0}, {hanukkah, "2025-12-15", 0}, {hanukkah, "2026-12-05", 0},
		{passover, "2024-04-23", 0}, {passover, "2025-04-13", 0}, {passover, "2026-04-02", 0}, {purim, "2026-03-03", 0}, {shavuot, "2024-06-12", 0},
		{eidAlFitr, "2022-05-02", 1}, {eidAlFitr, "2024-04-10", 1}, {eidAlFitr, "2026-03-20", 1}, {eidAlAdha, "2025-06-06", 1}, {ramadan, "2027-02-08", 1},
		{orthodoxEaster, "2025-04-20", 0}, {orthodoxEaster, "2026-04-12", 0}, {orthodoxEaster, "2027-05-02", 0}, {tishaBav, "2025-08-03", 0}, {tishaBav, "2026-07-23", 0}, {tuBishvat, "2026-02-02", 0}, {tuBishvat, "2027-01-23", 0}, {lagBaomer, "2026-05-05", 0},
		{islamicNewYear, "2026-06-16", 1}, {ashura, "2026-06-25", 1}, {mawlid, "2025-09-05", 1}, {kingsDay, "2014-04-26", 0}, {emancipationDay, "2011-04-15", 0},
		{lunarNewYear, "2026-02-17", 0}, {diwali, "2026-11-08", 0},
	} {
		want, err := time.Parse(time.DateOnly, c.on)
		if err != nil {
			t.Fatal(err)
		}
		got := holidayIn(want.Year(), c.feast)
		if off := int(got.Sub(want).Hours() / 24); off > c.tolerance || off < -c.tolerance {
			t.Errorf("feast %d: got %s, want %s", c.feast, got.Format(time.DateOnly), c.on)
		}
	}
}
