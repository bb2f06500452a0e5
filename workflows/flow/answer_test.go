package flow

import (
	"fmt"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

func items(t Type, labels ...string) []Value {
	var out []Value
	for _, l := range labels {
		out = append(out, Value{Type: t, Key: l, Says: phi.New(phi.Notice, l)})
	}
	return out
}

// took is an answer in one line: its exit or key, and "!" when it fits exactly.
func took(a answer) string {
	switch {
	case a.fit == NoFit:
		return "-"
	case a.short:
		return "which?"
	case a.value.Type == MarksType:
		var out []string
		for _, m := range a.value.Marks() {
			out = append(out, m.Item+"="+m.Letter)
		}
		return strings.Join(out, " ")
	case a.exit != "":
		return a.exit
	case a.value.Key != "":
		return a.value.Key
	}
	return a.value.Says.Reveal()
}

func options(words ...string) []option {
	var out []option
	for _, w := range words {
		key, phrases, _ := strings.Cut(w, ":")
		o := option{key: key}
		for _, p := range strings.Split(phrases, ",") {
			o.words = append(o.words, fold(p))
		}
		out = append(out, o)
	}
	return out
}

func TestAnswersAreUnderstoodAsPeopleWriteThem(t *testing.T) {
	t.Parallel()
	people := items(PersonType, "Mia", "Leonardo", "Zoë", "José")
	slots := items(SlotType, "Tue Mar 4 2:30 PM", "Wed Mar 5 9:00 AM", "Wed Mar 5 4:15 PM")
	crx := options("confirm:c,confirm,we'll be there,yes", "change:r,change,can't make it,no puedo", "cancel:x,cancel my visit,want to cancel,please cancel", "late:late,minutes late")
	family := append(items(VisitType, "Mia", "Amina"), items(VisitType, "Leo 2 PM", "Leo 4 PM")...)
	for i, first := range []string{"Mia", "Amina", "Leo", "Leo"} {
		family[i].Fields = map[string]Value{"first": {Type: PersonType, Says: phi.New(phi.Notice, first)}}
	}
	other := []outcome{{name: "other", to: &route{}}, {name: "none", to: &route{}}}
	questions := map[string]struct {
		ask  *ask
		list []Value
		want map[string]string
	}{
		"person": {&ask{kind: askPerson}, people, map[string]string{
			"2": "Leonardo", "#2": "Leonardo", "2.": "Leonardo", "the second one": "Leonardo", "number 1 please": "Mia", "Mia": "Mia", "mia!": "Mia", "leo": "Leonardo",
			"Leonrado": "Leonardo", "zoe": "Zoë", "it's for Mia": "Mia", "for jose please": "José", "5": "-", "0": "-", "my dog": "-", "": "-", "Mia and Zoe": "-", "o": "-", "not mia": "-"}},
		"choice": {&ask{kind: askChoice, options: crx}, nil, map[string]string{
			"C": "confirm", "c.": "confirm", "Yes we'll be there": "confirm", "r please": "change", "sorry, we can’t make it": "change", "I can't confirm": "-", "X": "cancel",
			"please cancel my visit": "cancel", "don't cancel my visit": "-", "confirm or change?": "-", "maybe": "-", "1": "-", "see you at c": "-",
			"yes i want to cancel": "cancel", "yes what is the address": "-", "yes see you then": "confirm", "we'll be there but 20 minutes late": "late", "running late but we'll be there": "late",
			"yes but where is it": "-", "we'll be there but where is it": "-", "i want to cancel but could change it": "change", "yes pero no puedo": "change", "yes, my visit or change": "change", "yes please cancel today": "cancel", "late and want to change": "-"}},
		"yesno": {&ask{kind: askYesNo}, nil, map[string]string{
			"Y": "yes", "y": "yes", "YES": "yes", "yep thats fine": "yes", "sure!": "yes", "ok": "yes", "👍": "yes", "👍🏽": "yes", "si claro": "yes", "sí": "yes", "de acuerdo": "yes", "no problem": "yes",
			"N": "no", "nah": "no", "No, gracias": "no", "no thank you": "no", "👎": "no", "not really": "no",
			"not sure": "-", "yes no wait": "-", "maybe": "-", "what?": "-", "": "-",
			"Yes please, that time works for us. See you then": "yes", "si esa hora me queda bien": "yes", "yes that is right": "yes", "ok let me check": "-", "ok how much is it": "-", "ok?": "-",
			"sure but which doctor?": "-", "yes cancel it": "-", "si puedo les aviso": "-", "ok keep it": "-", "no problem, keep it": "-", "fine i will come late": "-"}},
		"one slot": {&ask{kind: askSlot, routes: other}, slots[:1], map[string]string{
			"y": "Tue Mar 4 2:30 PM", "yes please": "Tue Mar 4 2:30 PM", "yes friday": "other", "n": "none", "yes but how much": "-"}},
		"keep or cancel": {&ask{kind: askChoice, options: options("yes:y,yes,cancel it,x,si", "no:n,no,keep,keep it,i will come,no problem,dejela")}, nil, map[string]string{
			"ok keep it": "no", "no problem, keep it": "no", "fine i will come": "no", "yes keep it": "no", "si, dejela igual": "no", "ok": "-", "fine": "-", "sure": "-",
			"no cancel it": "-", "Yes": "yes", "yes please": "yes", "yes im sure": "yes", "please cancel it": "yes"}},
		"slot": {&ask{kind: askSlot, routes: other}, slots, map[string]string{
			"1": "Tue Mar 4 2:30 PM", "2)": "Wed Mar 5 9:00 AM", "third": "Wed Mar 5 4:15 PM", "tuesday": "Tue Mar 4 2:30 PM", "2:30pm": "Tue Mar 4 2:30 PM", "wed at 9": "Wed Mar 5 9:00 AM",
			"the 4:15 one": "Wed Mar 5 4:15 PM", "wed": "other", "fri after 3": "other", "next available": "other", "tomorrow morning": "other", "none": "none", "no": "none", "none of these": "none", "no, friday": "other", "n": "none", "y": "-", "otra": "none", "purple": "-"}},
		"marks": {&ask{kind: askMarks, options: options("c:c,yes,confirm,confirm all", "r:r", "x:x")}, people[:3], map[string]string{
			"1C 2R": "Mia=c Leonardo=r", "1c,2r": "Mia=c Leonardo=r", "c": "Mia=c Leonardo=c Zoë=c", "Confirm all!": "Mia=c Leonardo=c Zoë=c", "1 and 2 c, 3 x": "Mia=c Leonardo=c Zoë=x",
			"c1 r3": "Mia=c Zoë=r", "1": "-", "4c": "-", "1c 1r": "-", "1q": "-", "c r": "-",
			"c 1 r": "-", "x": "which?", "r please": "which?", "x all": "Mia=x Leonardo=x Zoë=x", "yes we will be there": "Mia=c Leonardo=c Zoë=c", "1 y 2 r": "Mia=r Leonardo=r", "yes 1c 2x": "Mia=c Leonardo=x"}},
		"family": {&ask{kind: askMarks, options: options("c:c,yes,confirm", "r:r,reschedule", "x:x,cancel all")}, family, map[string]string{
			"confirm Mia": "Mia=c", "yes for Amina only": "Amina=c", "reschedule 2": "Amina=r", "cancel 1": "Mia=x", "cancel": "which?", "CANCEL ALL": "Mia=x Amina=x Leo 2 PM=x Leo 4 PM=x", "just mia please": "-", "confirm Mia, cancel Amina": "Mia=c Amina=x",
			"not Mia, confirm Amina": "-", "confirm Leo": "-", "yes 4": "Leo 4 PM=c", "yes what is the address": "-", "mia c 3r": "Mia=c Leo 2 PM=r", "cancel all of them?": "-"}},
		"number": {&ask{kind: askNumber, min: 1, max: 5}, nil, map[string]string{"3": "3", "three": "3", "5!": "5", "6": "-", "0": "-", "many": "-", "99999999999": "-"}},
		"phone":  {&ask{kind: askPhone}, nil, map[string]string{"(212) 555-0123": "+12125550123", "1 212 555 0123": "+12125550123", "+44 20 7946 0000": "+442079460000", "555-0123": "-", "call me": "-"}},
		"name": {&ask{kind: askName}, nil, map[string]string{"ana lopez": "Ana Lopez", "My name is Ana María López": "Ana María López", "soy Luis de la O": "Luis de la O", "O'Brien-Smith Pat": "O'Brien-Smith Pat",
			"ana": "-", "how much is it?": "-", "book a visit at 3": "-", "": "-",
			"no thanks": "-", "tomorrow morning": "-", "Not really sure": "-", "wrong number": "-", "if possible": "-", "my name is Ana Lopez and I want a check up": "Ana Lopez", "Hi, I'm Will Smith. I need help": "Will Smith",
			"Ana M. Lopez, please": "Ana M Lopez", "soy Ana Lopez y quiero una cita": "Ana Lopez", "Placido Domingo thanks": "Placido Domingo", "João do Carmo": "João do Carmo"}},
		"text": {&ask{kind: askText}, nil, map[string]string{"anything at all": "anything at all", "  ": "-"}},
		"wish": {&ask{kind: askWish}, nil, map[string]string{"thursday after 3": "thursday after 3", "with Dr Rivera": "with Dr Rivera", "purple": "-",
			"need flushot tmrw aftr lunch": "-", "tomorrow befor 10": "-", "mañana despus de las 3": "-", "thursday, after my shift": "thursday, after my shift"}},
	}
	for name, q := range questions {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for text, want := range q.want {
				if got := took(q.ask.hear(hearing(phi.New(phi.Care, text), testWorld()), q.list)); got != want {
					t.Errorf("%s %q: got %q, want %q", name, text, got, want)
				}
			}
		})
	}
}

func TestNoFridayIsMoreThanNoAndYesAtThreeMoreThanYes(t *testing.T) {
	t.Parallel()
	a := &ask{kind: askYesNo, routes: []outcome{{name: "other", to: &route{}}, {name: "no", to: &route{}}}}
	got := a.hear(hearing(phi.New(phi.Care, "no, friday"), testWorld()), nil)
	if took(got) != "other" || got.value.Fields["wish"].Wish == nil {
		t.Errorf("got %q, want another wish", took(got))
	}
	if got := a.hear(hearing(phi.New(phi.Care, "yes at 3pm"), testWorld()), nil); took(got) != "other" {
		t.Errorf("a yes with a time in it: got %q, want another wish", took(got))
	}
}

func TestRehearseTellsTheLineAndTheDifference(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, pollYAML)
	for transcript, want := range map[string]string{
		"> poll\n< Was it good?\n> y\n< Glad to hear that.":   "",
		"> poll\n< Was it ...?\n! tick 1h\n< Never mind.":     "",
		"> poll\n< Was it bad?":                               "line 2:\n  - < Was it bad?\n  + < Was it good?",
		"> poll":                                              "line 1: more came than is expected\n  + < Was it good?",
		"> poll\n< Was it good?\n< Really?":                   "line 3: nothing more came\n  - < Really?",
		"> poll\n< Was it good?\n= shots.list() -> none\n> y": "line 3: shots.list was not called",
		"> hello\n< Hi":                                       "line 1: no question is open, and no workflow begins with \"hello\"",
		"< Hi":                                                "line 1: nothing has happened yet: begin with `>` or `!`",
		"> poll\n< Was it good?\n> what\n< Y or N?\n> what\n< Staff will answer.\n= handoff nobody": "line 7:\n  - = handoff nobody\n  + = handoff desk",
	} {
		got := ""
		if err := Rehearse(lib, transcript); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%q:\ngot  %s\nwant %s", transcript, got, want)
		}
	}
}

func ExampleProblem_Render() {
	_, problems := Parse([]byte("workflow: book\nsteps:\n  - say: {en: Hello.}\n    than: end\n"))
	fmt.Print(problems[0].Render())
	// Output:
	// error[key]: `say` has no `than`
	//   --> book:4:5
	//    |
	//  4 |     than: end
	//    |     ^
	//   mend: did you mean `then`?
}
