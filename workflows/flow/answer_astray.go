package flow

import (
	"slices"
	"strings"
	"time"

	"frontdesk/internal/when"
)

// astray reports whether the words [from, to) of a text, which say an option elsewhere, say
// something else here: "change" of a doctor or "cancel my" card, the "late" of "late
// afternoon", "too late to cancel".
func (h heard) astray(from, to int) bool {
	for _, p := range tooLate {
		if holds(h.words, p) {
			return true
		}
	}
	if h.words[0] == "if" || slices.ContainsFunc(h.words[:from], func(w string) bool { return hedging[w] }) {
		return true // "I might have to cancel"
	}
	if to-from == 1 && h.words[from] == "late" && to < len(h.words) && !h.stops(to) && !afterLate[h.words[to]] {
		if _, number := digits(h.words[to]); !number {
			return true // "late fee"
		}
	}
	return h.otherObject(from, to) || to-from == 1 && h.ofTime(h.words[from])
}

// afterLate goes on after somebody's being late.
var afterLate = wordSet("by for because cause cuz sorry today tomorrow tonight tmrw a like about but my the to again due i we on in this and so there around maybe please pls thanks thank ty " +
	"is its if just at will be u may might today ok lol due hope can stuck traffic or he she they our his her")

var tooLate = phrases("too late to, muy tarde para, demasiado tarde para, muy tarde, is it too late")

// confirmsOther reports whether somebody is to confirm something to the patient: "can you
// confirm the address".
func (h heard) confirmsOther(from, to int) bool {
	if !strings.HasPrefix(h.words[to-1], "confirm") || to+1 >= len(h.words) || !telling[h.words[to]] {
		return false
	}
	next := h.words[to+1]
	_, number := digits(next)
	return !number && calendarForms[next] == "" && !relatives[next] && !relationWords[next]
}

var telling = wordSet("the your what when where if whether my la el su cual cuando donde")

// otherObject reports whether what is to be changed or cancelled is no visit. A word for a
// visit anywhere decides that it is one.
func (h heard) otherObject(from, to int) bool {
	if slices.ContainsFunc(h.words, func(w string) bool { return visitWords[w] }) {
		return false
	}
	if !slices.ContainsFunc(h.words[from:to], undoes) {
		return h.confirmsOther(from, to)
	}
	if at := to; at < len(h.words) && !h.stops(to) {
		if owning[h.words[at]] {
			at++
		}
		if (at > to || owning[h.words[to-1]]) && at < len(h.words) && !ownable(h.words[at]) {
			return true
		}
	}
	for i := to; i < min(to+3, len(h.words)) && !h.stops(i); i++ {
		if noVisits[h.words[i]] {
			return true
		}
	}
	return to-from == 1 && to == len(h.words) && slices.ContainsFunc(h.words[max(0, from-4):from], func(w string) bool { return noVisits[w] })
}

// ownable reports whether a word behind "my" stands for a visit, or for whose or when it is.
func ownable(w string) bool {
	_, number := digits(w)
	return number || strings.Contains(w, ":") || visitTimes[w] || calendarForms[w] != "" || relatives[strings.TrimSuffix(w, "s")] || relationWords[strings.TrimSuffix(w, "s")]
}

var (
	owning     = wordSet("my our his her their mi mis su sus nuestra nuestro")
	visitTimes = wordSet("time times date day slot spot hora fecha dia turno lugar physical shot shots vaccine consultation session meeting booking reservation next upcoming last")
)

// undoes reports whether a word changes or cancels something.
func undoes(w string) bool {
	return slices.ContainsFunc([]string{"chang", "cancel", "mov", "resched", "cambi", "anul", "reprogram"}, func(stem string) bool { return strings.HasPrefix(w, stem) })
}

var (
	visitWords = wordSet("visit visits appointment appointments appt appts apt apts cita citas visita visitas consulta checkup")
	noVisits   = wordSet("card insurance text texts texting reminder reminders message messages subscription membership prescription prescriptions refill refills order doctor doctors dr provider address phone " +
		"number name email pharmacy plan diet mind baby diaper clothes medicine medication medications meds dose pills password account payment bill dressing bandage " +
		"seguro doctora direccion numero telefono nombre correo farmacia receta medicina medicinas panal ropa mensaje mensajes recordatorio recordatorios tarjeta cuenta pago vendaje")
)

// ofTime reports whether a word is a part of a time that a text names.
func (h heard) ofTime(word string) bool {
	c := h.reading()
	if c.Now.IsZero() {
		c.Now = time.Unix(0, 0).UTC() // whether it is a time at all
	}
	r := when.Read(clip(h.text.Reveal()), c)
	return r.Found() && !slices.Contains(fold(r.Rest), word)
}

// undone reports whether words tell what has been cancelled or changed beside a phrase of an
// option that cancels and changes nothing: "leave it cancelled".
func undone(words, phrase []string) bool {
	return !slices.ContainsFunc(phrase, undoes) && slices.ContainsFunc(words, func(w string) bool {
		return len(w) >= 8 && undoes(w) && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ada") || strings.HasSuffix(w, "ado"))
	})
}
