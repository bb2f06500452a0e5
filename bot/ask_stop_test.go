package bot_test

import (
	"testing"
	"time"
)

func TestAPerhapsOfStoppingThatIsWrittenTwiceReachesAPerson(t *testing.T) {
	t.Parallel()
	d := openDesk(t)
	d.visit("Nora", nora)
	says(t, d.text(nora, "do these have to come to my phone"), "reply STOP")
	if got := d.tasks("asked"); got != 0 {
		t.Errorf("asked once: got %d tasks, want none", got)
	}
	d.pass(time.Hour)
	for range 2 {
		says(t, d.text(nora, "do these have to come to my phone"), "passing this to our staff")
	}
	if got := d.tasks("asked"); got != 1 {
		t.Errorf("asked again: got %d tasks, want one", got)
	}
	if got := d.count(`SELECT count(*) FROM conversations WHERE stopped_at IS NOT NULL`); got != 0 {
		t.Errorf("got %d opted out by a likeness, want none", got)
	}
	d.pass(31 * 24 * time.Hour)
	says(t, d.text(nora, "do these have to come to my phone"), "reply STOP")
}
