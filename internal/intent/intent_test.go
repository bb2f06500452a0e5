package intent_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"frontdesk/internal/intent"
)

// said is a small town's way to ask a few things.
var said = map[string][]string{
	"book": {"i need an appointment", "can i book a visit for my son", "id like to see the doctor", "schedule a checkup please", "do you have anything open this week",
		"need to get my daughter in", "quiero una cita", "necesito ver al doctor", "puedo sacar una cita para mi hijo"},
	"hours": {"what time do you open", "are you open saturday", "when do you close", "whats your hours", "open on the holiday?", "how late are you open",
		"a que hora abren", "abren los sabados", "hasta que hora estan"},
	"price": {"how much is a visit", "what does a checkup cost", "do you charge for cancelling", "price of a vaccine", "how much without insurance", "whats the fee",
		"cuanto cuesta la consulta", "cuanto cobran", "que precio tiene la vacuna"},
	"": {"lol ok", "happy birthday grandma", "did you feed the dog", "the game was great last night", "pick up milk on your way", "who won the election",
		"im at the airport", "nos vemos en la fiesta", "feliz cumpleanos"},
}

func examples() (out []intent.Example) {
	for _, name := range []string{"book", "hours", "price", ""} {
		for _, text := range said[name] {
			out = append(out, intent.Example{Intent: name, Text: text})
		}
	}
	return out
}

func clinic(tb testing.TB) *intent.Model {
	m, err := intent.Train(tb.Context(), examples(), intent.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func TestWordsNotSeenBeforeAreUnderstoodByTheirLikes(t *testing.T) {
	t.Parallel()
	m := clinic(t)
	for text, want := range map[string]string{
		"can I schedule an apointment for my daughter": "book", "are yall open on saturdays??": "hours", "HOW MUCH DOES THE VISIT COST": "price",
		"Necesito una cita para mi hija": "book", "¿Cuánto cuesta una vacuna?": "price",
	} {
		if g := m.Read(text); g.First.Intent != want {
			t.Errorf("%q: got %+v, want %s", text, g, want)
		}
	}
	for _, text := range []string{"", "   ", "zzzxq wvvk", "did you feed grandma at the airport", "\xff\xfe\x00", "🦷"} {
		if g := m.Read(text); g.Kind == intent.Sure {
			t.Errorf("%q: got sure of %+v", text, g.First)
		}
	}
}

func TestTheSameExamplesGiveTheSameBytes(t *testing.T) {
	t.Parallel()
	a, b := clinic(t).Encode(), clinic(t).Encode()
	if !bytes.Equal(a, b) {
		t.Error("two trainings differ")
	}
	m, err := intent.Decode(a)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples() {
		if got, want := m.Read(e.Text), clinic(t).Read(e.Text); got != want {
			t.Fatalf("%q: got %+v of the decoded model, want %+v", e.Text, got, want)
		}
	}
}

func TestChancesAreThoseOfTheGuess(t *testing.T) {
	t.Parallel()
	m := clinic(t)
	for _, e := range examples() {
		g, sum := m.Read(e.Text), 0.0
		for _, c := range m.Chances(e.Text) {
			if sum += c.Confidence; c.Intent == g.First.Intent && c != g.First {
				t.Errorf("%q: got %+v, want %+v", e.Text, c, g.First)
			}
		}
		if sum <= 0 || sum > 1 {
			t.Errorf("%q: got chances of %v together", e.Text, sum)
		}
	}
	for _, c := range m.Chances("") {
		if c.Confidence != 0 {
			t.Errorf("no text: got %+v, want no chance", c)
		}
	}
}

func TestWhatCannotBeLearntIsRefused(t *testing.T) {
	t.Parallel()
	many := make([]intent.Example, intent.MaxExamples+1)
	var intents []intent.Example
	for i := range intent.MaxIntents + 1 {
		intents = append(intents, intent.Example{Intent: fmt.Sprint("i", i), Text: "x"})
	}
	for name, e := range map[string][]intent.Example{"none": nil, "one class": {{Intent: "a", Text: "b"}}, "only outside": {{Text: "b"}}, "many": many, "intents": intents} {
		if _, err := intent.Train(t.Context(), e, intent.Options{}); !errors.Is(err, intent.ErrExamples) {
			t.Errorf("%s: got %v, want ErrExamples", name, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := intent.Train(ctx, examples(), intent.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	good := clinic(f).Encode()
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := intent.Decode(b)
		if err != nil {
			if !errors.Is(err, intent.ErrModel) {
				t.Fatalf("got %v, want ErrModel", err)
			}
			return
		}
		m.Read("can i book a visit?")
		if !bytes.Equal(m.Encode(), b) {
			t.Fatal("a model is written otherwise than it was read")
		}
	})
}

func FuzzRead(f *testing.F) {
	m := clinic(f)
	f.Add("when do you close")
	f.Add(strings.Repeat("é\u0301🦷", 2000))
	f.Fuzz(func(t *testing.T, text string) {
		g := m.Read(text)
		if c := g.First.Confidence; c < 0 || c > 1 || g.Second.Confidence > c {
			t.Fatalf("got %+v", g)
		}
	})
}
