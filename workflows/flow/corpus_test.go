package flow

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

// corpusEnv is the clinic of the workflows in testdata/labels.
func corpusEnv() Env {
	out := func(name string, t Type, l phi.Label, parts ...Field) Field {
		return Field{Name: name, Type: t, Label: l, Fields: parts}
	}
	list := func(name string, of Type, length, words phi.Label) Field {
		return Field{Name: name, Type: ListType, Of: of, Label: length, ItemLabel: words}
	}
	ends := func(name string, l phi.Label, out ...Field) Outcome { return Outcome{Name: name, Label: l, Out: out} }
	does := func(name string, in []Field, outcomes ...Outcome) Spec {
		return Spec{Name: name, In: in, Outcomes: outcomes}
	}
	result, child := out("result", TextType, phi.Care), []Field{out("patient", PersonType, phi.Care)}
	maybe := out("allergy", TextType, phi.Care)
	maybe.Optional = true
	book := does("visits.book", nil, ends("done", phi.Notice), ends("taken", phi.Notice))
	book.Settles = true
	return Env{Languages: []string{"en"}, Channels: []Channel{{"sms", phi.ClearNotice}, {"telegram", phi.ClearNotice}, {"portal", phi.ClearCare}}, Specs: Specs(book,
		does("labs.read", nil, ends("done", phi.Public, result)),
		does("labs.latest", nil, ends("ready", phi.Care, result), ends("none", phi.Care)),
		does("labs.compare", []Field{out("value", NumberType, phi.Care)}, ends("same", phi.Care), ends("higher", phi.Care)),
		does("labs.of", child, ends("fine", phi.Care), ends("bad", phi.Care)),
		does("labs.text", child, ends("done", phi.Public, out("report", TextType, phi.Care))),
		does("labs.page", nil, ends("done", phi.Public, out("page", LinkType, phi.Care))),
		does("billing.link", nil, ends("done", phi.Public, out("pay", LinkType, phi.Notice))),
		does("ills.known", nil, ends("done", phi.Public, list("ills", ChoiceType, phi.Care, phi.Care))),
		does("ills.grade", nil, ends("mild", phi.Care), ends("grave", phi.Care), ends("none", phi.Care)),
		does("meds.due", nil, ends("some", phi.Notice, list("meds", ChoiceType, phi.Notice, phi.Care)), ends("none", phi.Notice)),
		does("family.children", nil, ends("done", phi.Notice, list("children", PersonType, phi.Notice, phi.Notice))),
		does("visits.next", nil, ends("one", phi.Notice, out("visit", VisitType, phi.Notice, out("when", TimeType, phi.Notice), out("reason", TextType, phi.Care))), ends("none", phi.Notice)),
		does("doses.next", nil, ends("done", phi.Public, out("dose", TimeType, phi.Care))),
		does("intake.screen", []Field{out("words", TextType, phi.Care)}, ends("low", phi.Sensitive), ends("high", phi.Sensitive)),
		does("file.open", nil, ends("done", phi.Public, maybe)),
		does("file.deep", nil, ends("done", phi.Public, out("history", TextType, phi.Sensitive))),
		does("notes.keep", []Field{out("note", TextType, phi.Care)}, ends("done", phi.Public)),
		does("board.show", []Field{out("words", TextType, phi.Notice)}, ends("done", phi.Public)),
	)}
}

// corpus reads the workflows of a folder, each with what is said of it: the rule that it
// breaks (of two, both), or "safe". Behind the first of a file stand those that it calls.
func corpus(t *testing.T, folder string, judge func(t *testing.T, rule string, def *Def, env Env, parsed []Problem)) int {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "labels", folder, "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			rule, _, said := strings.Cut(strings.TrimPrefix(string(src), "# "), ": ")
			if !said {
				t.Fatal("the file does not begin with what it shows")
			}
			env := corpusEnv()
			env.Workflows = map[string]*Def{}
			var def *Def
			var wrong []Problem
			for i, page := range strings.Split(string(src), "\n---\n") {
				d, problems := Parse([]byte(page))
				if wrong = append(wrong, problems...); d == nil {
					continue
				}
				if env.Workflows[d.Name] = d; i == 0 {
					def = d
				}
			}
			for name, d := range env.Workflows {
				if others := Check(d, env); d != def && name != Snippets && Blocks(others) {
					t.Errorf("%s: got %v, want the page behind to be right", name, others)
				}
			}
			judge(t, rule, def, env, wrong)
		})
	}
	return len(files)
}

func TestEveryLeakOfTheCorpusIsRefusedByItsRule(t *testing.T) {
	t.Parallel()
	n := corpus(t, "leaks", func(t *testing.T, rule string, def *Def, env Env, problems []Problem) {
		if def != nil {
			problems = append(problems, Check(def, env)...)
		}
		found := false
		for _, p := range problems {
			if p.Severity == Fault && !strings.Contains(rule, p.Rule) {
				t.Errorf("got another fault:\n%s", p.Render())
			}
			if p.Severity == Fault {
				if found = true; p.Why == "" || p.Mend == "" {
					t.Errorf("got no reason, or no way to mend it:\n%s", p.Render())
				}
			}
		}
		if !found {
			t.Errorf("got %v, want a fault of rule %s", problems, rule)
		}
	})
	if n < 60 {
		t.Errorf("got %d leaks, want at least 60", n)
	}
}

func TestNothingSafeInTheCorpusIsRefused(t *testing.T) {
	t.Parallel()
	n := corpus(t, "safe", func(t *testing.T, rule string, def *Def, env Env, problems []Problem) {
		if rule != "safe" {
			t.Errorf("got %q at the top, want safe", rule)
		}
		if def != nil {
			problems = append(problems, Check(def, env)...)
		}
		for _, p := range problems {
			if p.Severity == Fault {
				t.Errorf("got\n%s", p.Render())
			}
		}
	})
	if n < 60 {
		t.Errorf("got %d, want at least 60", n)
	}
}
