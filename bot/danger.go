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
// Phrases are heard first: they are certain, and can be read and argued about. What they
// miss is held against examples, by a model that learnt them.
//
// The signs are those of public first-aid advice (chest pain, stroke's face-arm-speech,
// anaphylaxis, bleeding, poisoning) and of the suicide lifelines' warning lists.
func Danger(text string) Peril {
	if told := Peril(dangerBook.tells(text, string(Emergency))); told != Safe {
		return told
	}
	return resembles(text)
}

//go:embed danger.phrases
var dangerFile string

//go:embed signs.phrases
var signsFile string

var dangerBook = compile(dangerFile + "\n" + signsFile)
