package flow

import (
	"strings"
	"testing"
	"time"

	"frontdesk/internal/phi"
)

// keyOf is what an answer holds, in one word: its exit, its key, or the keys of its items.
func keyOf(a answer) string {
	switch {
	case a.fit == NoFit:
		return "-"
	case a.value.Type == ListType:
		var keys []string
		for _, it := range a.value.Items {
			keys = append(keys, it.Says.Reveal())
		}
		return strings.Join(keys, ",")
	case a.value.known():
		return a.value.Key
	}
	return a.exit
}

func TestAnswersOfTheNewQuestions(t *testing.T) {
	t.Parallel()
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	w := World{Clearance: phi.ClearCare, Now: time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), Zone: zone, Lang: "en"}
	list := items(ChoiceType, "Flu shot", "Polio", "Blood test", "Blood pressure")
	for kind, answers := range map[asking]map[string]string{
		askDate: {
			"dec 5": "2026-12-05", "thursday": "2026-11-26", "the 5th please": "2026-12-05", "5 de diciembre": "2026-12-05",
			"thursday after 3": "2026-11-26", "march 3 2027": "2027-03-03", "mañana": "2026-11-24",
			"monday": "-", "next tuesday": "-", "thu or fri": "-", "yesterday": "-", "feb 30": "-", "weekend": "-", "asap": "-", "at 3": "-", "3": "2026-12-03", "purple": "-",
		},
		askTime: {
			"3pm": "15:00", "at 8": "08:00", "15:30": "15:30", "3": "15:00", "10": "10:00", "noon": "12:00", "tomorrow at 10": "10:00", "a las 3 de la tarde": "15:00",
			"around 3": "-", "after 3": "-", "thursday": "-", "25": "-", "morning": "-", "3pm or 4pm": "-", "purple": "-",
		},
		askMoney: {
			"$20": "2000", "20": "2000", "20.50": "2050", "20 dollars": "2000", "veinte dólares": "2000", "US$ 20": "2000", "1,200": "120000", "$1,200.50!": "120050",
			"20,50": "2050", "I can pay 15": "1500", "ten bucks": "1000",
			"-20": "-", "20 or 30": "-", "20.5": "-", "1,20,0": "-", "9": "-", "$2001": "-", "99999999999999": "-", "0.000": "-", "": "-", "$": "-", "20th": "-", "purple": "-",
		},
		askChoices: {
			"1 3": "Flu shot,Blood test", "3, 1": "Flu shot,Blood test", "1 and 3": "Flu shot,Blood test", "1 y 3 por favor": "Flu shot,Blood test", "1-3": "Flu shot,Polio,Blood test",
			"2": "Polio", "ALL": "Flu shot,Polio,Blood test,Blood pressure", "todos": "Flu shot,Polio,Blood test,Blood pressure", "all of them": "Flu shot,Polio,Blood test,Blood pressure",
			"flu and polio": "Flu shot,Polio", "blood test, 2": "Polio,Blood test", "1 1": "Flu shot",
			"0": "none", "NONE": "none", "ninguno": "none", "no thanks": "none",
			"blood": "-", "5": "-", "1 5": "-", "13": "-", "all but 2": "Flu shot,Blood test,Blood pressure", "not 2": "-", "3-1": "-", "1-9": "-", "purple": "-", "y": "-", "": "-",
		},
	} {
		a := &ask{kind: kind, label: phi.Care, min: 10, max: 2000}
		for said, want := range answers {
			got := a.hear(hearing(phi.New(phi.Care, said), w), list)
			if keyOf(got) != want {
				t.Errorf("%s %q: got %q, want %q", kind, said, keyOf(got), want)
			}
			if got.value.known() && got.value.Label() != phi.Care {
				t.Errorf("%s %q: got %v, want care", kind, said, got.value.Label())
			}
		}
	}
}

const refillYAML = stuckYAML + `workflow: refill
starts: {keywords: [refill]}
steps:
  - do: family.children
  - ask: choices
    id: which
    of: children
    text: {en: "{count} people: {list}. Reply the numbers, ALL, or 0 for none."}
    again: {en: "Reply the numbers, ALL, or 0: {list}."}
    notice: {en: "{count} people. Reply the numbers, ALL, or 0 for none."}
    none: {say: {en: "Nobody, then."}, then: end}
  - ask: date
    id: day
    text: {en: Which day?}
    again: {en: "Which day? Like Dec 5."}
  - ask: time
    id: hour
    text: {en: What time?}
    again: {en: "What time? Like 3pm."}
  - ask: money
    id: pays
    min: 5
    max: 100
    text: {en: How much now?}
    again: {en: "How much now? $5 to $100."}
  - when: pays >= 20.5 and day > '2026-12-01' and hour < '18:00'
    else: {say: {en: Too little or too soon.}, then: end}
  - each: which
    as: one
    steps:
      - say: {en: "{one}: {day}, {hour}, {pays}."}
`

func TestQuestionsOfDaysTimesMoneyAndSeveral(t *testing.T) {
	t.Parallel()
	lib := eachLibrary(t, refillYAML)
	for _, transcript := range []string{`
> refill
= family.children() -> some {children: [Mia | Leo | Ida]}
< 3 people: 1) Mia 2) Leo 3) Ida. Reply the numbers, ALL, or 0 for none.
> maybe
< Reply the numbers, ALL, or 0: 1) Mia 2) Leo 3) Ida.
> 1 and 3
< Which day?
> jan 5
< What time?
> 3
< How much now?
> 1
< How much now? $5 to $100.
> $20.50
< Mia: Tue Jan 5 2027, 3:00 PM, $20.50. Ida: Tue Jan 5 2027, 3:00 PM, $20.50.`, `
> refill
= family.children() -> some {children: [Mia | Leo]}
< 2 people: 1) Mia 2) Leo. Reply the numbers, ALL, or 0 for none.
> none
< Nobody, then.`, `
> refill
= family.children() -> some {children: [Mia | Leo]}
< 2 people: 1) Mia 2) Leo. Reply the numbers, ALL, or 0 for none.
> all
< Which day?
> dec 5
< What time?
> 10am
< How much now?
> 20
< Too little or too soon.`} {
		if err := Rehearse(lib, transcript); err != nil {
			t.Error(err)
		}
	}
}

func TestFaultsOfTheNewQuestions(t *testing.T) {
	t.Parallel()
	const tail = ", text: {en: \"Q {list}\"}, again: {en: \"Q? {list}\"}}\n"
	const head = stuckYAML + "workflow: w\ninputs: {kids: {type: list of person, label: notice}, day: {type: date, label: notice}}\nsteps:\n"
	for _, f := range []struct{ name, rule, steps string }{
		{"no way for none", "exits", "  - {ask: choices, id: q, of: kids" + tail},
		{"neither list nor options", "type", "  - {ask: choices, id: q, none: end" + tail},
		{"both", "type", "  - {ask: choices, id: q, of: kids, options: {a: {label: {en: A}}}, none: end" + tail},
		{"an option nobody sees", "exits", "  - {ask: choices, id: q, options: {a: {words: [a]}}, none: end" + tail},
		{"an option with a way", "target", "  - {ask: choices, id: q, options: {a: {label: {en: A}, then: end}}, none: end" + tail},
		{"no list", "type", "  - {ask: choices, id: q, of: day, none: end" + tail},
		{"lowered label", "label", "  - {ask: date, id: q, label: notice" + tail},
		{"lowered label of money", "label", "  - {ask: money, id: q, label: public" + tail},
		{"a day is no number", "expression", "  - when: day > 5\n    then: end\n  - say: {en: Hi}\n"},
	} {
		got := problemsOf(head + f.steps)
		found := false
		for _, p := range got {
			found = found || p.Severity == Fault && p.Rule == f.rule
		}
		if !found {
			t.Errorf("%s: got %v, want rule %s", f.name, got, f.rule)
		}
	}
}

// FuzzAnswers: whatever a patient writes, an answer that is understood has a key of its
// form.
func FuzzAnswers(f *testing.F) {
	for _, said := range []string{"dec 5", "3pm", "$1,200.50", "1-3", "all", "0", "–", "1-", "$", "٣", "\xff-1", "veinte"} {
		f.Add(said)
	}
	list := items(ChoiceType, "Flu shot", "Polio", "")
	f.Fuzz(func(t *testing.T, said string) {
		h := hearing(phi.New(phi.Care, said), testWorld())
		for kind, form := range map[asking]string{askDate: time.DateOnly, askTime: clockForm} {
			got := (&ask{kind: kind, label: phi.Care}).hear(h, nil)
			if _, err := time.Parse(form, got.value.Key); got.fit != NoFit && err != nil {
				t.Fatalf("%s: got key %q, want one of the form %s", kind, got.value.Key, form)
			}
		}
		if got := (&ask{kind: askMoney, label: phi.Care, max: defaultMax}).hear(h, nil); got.fit != NoFit {
			if again, ok := readMoney(got.value.Says.Reveal()); !ok || sayMoney(again) != got.value.Says.Reveal() {
				t.Fatalf("money: got %q, which is not read again", got.value.Says.Reveal())
			}
		}
		got := (&ask{kind: askChoices, label: phi.Care}).hear(h, list)
		if got.fit != NoFit && got.exit == "" && len(got.value.Items) == 0 {
			t.Fatal("choices: got none, want at least one or the exit for none")
		}
	})
}
