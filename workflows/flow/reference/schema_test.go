package reference

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// shots is an action that the documents of this test ask for.
var shots = []flow.Spec{{Name: "shots.due", Help: "Which shots are due.", In: []flow.Field{{Name: "patient", Type: flow.PersonType}},
	Outcomes: []flow.Outcome{{Name: "some", Out: []flow.Field{{Name: "due", Type: flow.ListType, Of: flow.TextType, Label: phi.Notice}}}, {Name: "none"}}}}

func newValidator(t *testing.T, specs []flow.Spec) validator {
	t.Helper()
	b, err := Schema(specs)
	if err != nil {
		t.Fatal(err)
	}
	v := validator{}
	if err := json.Unmarshal(b, &v.root); err != nil {
		t.Fatal(err)
	}
	return v
}

func (v validator) document(t *testing.T, src []byte) string {
	t.Helper()
	var doc any
	if err := yaml.Unmarshal(src, &doc); err != nil {
		t.Fatal(err)
	}
	return v.wrong(v.root, doc, "")
}

// TestSchemaTakesEveryWorkflowThatTheParserTakes goes through the shipped workflows, one
// that uses all of the language, and the corpus of the label checker.
func TestSchemaTakesEveryWorkflowThatTheParserTakes(t *testing.T) {
	t.Parallel()
	v, seen := newValidator(t, nil), 0
	for _, dir := range []string{"../../defs", "../compare/testdata", "../testdata"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" {
				return err
			}
			src, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, one := range strings.Split("\n"+string(src), "\n---\n") {
				if def, _ := flow.Parse([]byte(one)); def == nil {
					continue
				}
				seen++
				if w := v.document(t, []byte(one)); w != "" {
					t.Errorf("%s: %s", path, w)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if seen < 10 {
		t.Errorf("got %d documents, want at least 10", seen)
	}
}

func TestSchemaRefusesWhatTheParserRefuses(t *testing.T) {
	t.Parallel()
	v := newValidator(t, shots)
	good := "workflow: w\nsteps:\n  - do: shots.due\n    with: {patient: who}\n    none: end\n  - ask: yesno\n    id: q\n    text: {en: Q}\n    again: {en: Again}\n    no: {say: {en: Good.}, then: end}\n"
	if w := v.document(t, []byte(good)); w != "" {
		t.Fatal(w)
	}
	for _, damage := range [][2]string{
		{"steps:", "stpes:"}, {"none: end", "nune: end"}, {"patient: who", "patiend: who"}, {"yesno", "yes"}, {"again:", "agian:"},
		{"    id: q\n", ""}, {"no: {", "maybe: {"}, {"say: {en: Good.}", "sey: {en: Good.}"}, {"id: q", "id: Q!"}, {"workflow: w", "workflow: [w]"},
	} {
		if bad := strings.Replace(good, damage[0], damage[1], 1); v.document(t, []byte(bad)) == "" {
			t.Errorf("%q for %q: taken, want refused", damage[1], damage[0])
		}
	}
}

// Each key of a document that uses all of the language is misspelt in turn.
func TestSchemaRefusesEveryMisspeltKeyThatTheParserRefuses(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("../compare/testdata/all.yaml")
	if err != nil {
		t.Fatal(err)
	}
	v, refused := newValidator(t, shots), 0
	for _, at := range regexp.MustCompile(`[a-z_]+: ?`).FindAllIndex(src, -1) {
		bad := slices.Concat(src[:at[0]], []byte("zz"), src[at[0]:])
		def, problems := flow.Parse(bad)
		if def != nil || !slices.ContainsFunc(problems, func(p flow.Problem) bool { return p.Rule == "key" || p.Rule == "step" }) {
			continue
		}
		refused++
		if v.document(t, bad) == "" {
			t.Errorf("taken, want refused: %s", problems[0])
		}
	}
	if refused < 60 {
		t.Errorf("got %d misspelt keys that the parser refuses, want at least 60", refused)
	}
}

func TestPageAndCompletionNameEveryActionAndVerb(t *testing.T) {
	t.Parallel()
	completion, err := Completion(shots)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"shots.due", "patient", "none"}
	for _, f := range flow.Steps() {
		want = append(want, f.Name)
	}
	for _, k := range flow.Kinds() {
		if want = append(want, k.Name); k.Help == "" {
			t.Errorf("the question %s has no help", k.Name)
		}
	}
	for _, text := range []string{string(Page(shots)), string(completion)} {
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%q is missing", w)
			}
		}
	}
}
