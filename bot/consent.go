package bot

import _ "embed"

// Wish is what a person says about being texted at all.
type Wish string

// The wishes.
const (
	NoWish Wish = ""
	// StopWish is an opt-out, by a carrier's word or in the person's own ("take me off
	// this list").
	StopWish Wish = "stop"
	// StartWish is an opt-in by a word that means nothing else: START, UNSTOP.
	StartWish Wish = "start"
	// HelpWish is the bare HELP or INFO.
	HelpWish Wish = "help"
	// YesWish is a bare YES: an opt-in to the carrier, an answer where a question is
	// open. The caller knows which.
	YesWish Wish = "yes"
	// CancelWish is a bare CANCEL: an opt-out to the carrier, which has acted on it
	// already, though a patient with an open question about a visit may have meant
	// the visit. The caller knows which.
	CancelWish Wish = "cancel"
)

// freely is what an opt-out in free words is called in the phrasebook.
const freely Wish = "free"

// Consent reads a text, in English or Spanish, for a wish about being texted. A word of
// the carriers counts when it stands alone, in any case, with "please" or punctuation;
// an opt-out in free words counts anywhere in the text, since an opt-out may be made by
// any reasonable means (FCC 24-18), unless the text resembles everyday ones. What
// resembles opt-outs beyond doubt is one without any phrase: START takes it back. Where
// a text says several things, stop wins.
func Consent(text string) Wish {
	wish, _ := consent(text)
	return wish
}

// consent is Consent, and whether a phrase says so.
func consent(text string) (wish Wish, told bool) {
	wish = Wish(consentBook.tells(text, string(StopWish)))
	if wish == StopWish {
		return wish, true
	}
	c := weigh(text)
	free := wish == freely || wish != NoWish && consentBook.tells(text, string(freely)) == string(freely)
	switch {
	case free && (c.special() >= meant || stopsApart(text)):
		return StopWish, true
	case wish == NoWish && c.stop >= obeyed:
		return StopWish, false
	case wish == freely:
		return NoWish, false
	}
	return wish, wish != NoWish
}

// MayWantStop reports whether a text perhaps wants no more texts, in English or Spanish,
// where Consent heard no wish: it resembles those that do, too little to obey and too
// much to pass over. It is a reason to ask.
func MayWantStop(text string) bool {
	return weigh(text).stop >= doubtful || consentBook.tells(text, string(freely)) == string(freely) && optsOutApart(text, perhaps)
}

// stopsApart reports whether an opt-out in free words is believed where it stands: "don't text
// me anymore. I already have an appointment".
func stopsApart(text string) bool { return optsOutApart(text, meant) }

// optsOutApart reports whether a clause has an opt-out in free words and at least that chance to mean
// it.
func optsOutApart(text string, least float64) bool {
	for said := range clauses(text) {
		if consentBook.tells(said, string(freely)) == string(freely) && weighPart(said).stop >= least {
			return true
		}
	}
	return false
}

// AsksForPerson reports whether the text asks, in English or Spanish, for somebody of
// the staff: a bare A, "agent", "can I talk to a person", "call me".
func AsksForPerson(text string) bool {
	return personBook.tells(text, "") != ""
}

// optsOutByName reports whether a text is an opt-out that names what is to stop: the
// texts, the list. Beside words of danger "stop" and "make it stop" are about something
// else.
func optsOutByName(text string) bool {
	return optoutBook.tells(text, "") != "" && Consent(text) == StopWish
}

//go:embed consent.phrases
var consentFile string

//go:embed optout.phrases
var optoutFile string

//go:embed person.phrases
var personFile string

var (
	consentBook = compile(consentFile)
	optoutBook  = compile(optoutFile)
	personBook  = compile(personFile)
)
