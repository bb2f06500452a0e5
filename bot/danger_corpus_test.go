package bot

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// TestTextsOfStrangersRaiseHardlyAnAlarm reads the 18,200 everyday requests of clinc150
// (Larson et al. 2019, CC BY 3.0), none of which was written to a clinic: an alarm, or
// an opt-out of more than "stop" and the like, is false. The set is not part of the
// project.
func TestTextsOfStrangersRaiseHardlyAnAlarm(t *testing.T) {
	t.Parallel()
	data := cmp.Or(os.Getenv("FRONTDESK_DATA"), filepath.Join("..", "..", "shared", "data"))
	raw, err := os.ReadFile(filepath.Join(data, "clinc150", "train_val.json"))
	if err != nil {
		t.Skip("SKIPPED: the clinc150 set is neither in FRONTDESK_DATA nor beside the repository")
	}
	var sets map[string][][2]string
	if err := json.Unmarshal(raw, &sets); err != nil {
		t.Fatal(err)
	}
	texts, alarms, stops, asked := 0, 0, 0, 0
	for _, set := range sets {
		for _, item := range set {
			texts++
			if Danger(item[0]) != Safe {
				alarms++
			}
			if Consent(item[0]) == StopWish {
				stops++
			}
			if MayWantStop(item[0]) {
				asked++
			}
		}
	}
	t.Logf("%d alarms, %d opt-outs and %d asked about one in %d texts", alarms, stops, asked, texts)
	if texts < 18_000 || alarms*100 > texts || stops*500 > texts {
		t.Errorf("got %d alarms and %d opt-outs in %d texts, want at most 1 in 100 and 2 in 1,000", alarms, stops, texts)
	}
	// Where something else is understood nobody is asked.
	if asked*100 > 2*texts {
		t.Errorf("got %d of %d texts asked about an opt-out, want at most 2 in 100", asked, texts)
	}
}
