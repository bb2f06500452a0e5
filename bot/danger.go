package bot

import _ "embed"

// Peril is what kind of danger a text speaks of.
type Peril string

// The perils. Both are answered before anything else and alert staff.
const (
	Safe Peril = ""
	// Emergency is a danger to the body now: chest pain, no breath, stroke, overdose.
	Emergency Peril = "emergency"
	// Crisis is suicide, self-harm, or the wish to hurt others.
	Crisis Peril = "crisis"
)

// Danger reports what danger a text speaks of, in English or Spanish, with typing
// errors and without punctuation. It would rather alert once too often than miss:
// somebody who only asks whether their chest pain is serious is told to call. Where
// both perils are spoken of it is an Emergency, which cannot wait for a talk.
//
// Phrases say what to listen for, and can be read and argued about. A model that learnt
// examples hears what they miss, and overrules them where the text, and the clause that
// has the phrase, are plainly about something else.
//
// The signs are those of public first-aid advice (chest pain, stroke's face-arm-speech,
// anaphylaxis, bleeding, poisoning) and of the suicide lifelines' warning lists.
func Danger(text string) Peril {
	peril, _ := danger(text)
	return peril
}

// danger is Danger, and whether a phrase says so.
func danger(text string) (peril Peril, told bool) {
	phrase, c := Peril(dangerBook.tells(text, string(Emergency))), weigh(text)
	switch {
	case phrase != Safe && (c.special() >= credible || tellsApart(text)):
		return phrase, true
	case c.peril() >= alarming:
		return c.likelier(), false
	}
	return Safe, false
}

// tellsApart reports whether a phrase of danger is believed where it stands: an everyday
// request beside it ("book a checkup for Friday? i want to die") makes it no less true.
func tellsApart(text string) bool {
	for said := range clauses(text) {
		if dangerBook.tells(said, string(Emergency)) != "" && weighPart(said).special() >= believed {
			return true
		}
	}
	return false
}

//go:embed danger.phrases
var dangerFile string

//go:embed signs.phrases
var signsFile string

var dangerBook = compile(dangerFile + "\n" + signsFile)
