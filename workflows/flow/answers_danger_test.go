package flow

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

// What a question expects is not looked at for danger that no phrase tells, so no cry for
// help and no wish to get no more texts may be a whole answer.
func TestNoDangerIsAnExpectedAnswer(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../bot/testdata/*danger*.txt")
	wishes, err2 := filepath.Glob("../../bot/testdata/*stop*.txt")
	if files = append(files, wishes...); err != nil || err2 != nil || len(files) < 8 {
		t.Fatalf("%d corpora, %v, %v", len(files), err, err2)
	}
	questions, read := askedInTables(t), 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '[' || line[0] == '#' {
				continue
			}
			read++
			h := hearing(phi.New(phi.Care, line), testWorld())
			for name, q := range questions {
				if q.ask.expects(h, q.list) {
					t.Errorf("%q is expected as an answer to %s", line, name)
				}
			}
		}
	}
	if read < 2000 {
		t.Errorf("got %d texts, want 2000", read)
	}
}
