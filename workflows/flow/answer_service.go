package flow

import (
	"slices"
	"strings"
	"sync"
)

// services are what clinics give, a line for each: what they call it and what patients
// do, in both languages. An option that is named with one word of a line is also meant by
// the others: "chequeo" is "Check-up", "labs" is "Blood test". For whom it is, or against
// what, has lines of its own: "Child check-up" is a check-up and for a child.
const services = `
check up, check ups, physical, physicals, physical exam, yearly, yearly exam, annual, annual exam, annual visit, wellness, wellness visit, wellness exam, wellness check, well visit, well child, well child check, chequeo, chequeos, chequeo general, chequeo medico, chequearme, chequearlo, chequearla, revision, revisiones, revision general, revision anual, revision medica, examen fisico, examen general, examen anual, fisico, control anual, control general
child, children, kid, kids, kiddo, son, daughter, toddler, baby, infant, pediatric, pediatrics, well child, well child check, nino, nina, ninos, ninas, nene, nena, bebe, hijo, hija, infantil, infantiles, pediatrico, pediatrica, pediatria
sick visit, sick, ill, unwell, not feeling well, sore throat, strep throat, throat hurts, strep, cough, coughing, fever, earache, ear ache, ear hurts, ears hurt, ear infection, sinus infection, pink eye, runny nose, stomach bug, vomiting, throwing up, diarrhea, have the flu, has the flu, got the flu, have a cold, has a cold, bad cold, enfermo, enferma, enfermedad, dolor de garganta, duele la garganta, me duele el oido, le duele el oido, infeccion de oido, vomito, vomitando, diarrea, tengo gripa, traigo gripa, tiene gripa, tengo gripe, tiene gripe, con gripa, con gripe, resfriado, resfriada, tos, fiebre, calentura, temperatura, mocos, dolor de oido, me siento mal, se siente mal
vaccine, vaccines, vaccination, vaccinations, vaccinated, immunization, immunizations, immunized, shot, shots, flu shot, flu shots, flu jab, flushot, flu vaccine, jab, booster, tetanus, vacuna, vacunas, vacunacion, vacunar, vacunarme, vacunarlo, vacunarla, vacunarnos, refuerzo
flu, flu shot, flu shots, flu vaccine, flu jab, flushot, influenza, gripe, gripa
covid, coronavirus
tetanus, tetano, tetanos
travel, viaje, viajes
blood test, blood tests, blood work, bloodwork, blood draw, blood drawn, my blood drawn, blood taken, labs, lab, lab work, labwork, lab test, lab tests, analisis, analisis de sangre, examen de sangre, examenes de sangre, prueba de sangre, pruebas de sangre, estudio de sangre, estudios de sangre, sacarme sangre, sacar sangre, sacarse sangre, toma de sangre, muestra de sangre, laboratorio, laboratorios
skin check, skin checks, skin, skin exam, mole, moles, mole check, dermatology, dermatologist, lunar, lunares, piel, revision de la piel, revision de piel, examen de piel, dermatologia, dermatologo, dermatologa
womens health, women health, womens, womans health, womens exam, womans exam, well woman, gynecology, gynecologist, gynecological, gyn, obgyn, ob gyn, pap, pap smear, pap test, salud de la mujer, salud femenina, papanicolau, papanicolaou, ginecologia, ginecologo, ginecologa, ginecologico
counseling, counselling, counselor, therapy, therapist, mental health, behavioral health, psychologist, consejeria, consejero, consejera, terapia, terapeuta, psicologo, psicologa, psicologia, salud mental
physical therapy, physical therapist, physiotherapy, pt, fisioterapia, terapia fisica, rehabilitacion
prenatal, prenatal visit, prenatal check, pregnancy, pregnant, embarazo, embarazada, control prenatal
dental, dentist, teeth, tooth, dientes, dentista, muela
cleaning, limpieza
eye, eyes, eye exam, vision, vista, ojos, examen de la vista
ultrasound, sonogram, ultrasonido, sonografia, ecografia
x ray, x rays, xray, radiografia, radiografias, rayos x
mammogram, mammography, mamografia
nutrition, nutritionist, dietitian, nutricion, nutriologo, nutriologa, nutricionista
diabetes, diabetic, sugar check, diabetico, diabetica, azucar
blood pressure, blood pressure check, presion, presion arterial, presion alta
follow up, followup, follow ups, seguimiento
new patient, paciente nuevo, paciente nueva
video visit, video, telehealth, telemedicine, virtual, videollamada, virtual visit, telemedicina
`

// kinds is a set of lines of services.
type kinds uint64

// of reports whether every line of k is one of all.
func (k kinds) of(all kinds) bool { return k&^all == 0 }

// spelling is a phrase of services, and its lines.
type spelling struct {
	words []string
	kinds kinds
}

// spellings are the phrases of services, the longest first.
var spellings = sync.OnceValue(func() []spelling {
	var out []spelling
	for n, line := range strings.Split(strings.TrimSpace(services), "\n") {
		for _, p := range phrases(line) {
			if i := slices.IndexFunc(out, func(s spelling) bool { return same(s.words, p) }); i >= 0 {
				out[i].kinds |= 1 << n
				continue
			}
			out = append(out, spelling{p, 1 << n})
		}
	}
	slices.SortStableFunc(out, func(a, b spelling) int { return len(b.words) - len(a.words) })
	return out
})

// kindsIn finds what words name of services, from which word to which, and the words
// that name nothing.
func kindsIn(words []string) (found kinds, from, to int, rest []string) {
	for i := 0; i < len(words); {
		n, is := spelled(words[i:])
		if said := idiomAt(words[i:]); said > 0 {
			rest = append(rest, words[i:i+said]...)
			i += said
			continue
		}
		if n == 0 {
			rest = append(rest, words[i])
			i++
			continue
		}
		if found == 0 {
			from = i
		}
		found, to = found|is, i+n
		i += n
	}
	return found, from, to, rest
}

// idioms hold a word of a service and name none: "sick of waiting", "worth a shot".
var idioms = phrases("worth a shot, it a shot, take a shot, long shot, in sick, is sick here, sick of, sick and tired, shot in the dark, shot at, enferma de, enfermo de, skin in the game, lab coat, eye on, eyes on, temperature outside")

// idiomAt is how many words the idiom has that words begin with.
func idiomAt(words []string) int {
	for _, p := range idioms {
		if begins(words, p, func(a, b string) bool { return a == b }) > 0 {
			return len(p)
		}
	}
	return 0
}

// spelled is the longest phrase that words begin with, and how many words it has. What is
// written as heard is found where nothing is written so: "chekup", "chekeo", "bacuna".
func spelled(words []string) (n int, is kinds) {
	for _, like := range []func(said, meant string) bool{func(a, b string) bool { return a == b }, soundsLike} {
		for _, s := range spellings() {
			if m := begins(words, s.words, like); m > 0 {
				return m, s.kinds
			}
		}
	}
	return 0, 0
}

// begins is how many words of a text a phrase takes that stands at its beginning: as many
// as it has, or one where it is written together.
func begins(words, phrase []string, like func(said, meant string) bool) int {
	if len(phrase) > 1 && like(words[0], strings.Join(phrase, "")) {
		return 1
	}
	if len(words) < len(phrase) {
		return 0
	}
	for i, p := range phrase {
		if !like(words[i], p) {
			return 0
		}
	}
	return len(phrase)
}

// minSounded is how long words are that may be written as heard.
const minSounded = 6

// soundsLike reports whether a word is another as it sounds, or as it is typed in haste.
func soundsLike(said, meant string) bool {
	if said == meant {
		return true
	}
	if len(said) < minSounded || len(meant) < minSounded {
		return false
	}
	as, like := sound(said), sound(meant)
	if said[0] != meant[0] && (as == "" || like == "" || as[0] != like[0]) { // "hhhhhh" has no sound
		return false
	}
	return as == like || distance(said, meant, 2) < 2
}

// sound writes what sounds alike in English or Spanish with the same letters.
var sound = func() func(string) string {
	r := strings.NewReplacer("qu", "k", "ck", "k", "ph", "f", "ce", "se", "ci", "si", "ch", "ch", "cc", "ks", "c", "k", "v", "b", "z", "s", "ll", "y", "ss", "s", "h", "")
	return r.Replace
}()

// maxService is how many words a text has that says what a visit is for without having
// been asked. Longer ones tell of this and that.
const maxService = 12

// service finds the one option that a text means by another name than the option has.
// Where it names two, neither is meant; what is for a child is meant before what is for
// anybody.
func service(list []Value, h heard) answer {
	got, _ := h.serviceIn(list)
	return got
}

// tellsOf reports whether a text names a service and tells of one that was given before:
// "my arm hurts after my flu shot". What it is for is for somebody to ask.
func (h heard) tellsOf() bool {
	if said, _, _, _ := kindsIn(h.words); said == 0 {
		return false
	}
	return slices.ContainsFunc(h.words, func(w string) bool { return sequels[w] }) ||
		slices.ContainsFunc(formerly, func(p []string) bool { return holds(h.words, p) })
}

var (
	sequels  = wordSet("result results reaction reactions bruise swelling gone resultado resultados reaccion")
	formerly = phrases("went away, cleared up, came back, back yet, is over, ya se me quito, ya se le quito, ya paso, after my, after his, after her, after getting, since my, since his, since her, since getting, from my last, from the last, despues de mi, despues de su, desde mi, desde su")
)

// serviceIn is service, and reports whether an option is like it and says more: somebody
// who did not see the list may mean either.
func (h heard) serviceIn(list []Value) (got answer, narrower bool) {
	if h.refutes() || negated(h.words) && negated(h.spared()) || slices.Contains(h.words, "or") || slices.Contains(h.words, "o") {
		return answer{}, false
	}
	said, from, to, rest := kindsIn(h.words)
	if said == 0 {
		return answer{}, false
	}
	of := make([]kinds, len(list))
	best := -1
	for i, it := range list {
		if !h.clears(it.Says) {
			continue
		}
		of[i], _, _, _ = kindsIn(fold(it.Says.Reveal()))
		if of[i] != 0 && of[i].of(said) && (best < 0 || of[best].of(of[i])) {
			best = i
		}
	}
	for i, k := range of {
		switch {
		case best < 0 || i == best || k == 0:
		case k.of(said) && (!k.of(of[best]) || k == of[best]):
			return answer{}, false
		case of[best].of(k) && k != of[best]:
			narrower = true
		}
	}
	switch {
	case best < 0:
		return answer{}, false
	case len(without(rest, politeness, pointing, filler, merely)) == 0:
		return answer{value: list[best], fit: Exact}, narrower
	}
	return answer{value: list[best], fit: Loose, from: from, to: to}, narrower
}

// merely are words beside what is wanted.
var merely = wordSet("only just actually whole regular normal usual general guess think please my his her your our their solo solamente nomas bueno pues seria mejor sera creo es una mi su algo cita visit visita appointment appt consulta")

// counts reports whether a text says how many of something: "two checkups".
func (h heard) counts() bool {
	for i, w := range h.words[:max(0, len(h.words)-1)] {
		if cardinal(w) && w != "one" && w != "una" && w != "uno" && strings.HasSuffix(h.words[i+1], "s") {
			return true
		}
	}
	return false
}
