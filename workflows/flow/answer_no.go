package flow

import "strings"

// What may follow a "no" without a stop between them and leave it an answer: who goes on to
// say why ("no we can't"), thanks, another no, and what a clinic asks about ("no fever").
// Before anything else the no belongs to its word: "no signal here", "no texts please".
var (
	afterNo = wordSet("i im ive id ill we were weve well they theyre it its he hes she shes you youre that thats this the there theres my our his her not dont doesnt didnt cant cannot couldnt wont " +
		"wouldnt havent hasnt isnt arent never nope no nah nothing nobody thanks thank thx ty sorry need way can good bad bueno dice chance more longer actually really just please because cuz bc unfortunately u you keep leave nada sir maam mam " +
		"doctor dr man bro dude fam dear hun honey mom lol haha but and at too cancel so then absolutely definitely of " +
		"quiero quisiera puedo podemos puede pueden podre podremos podria voy vamos va van tengo tenemos tiene tienen necesito necesitamos necesita creo es soy somos son esta estoy estamos estan era fui he hemos ha han hay " +
		"alcanzo llego llegamos llego sirve conviene queda acepto deseo tomo toma fumo fuma bebo padezco sufro uso usa muy muchas mil gracias por pos pues ya ahora ahorita orita hoy todavia aun asi para senor senora senorita " +
		"mijo mija amor yo ella el ellos nosotros que mejor tampoco nunca jamas claro vivo trabajo asistire ire iremos vendre aceptamos confirmo quieren quiere queremos mi mis su pero y gracioso gusta hace voy " +
		"mucho tanto tan lo la los las me le les nos se te fijese fijate doctora doc hombre espera perdon sabria estaba estuve pienso cuente supe vino viene viajo salgo como amiga amigo joven")
	// asksAbout are what a clinic asks whether somebody has.
	asksAbout = wordSet("fever fevers pain pains allergy allergies symptom symptoms medication medications medicine medicines meds change changes problem problems issue issues history concern concerns cough insurance kids children " +
		"pets smoking alcohol drugs surgery surgeries diabetes asthma bleeding vomiting diarrhea rash headache headaches nausea swelling infection infections reaction reactions complaints news car ride transportation money babysitter time appointment visit " +
		"fiebre dolor dolores alergia alergias sintoma sintomas medicina medicinas cambios problemas tos dinero carro cita")
	// cliticNo are the verbs that go on behind "no me", "no la".
	cliticNo = wordSet("gusta gustaria gusto sirve conviene interesa queda quedan parece da dieron dio toca duele duelen siento quiero necesito tengo tomo voy vamos puedo llevo llevare vemos ha he hemos falta necesita dan alcanza " +
		"va van sera es son uso veo podre quisiera cancele cancelen quiten deje alcanza conozco he queremos puede esta esperaba hallo encuentro siente sentia creo")
	clitics = wordSet("me la lo los las le les nos se te")
)

// answersNo reports whether the no that begins words is one by itself, and no part of what
// follows it.
func (h heard) answersNo(words []string) bool {
	for _, p := range elsewhere {
		if holds(words, p) {
			return false
		}
	}
	if len(words) < 2 || h.stops(1) {
		return true
	}
	next := words[1]
	switch {
	case leads(words[1:], boundPairs) > 0:
		return false
	case clitics[next] && len(words) > 2:
		return cliticNo[words[2]] || strings.HasPrefix(words[2], "cancel")
	case (next == "longer" || next == "more") && len(words) > 2:
		return words[2] != "than" && (next == "longer" || asksAbout[words[2]])
	}
	return afterNo[next] || asksAbout[next] || coreNo[next]
}

// boundPairs are bound by their second word: "no me acuerdo", "no tengo problema".
var boundPairs = phrases("me acuerdo, tengo problema, tengo problemas, tengo inconveniente, tengo idea, tengo duda, tengo dudas, tenemos problema, tengo ningun, hay duda, hay nadie, hay de que, le hace, le aunque, " +
	"se preocupe, solo, good reason, need to")

// elsewhere says that a text has reached somebody whom it was not for.
var elsewhere = phrases("wrong number, wrong person, who is this, numero equivocado, persona equivocada, quien es, quien habla, es mi numero, my number")
