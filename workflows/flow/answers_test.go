package flow

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

// posed is a question with what it lists.
type posed struct {
	ask  *ask
	list []Value
}

// shipped is a question of a shipped workflow, about list.
func shipped(t *testing.T, workflow, id string, list ...Value) posed {
	t.Helper()
	src, err := os.ReadFile(filepath.Join("..", "defs", workflow+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	def, problems := Parse(src)
	if def == nil {
		t.Fatal(problems)
	}
	return posed{def.steps[def.index[id]].verb.(*ask), list}
}

// visitsOf are visits that say whose they are.
func visitsOf(names ...string) []Value {
	out := items(VisitType, names...)
	for i, first := range names {
		out[i].Fields = map[string]Value{"first": {Type: PersonType, Says: phi.New(phi.Notice, first)}}
	}
	return out
}

// kinOf are people with their relation to the phone's owner: name, relation, name...
func kinOf(words ...string) []Value {
	var out []Value
	for i := 0; i < len(words); i += 2 {
		v := items(PersonType, words[i])[0]
		v.Fields = map[string]Value{Relation: {Type: ChoiceType, Key: words[i+1], Says: phi.New(phi.Notice, words[i+1])}}
		out = append(out, v)
	}
	return out
}

func askedInTables(t *testing.T) map[string]posed {
	t.Helper()
	none := []outcome{{name: "none", to: &route{}}}
	other := append([]outcome{{name: "other", to: &route{}}}, none...)
	of := func(kind asking, labels ...string) posed {
		return posed{&ask{kind: kind, max: 5000}, items(ChoiceType, labels...)}
	}
	several := func(labels ...string) posed {
		return posed{&ask{kind: askChoices, routes: none}, items(ChoiceType, labels...)}
	}
	return map[string]posed{
		"plain":        of(askYesNo),
		"reminder":     shipped(t, "reminder", "answer"),
		"sure":         shipped(t, "change-visit", "sure"),
		"what":         shipped(t, "change-visit", "what"),
		"which":        shipped(t, "change-visit", "visit", visitsOf("Mia", "Leo")...),
		"everyone":     shipped(t, "change-visit", "everyone"),
		"wants":        shipped(t, "change-visit", "wants"),
		"family":       shipped(t, "reminder", "family", visitsOf("Mia", "Leo")...),
		"three":        shipped(t, "reminder", "family", visitsOf("Mia", "Leo", "Ana")...),
		"service":      of(askChoice, "Checkup", "Follow-up visit", "Vaccination", "Lab work"),
		"servicio":     of(askChoice, "Revisión", "Vacuna", "Análisis de sangre"),
		"offered":      of(askChoice, "Check-up", "Child check-up", "Sick visit", "Vaccine", "Blood test", "Skin check", "Women's health", "Counseling"),
		"visits":       {&ask{kind: askChoice}, items(VisitType, "Tue Mar 4 2:30 PM (Mia)", "Thu Mar 6 9:00 AM (Leo)")},
		"appointments": {&ask{kind: askChoice}, items(VisitType, "Mia Wed Dec 2 9:00 AM, Mill Road", "Leo Fri Dec 4 10:00 AM, Harbor Street", "Leo Wed Dec 9 11:00 AM, Mill Road")},
		"citas":        {&ask{kind: askChoice}, items(VisitType, "mié 2 dic 08:30, Mill Road", "lun 7 dic 15:00, Mill Road")},
		"person":       {&ask{kind: askPerson}, kinOf("Ana", Self, "Mia", Child, "Leo", Child)},
		"sons":         {&ask{kind: askPerson}, kinOf("Leo", Child, "Max", Child)},
		"one kid":      {&ask{kind: askPerson}, kinOf("Ana", Self, "Mia", Child, "June", "other")},
		"meds":         several("Lisinopril 10 mg", "Hydroxyzine 25 mg", "Hydralazine 50 mg", "Metformin 500 mg"),
		"alike":        several("Celebrex", "Celexa", "Prednisone 5 mg", "Prednisolone 15 mg"),
		"lone":         several("Hydralazine 50 mg", "Prednisolone 15 mg", "Losartan 50 mg", "Lamisil"),
		"number":       {&ask{kind: askNumber, min: 1, max: 5}, nil},
		"money":        {&ask{kind: askMoney, min: 1, max: 5000}, nil},
		"phone":        of(askPhone),
		"huecos":       {&ask{kind: askSlot, routes: other}, items(SlotType, "mar 7 abr 14:30", "mié 8 abr 09:00", "mié 8 abr 16:15")},
		"slots":        {&ask{kind: askSlot, routes: other}, items(SlotType, "Tue Mar 4 2:30 PM", "Wed Mar 5 9:00 AM", "Wed Mar 5 4:15 PM")},
	}
}

// tookMore is took, for lists and money too.
func tookMore(a answer) string {
	switch {
	case a.fit != NoFit && !a.short && a.value.Type == ListType:
		var out []string
		for _, it := range a.value.Items {
			out = append(out, it.Key)
		}
		return strings.Join(out, ", ")
	case a.fit != NoFit && a.value.Type == MoneyType:
		n := a.value.Key
		return fmt.Sprintf("$%s.%s", n[:max(0, len(n)-2)], n[max(0, len(n)-2):])
	}
	return took(a)
}

// forbidden reports whether got is what a row says must not be: one of its words, an item
// of a list among them, or with "any" whatever is not wanted.
func forbidden(got, want, mustNot string) bool {
	if got == "-" || got == "which?" || got == want || mustNot == "" {
		return false
	}
	if mustNot == "any" {
		return true
	}
	parts := strings.FieldsFunc(got, func(r rune) bool { return r == ',' })
	if strings.Contains(got, "=") {
		parts = strings.Fields(got)
	}
	for _, p := range parts {
		if slices.Contains(strings.Split(mustNot, ", "), strings.TrimSpace(p)) {
			return true
		}
	}
	return false
}

// leastRight is how many rows in a hundred have to be right: what is not is asked again,
// or taken in another way that harms nobody. No row may be what it must not be.
const leastRight = 86

func TestAnswersInTheTablesAreUnderstoodAndNoneIsMisread(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/answers/*.txt")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d tables, %v", len(files), err)
	}
	questions, rows, right, wrong := askedInTables(t), 0, 0, 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		w, q, hits := testWorld(), posed{}, 0
		w.Lang = strings.Split(filepath.Base(file), ".")[1]
		before := rows
		for line := range strings.Lines(string(text)) {
			line = strings.TrimRight(line, "\n")
			if name, ok := strings.CutPrefix(line, "["); ok {
				q = questions[strings.TrimSuffix(name, "]")]
				continue
			}
			cols := strings.Split(line, " | ")
			if strings.HasPrefix(line, "//") || len(cols) < 2 {
				continue
			}
			mustNot := strings.TrimSpace(strings.Join(cols[2:], ""))
			cols[1] = strings.TrimSuffix(cols[1], " |")
			got := tookMore(q.ask.hear(hearing(phi.New(phi.Care, cols[0]), w), q.list))
			switch rows++; {
			case got == cols[1]:
				hits++
			case forbidden(got, cols[1], mustNot):
				t.Errorf("%s: %q: got %q, want %q and never that", filepath.Base(file), cols[0], got, cols[1])
			default:
				if got != "-" {
					wrong++
				}
				t.Logf("%s: %q: got %q, want %q", filepath.Base(file), cols[0], got, cols[1])
			}
		}
		right += hits
		t.Logf("%s: %d of %d right", filepath.Base(file), hits, rows-before)
		if every := strings.HasPrefix(filepath.Base(file), "service.") || strings.HasPrefix(filepath.Base(file), "visit."); every && hits < rows-before {
			t.Errorf("%s: got %d of %d right, want all", filepath.Base(file), hits, rows-before)
		}
	}
	t.Logf("all: %d of %d right, %d taken otherwise", right, rows, wrong)
	if rows < 800 || right*100 < rows*leastRight {
		t.Errorf("got %d of %d right, want %d%%", right, rows, leastRight)
	}
}
