package bot

import "strings"

// The thresholds were chosen on texts of strangers: as low as may be with an alarm in fewer
// than one of a hundred ordinary ones.
const (
	// alarming is how likely a peril must be for an alarm where no phrase tells it.
	alarming = 0.5
	// credible is how likely it must be that a text is no everyday
	// one, for a phrase of danger to be believed. It is low: a phrase is only overruled
	// where the whole text is plainly of an ordinary day, a visit after the stroke of
	// 2019 or a price to die for. That somebody wants no more texts overrules nothing.
	credible = 0.07
	// believed is credible for one clause, whatever stands beside it.
	believed = 0.6
	// obeyed is how likely a wish to stop must be to be obeyed without a phrase.
	obeyed = 0.9
	// meant is credible for a free phrase of opting out, in the text or in its clause, and
	// perhaps what a clause must have to be asked about.
	meant, perhaps = 0.4, 0.4
	// doubtful is how likely a wish to stop must be to be asked about.
	doubtful = 0.22
)

// part is how many bytes of a text are read at once, and overlap how many of them two
// neighbouring parts share, so that what is said across their border is in one of them.
// Concepts take as much room again, within what a model reads.
const part, overlap = 600, 150

// fewest is how many bytes a text must have to be likened to anything: letters answer.
const fewest = 3

// chances are how likely a text speaks of each peril and wishes to get no more texts.
type chances struct{ emergency, crisis, stop float64 }

func (c chances) peril() float64 { return c.emergency + c.crisis }

// special is how likely a text is no everyday one.
func (c chances) special() float64 { return c.peril() + c.stop }

// likelier is the likelier peril.
func (c chances) likelier() Peril {
	if c.crisis > c.emergency {
		return Crisis
	}
	return Emergency
}

// weigh holds a text against the examples: the highest chances that any part of it has.
func weigh(text string) (most chances) {
	if len(strings.TrimSpace(text)) < fewest {
		return most
	}
	for {
		c := weighPart(text[:min(part, len(text))])
		if c.peril() > most.peril() {
			most.emergency, most.crisis = c.emergency, c.crisis
		}
		most.stop = max(most.stop, c.stop)
		if len(text) <= part {
			return most
		}
		text = text[part-overlap:]
	}
}

func weighPart(text string) (c chances) {
	for _, of := range learnt().Chances(inConcepts(text)) {
		switch of.Intent {
		case string(Emergency):
			c.emergency = of.Confidence
		case string(Crisis):
			c.crisis = of.Confidence
		case string(StopWish):
			c.stop = of.Confidence
		}
	}
	return c
}
