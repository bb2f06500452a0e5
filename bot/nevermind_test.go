package bot_test

import "testing"

func TestNeverMindDropsWhatWasBegun(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	d.text(nora, "book")
	says(t, d.text(nora, "Actually no."), "nothing was changed")
	says(t, d.text(nora, "zebra"), "Reply 1-3") // no question listens any more: the menu
	d.text(nora, "book")
	says(t, d.text(nora, "never mind the zebra"), "Sorry, I didn't get that. Reply with one number")
}
