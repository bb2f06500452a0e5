package flow

import (
	"slices"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

const closingYAML = `snippets:
  closing: {en: "Bye {who}. Call {clinic.name}.", es: "Adiós {who}. Llame a {clinic.name}."}
  name: "{clinic.name}"
  choose: {en: "Reply {range}.", es: "Responda {range}."}
  private: {en: "It is {vaccine}.", es: "Es {vaccine}."}
  long: {en: "` + longWords + `", es: Largo.}
  english: {en: Hello.}
`

const longWords = "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word "

const byeYAML = stuckYAML + `workflow: bye
inputs: {who: {type: person, label: notice}, vaccine: {type: text, label: care, optional: true}}
steps:
  - {ask: yesno, id: q, text: {en: Really?, es: "¿Seguro?"}, again: {en: Y or N?, es: "¿S o N?"}}
  - say: {en: "So {snippet.closing}", es: "Pues {snippet.closing}"}
  - say: "{snippet.closing} {snippet.name}"
`

func snippetEnv(t *testing.T, snippets string) Env {
	env := testEnv()
	env.Languages = []string{"en", "es"}
	env.Workflows = map[string]*Def{}
	if snippets != "" {
		env.Workflows[Snippets] = mustParse(t, snippets)
	}
	return env
}

func TestSnippetIsSaidWithTheVariablesOfItsWorkflowAndChangesAtOnce(t *testing.T) {
	t.Parallel()
	const stuckES = `stuck: {say: {en: Staff will answer., es: Le responderán.}, handoff: desk}
`
	def := mustParse(t, strings.Replace(byeYAML, stuckYAML, stuckES, 1))
	library := func(snippets string) *Library {
		lib, problems := NewLibrary([]Revision{{ID: "1", Def: def, Current: true}, {ID: "s", Def: mustParse(t, snippets), Current: true}}, snippetEnv(t, ""))
		if Blocks(problems) {
			t.Fatal(problems)
		}
		return lib
	}
	before := library(strings.Replace(closingYAML, "  english: {en: Hello.}\n", "", 1))
	w := testWorld()
	with := map[string]Value{"who": {Type: PersonType, Says: phi.New(phi.Notice, "Mia")}}
	res, _ := play(t, before, State{}, w, noAction, Event{Kind: Started, Workflow: "bye", With: with})
	if _, got := play(t, before, res.State, w, noAction, says("y")); got != "So Bye Mia. Call Alder Clinic. | Bye Mia. Call Alder Clinic. Alder Clinic" {
		t.Errorf("English: got %q", got)
	}
	w.Lang = "es"
	if _, got := play(t, before, res.State, w, noAction, says("y")); got != "Pues Adiós Mia. Llame a Alder Clinic. | Adiós Mia. Llame a Alder Clinic. Alder Clinic" {
		t.Errorf("Spanish: got %q", got)
	}
	after := library("snippets: {closing: {en: Ciao., es: Chau.}, name: 555}\n")
	if _, got := play(t, after, res.State, w, noAction, says("y")); got != "Pues Chau. | Chau. 555" {
		t.Errorf("after a change of the snippet: got %q, want the new words in the run under way", got)
	}
	if got := len(after.Workflows()); got != 1 {
		t.Errorf("workflows: got %d, want the snippets to be none", got)
	}
}

func TestNothingHidesInASnippet(t *testing.T) {
	t.Parallel()
	const head = "workflow: w\ninputs: {who: {type: person, label: notice}, vaccine: {type: text, label: care}}\nsteps:\n  - say: "
	for text, want := range map[string]string{
		`{en: "{snippet.closing}", es: "{snippet.closing}"}`:       "",
		`"{snippet.closing}"`:                                      "",
		`"{snippet.name}"`:                                         "",
		`{en: "{snippet.closng}", es: Hola}`:                       "there is no snippet `closng`; did you mean `closing`?",
		`{en: Hi, es: "{snippet.english}"}`:                        "the snippet `english` is missing in `es`; add `es: ...` to the snippet",
		`"{snippet.english}"`:                                      "the text is missing in `es`; add `es: ...`",
		`"Hello {snippet.closing}"`:                                "the snippet `closing` is said in several languages, and this text in one; write {en: ..., es: ...}",
		`{en: "{snippet.choose}", es: Hola}`:                       "{list}, {count} and {range} are about the answers of a question; name a variable",
		`{en: "{snippet.long}{snippet.long}{who}", es: Hola}`:      "at its longest this takes 3 SMS segments, and 2 are allowed; shorten it",
		`{en: "{snippet.private}", es: "{snippet.private}"}`:       "this text is care and will be sealed on sms; add a `notice:`, or take out what is private",
		`{en: "{snippet.one.two}", es: Hola}`:                      "is no placeholder",
		`{en: "{snippet}", es: Hola}`:                              "is no placeholder",
		`{en: Hi, es: Hola}` + "\n  - call: snippets":              "there is no workflow `snippets`",
		strings.Repeat("\"{snippet.long}\"\n  - say: ", 450) + "x": "the snippets of this workflow are more than 65536 bytes; say fewer of them",
	} {
		def, problems := Parse([]byte(head + text + "\n"))
		if def != nil {
			problems = Check(def, snippetEnv(t, closingYAML))
		}
		i := slices.IndexFunc(problems, func(p Problem) bool {
			return strings.HasPrefix(p.What+"; "+p.Mend, want) || strings.Contains(p.What, want)
		})
		if want != "" && i < 0 || want == "" && len(problems) > 0 {
			t.Errorf("%.60s: got %v, want %q", text, problems, want)
		}
	}
	const unset = "workflow: w\nsteps:\n  - do: shots.give\n    with: {shot: \"'flu'\"}\n    allergic: x\n  - {say: \"{clinic.name}\", id: x}\n  - say: \"{snippet.private}\"\n"
	if got := Check(mustParse(t, unset), snippetEnv(t, closingYAML)); !slices.ContainsFunc(got, func(p Problem) bool { return p.What == "`vaccine` may not be set here" }) {
		t.Errorf("a variable that may be unset: got %v", got)
	}
	if got := Check(mustParse(t, unset), snippetEnv(t, "")); !slices.ContainsFunc(got, func(p Problem) bool { return p.What == "there is no snippet `private`: the clinic has none" }) {
		t.Errorf("no snippets at all: got %v", got)
	}
}

func TestSnippetsAreCheckedAgainstAllThatSayThem(t *testing.T) {
	t.Parallel()
	says := mustParse(t, "workflow: says\nsteps:\n  - say: \"{snippet.closing}\"\n")
	other := mustParse(t, "workflow: other\nsteps:\n  - say: {en: Only English.}\n")
	for src, want := range map[string]string{
		"snippets: {closing: {en: Bye., es: Adiós.}}":            "",
		"snippets: {closing: {en: Bye.}}":                        "the text is missing in `es`",
		"snippets: {closed: {en: Bye., es: Adiós.}}":             "there is no snippet `closing`",
		"snippets: {closing: {en: 'Bye {who}.', es: Adiós.}}":    "`who`: there is no `who`",
		"snippets: {closing: {en: '{snippet.x}', es: A}, x: Hi}": "a snippet says no other snippet",
		"snippets: {Closing: Bye}":                               "`Closing` cannot be a name",
		"snippets: {closing: {en: A, es: B}}\nsteps: []":         "the snippets has no `steps`",
		"snippets: {closing: {en: '{bad', es: B}}":               "`{bad` is no placeholder",
		"workflow: snippets\nsteps: [end]":                       "`snippets` is the name of the clinic's snippets",
		"snippets: []":                                           "`snippets` is written as `key: value` pairs",
	} {
		def, got := Parse([]byte(src))
		if def != nil {
			env := snippetEnv(t, "")
			env.Workflows["says"], env.Workflows["other"] = says, other
			got = Check(def, env)
		}
		if want == "" && len(got) > 0 || want != "" && !slices.ContainsFunc(got, func(p Problem) bool { return p.What == want }) {
			t.Errorf("%s: got %v, want %q", src, got, want)
		}
	}
}

func TestFaultOfASnippetComesWithTheScriptOfTheWorkflowThatSaysIt(t *testing.T) {
	t.Parallel()
	const says = "workflow: says\nsteps:\n  - do: shots.give\n    with: {shot: \"'flu'\"}\n    allergic: x\n  - {say: \"{clinic.name}\", id: x}\n  - say: \"{snippet.shot}\"\n"
	snippets := mustParse(t, "snippets: {shot: {en: 'Had {visit}.', es: 'Tuvo {visit}.'}}")
	env := snippetEnv(t, "")
	env.Workflows["says"] = mustParse(t, says)
	got := Explain(Check(snippets, env), snippets, env)
	i := slices.IndexFunc(got, func(p Problem) bool { return p.What == "`visit` may not be set here" })
	if i < 0 || got[i].Workflow != "says" || !strings.HasPrefix(got[i].Script, "! start says\n= shots.give() -> allergic\n") {
		t.Errorf("got %v, want the way through says", got)
	}
}
