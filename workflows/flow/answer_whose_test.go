package flow

import (
	"testing"

	"frontdesk/internal/phi"
)

func TestWhatIsSaidOfAnotherVisitIsNotTakenOfThisOne(t *testing.T) {
	t.Parallel()
	w := testWorld()
	w.People = kinOf("Ana", Self, "Mia", Child, "Leo", Child)
	about := bindings(nil).with("visit", visitsOf("Mia")[0])
	reminder, sure := shipped(t, "reminder", "answer"), shipped(t, "change-visit", "sure")
	for _, c := range []struct{ said, reminder, sure string }{
		{"confirm mia, cancel leo", "which?", "which?"},
		{"confirm mia, cancel Theo", "which?", "which?"},
		{"yes for mia but cancel leo's", "which?", "which?"},
		{"c, see you then. also need to cancel leo", "which?", "which?"},
		{"yes mia will be there, leo cant make it", "which?", "which?"},
		{"confirm, cancel the other one", "which?", "which?"},
		{"confirmo la de mia, cancele la de leo", "which?", "which?"},
		{"confirm leo", "-", "-"},
		{"yes please cancel leo", "-", "-"},
		{"can you move leo's", "-", "-"},
		{"yes please cancel mia", "cancel", "yes"},
		{"yes, cancel it", "cancel", "yes"},
		{"yes, cancel tomorrow", "cancel", "yes"},
		{"yes cancel mias visit", "cancel", "yes"},
		{"ok move it", "move", "move"},
		{"this is ana, we'll be there", "confirm", "no"},
		{"we'll be there, leo is coming too with mia", "confirm", "no"},
	} {
		for _, q := range []struct {
			posed
			want string
		}{{reminder, c.reminder}, {sure, c.sure}} {
			h := q.ask.facing(hearing(phi.New(phi.Care, c.said), w), about)
			if got := took(q.ask.hear(h, q.list)); got != q.want {
				t.Errorf("%q to %s: got %s, want %s", c.said, q.ask.id, got, q.want)
			}
		}
	}
}
