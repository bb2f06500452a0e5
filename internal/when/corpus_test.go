package when

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestBookingTextsOfStrangers counts over the booking turns of restaurant8k (PolyAI, CC
// BY 4.0) in how many a date or time is found, and in how many without one none is. The
// set is not part of the project; FRONTDESK_DATA says where it is if not beside it.
func TestBookingTextsOfStrangers(t *testing.T) {
	t.Parallel()
	folder := cmp.Or(os.Getenv("FRONTDESK_DATA"), filepath.Join("..", "..", "..", "shared", "data"))
	raw, err := os.ReadFile(filepath.Join(folder, "restaurant8k", "train.json"))
	if err != nil {
		t.Skip("SKIPPED: the restaurant8k set is not beside the repository")
	}
	var turns []struct {
		UserInput struct{ Text string }
		Context   struct{ RequestedSlots []string }
		Labels    []struct{ Slot string }
	}
	if err := json.Unmarshal(raw, &turns); err != nil {
		t.Fatal(err)
	}
	var found, timed, quiet, untimed int
	for _, turn := range turns {
		if len(turn.Context.RequestedSlots) > 0 {
			continue // an answer such as "13" means nothing by itself
		}
		has := false
		for _, l := range turn.Labels {
			has = has || slices.Contains([]string{"date", "time"}, l.Slot)
		}
		r := Read(turn.UserInput.Text, Context{Now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)})
		if has {
			timed++
			found += btoi(r.Found())
		} else {
			untimed++
			quiet += btoi(!r.Found())
		}
	}
	t.Logf("a time is found in %d of %d texts that name one, in %d of %d that do not", found, timed, untimed-quiet, untimed)
	if found*100 < timed*90 || quiet*100 < untimed*90 {
		t.Errorf("got %d of %d found and %d of %d quiet, want 90 %% of both", found, timed, quiet, untimed)
	}
}
