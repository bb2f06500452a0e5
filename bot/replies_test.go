package bot

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What patients answer to questions is short and has no everyday word in it. These answers
// were kept aside: what Danger learns from holds only others.
func TestAnswersToQuestionsAreNoAlarm(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../workflows/flow/testdata/replies/kept/*.txt")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	meant := map[string]bool{"leave me alone": true, "dolor de pecho": true, "cancel the reminder texts": true}
	read, alarms, stops := 0, 0, 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			said, _, is := strings.Cut(strings.TrimSpace(line), " | ")
			if !is || strings.HasPrefix(said, "//") || meant[said] {
				continue
			}
			read++
			if Danger(said) != Safe {
				alarms++
				t.Logf("alarm: %q", said)
			}
			if Consent(said) == StopWish {
				stops++
				t.Logf("obeyed: %q", said)
			}
		}
	}
	if read < 500 || alarms*100 > read || stops*200 > read {
		t.Errorf("got %d alarms and %d stops in %d answers, want at most 1 and 0.5 in 100", alarms, stops, read)
	}
}
