package care

import "time"

// OpenAt reports whether any site of the clinic is open at t, on the clock of zone: its
// weekly hours cover the minute, and it is not shut on that day. False for a clinic
// without opening hours.
func (c Clinic) OpenAt(t time.Time, zone *time.Location) bool {
	now := LocalOf(t, zone)
	for site, hours := range c.Opening {
		if !c.shut(site, now.Date) && covered(hours, now) {
			return true
		}
	}
	return false
}

// Usual is when the first site opens and when the last one closes, on any day of the
// week, in minutes after midnight; both zero for a clinic without opening hours.
func (c Clinic) Usual() (open, shut int) {
	for _, hours := range c.Opening {
		for _, h := range hours {
			if shut == 0 || h.From < open {
				open = h.From
			}
			shut = max(shut, h.To)
		}
	}
	return open, shut
}

func (c Clinic) shut(site LocationID, day Date) bool {
	for _, x := range c.Closures {
		if x.Location == site && x.Date == day {
			return true
		}
	}
	return false
}

func covered(hours []Hours, now Local) bool {
	for _, h := range hours {
		if h.Weekday == now.Weekday() && h.From <= now.Minutes && now.Minutes < h.To {
			return true
		}
	}
	return false
}
