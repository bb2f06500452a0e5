package bot

import (
	"fmt"
	"testing"
)

// everyday are answers that people give to our questions, each alone.
var everyday = []string{
	"C", "c", "Y", "y", "N", "n", "X", "x", "A", "R", "1", "2", "3", "12", "all", "ALL", "0", "1C 2R", "yes", "Yes!", "no", "No.", "nope", "yep", "yeah",
	"ok", "OK", "okay", "k", "kk", "sure", "fine", "good", "great", "perfect", "thanks", "thank you", "ty", "thx", "ok thanks", "ok thank you!", "thanks!!", "yw", "np", "cool",
	"hi", "hello", "hey", "good morning", "bye", "see you", "see you then", "me", "my son", "my daughter", "for me", "both", "neither", "either", "none", "the first", "the second one",
	"tomorrow", "today", "tomorrow at 3", "tomorrow at 3pm", "monday", "friday morning", "next week", "next tuesday at 10", "at 3", "3pm", "3:30", "10 am", "after 2", "before noon",
	"anytime", "any day", "later", "earlier", "noon", "dec 5", "12/5", "5/12/1980", "the 14th", "not sure", "maybe", "idk", "i dont know", "what", "what?", "huh", "?", "??", ".", "...", "!",
	"check-up", "checkup", "cleaning", "follow up", "physical", "refill", "book", "menu", "MENU", "move", "change", "confirm", "confirmed", "late", "running late", "on my way", "omw", "here", "im here",
	"sí", "si", "no gracias", "gracias", "muchas gracias", "ok gracias", "bueno", "vale", "claro", "hola", "buenas", "mañana", "mañana a las 3", "el lunes", "el viernes por la mañana", "a las 10",
	"la primera", "las dos", "ninguna", "todas", "para mí", "mi hijo", "confirmo", "sí confirmo", "tarde", "ya voy", "ya llegué", "aquí estoy", "cita", "receta", "otro día", "más tarde", "no sé", "qué", "quién es",
	"👍", "🙏", "😊", "❤️", "lol", "haha", "jaja", "", " ", "\n",
}

var names = []string{
	"Maria Lopez", "John Smith", "Leo", "Mia", "Nora Quinn", "José Pérez", "Ana", "Guadalupe Hernandez", "Dr. Rivera", "Dr Patel", "Dolores Paz", "Socorro Reyes", "Angel Cruz", "Stella Stoppard",
	"Art Payne", "Kiel Dye", "Amparo Marin", "Consuelo Ruiz", "Bill Killian", "Grace Hope", "Soledad Bravo", "Jesus Fuentes",
}

func TestShortEverydayAnswersNeverAlarmNorCountAsAWishToStop(t *testing.T) {
	t.Parallel()
	texts := append([]string{}, everyday...)
	for _, n := range names {
		texts = append(texts, n, "for "+n, "this is "+n, "soy "+n, n+" 3/14/1988")
	}
	for hour := 1; hour <= 12; hour++ {
		texts = append(texts, fmt.Sprint(hour), fmt.Sprint("at ", hour), fmt.Sprint(hour, " pm"), fmt.Sprint("tomorrow at ", hour), fmt.Sprint("a las ", hour))
	}
	for _, text := range texts {
		if got := Danger(text); got != Safe {
			t.Errorf("%q: got peril %q", text, got)
		}
		if Consent(text) == StopWish || MayWantStop(text) {
			t.Errorf("%q: counts as a wish to stop", text)
		}
	}
}

func TestAPhraseIsOverruledWhereTheWholeTextIsOfAnOrdinaryDay(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"he was hit by a car in 2017, we need the old x-rays for his new doctor",
		"lol the copay gave me chest pain, can i pay it in two parts",
		"i teach kids what to do about choking, do you want flyers for the lobby?",
		"en 2012 me dio una embolia, hoy solo quiero mi cita de control",
	} {
		if !phraseDanger(text) {
			t.Errorf("%q: no phrase is overruled", text)
		}
		if got := Danger(text); got != Safe {
			t.Errorf("%q: got %q, want no alarm", text, got)
		}
	}
	for _, text := range []string{
		"unsubscribe me from the newsletter in my email please, the texts are fine",
		"can i opt out of the student doctor at my visit",
		"please do not stop the reminders, i like them",
	} {
		if Consent(text) == StopWish {
			t.Errorf("%q: got an opt-out, want none", text)
		}
	}
}

func TestAWishToStopOverrulesNoDanger(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Peril{
		"take me off this list, my wife is not breathing":           Emergency,
		"no more texts please i am going to kill myself tonight":    Crisis,
		"quítenme de la lista, ya no quiero vivir":                  Crisis,
		"stop texting and send an ambulance my dad collapsed":       Emergency,
		"ya no manden mensajes que mi hijo se tragó una pila ayuda": Emergency,
	} {
		if got := Danger(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestTheLastWordsOfALongTextAreHeard(t *testing.T) {
	t.Parallel()
	long := ""
	for range 20 {
		long += heard + ". "
	}
	if got := Danger(long); got != Safe {
		t.Errorf("got %q for a long everyday text", got)
	}
	if got := Danger(long + "and now my husband collapsed and he is not breathing"); got != Emergency {
		t.Errorf("got %q, want the danger at the end heard", got)
	}
}
