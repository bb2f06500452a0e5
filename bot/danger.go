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
// examples hears what they miss, and overrules them where the whole text is plainly
// about something else.
//
// The signs are those of public first-aid advice (chest pain, stroke's face-arm-speech,
// anaphylaxis, bleeding, poisoning) and of the suicide lifelines' warning lists.
func Danger(text string) Peril {
	told, c := Peril(dangerBook.tells(text, string(Emergency))), weigh(text)
	switch {
	case told != Safe && c.special() >= credible:
		return told
	case c.peril() >= alarming:
		return c.likelier()
	}
	return Safe
}

//go:embed danger.phrases
var dangerFile string

//go:embed signs.phrases
var signsFile string

var dangerBook = compile(dangerFile + "\n" + signsFile)
