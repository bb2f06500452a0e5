package booking

import (
	"slices"
	"strings"
	"unicode"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// mostWords is how many words of a text are read for a name.
const mostWords = 60

// Named finds the practitioners that a text asks for by family name: "with Dr Rivera",
// "rivera pls", "con la dra. Núñez". Case and accents do not matter, and a slip or two
// of the thumb are forgiven: one in a name of six letters or more, anywhere; after a
// title or "with" one in a name of four, two in one of eight. Names that are also words
// of the calendar (Dr May) need a title.
//
// asked says that a practitioner was asked for, even one who is none of these: then by
// "Dr" and a name. "Doctor" alone asks for nobody ("see a doctor about my knee").
func Named(text phi.Text, practitioners []care.Practitioner) (ids []care.PractitionerID, asked bool) {
	words := letters(text.Reveal())
	for i, word := range words[:min(len(words), mostWords)] {
		lead := ""
		if i > 0 {
			lead = words[i-1]
		}
		for _, p := range practitioners {
			if calls(p, word, lead) && !slices.Contains(ids, p.ID) {
				ids = append(ids, p.ID)
			}
		}
		if (lead == "dr" || lead == "dra") && len(word) > 2 && !slices.Contains(notNames, word) {
			asked = true
		}
	}
	return ids, asked || len(ids) > 0
}

// titles stand before the name of somebody who sees patients.
var titles = []string{"dr", "dra", "doctor", "doctora", "nurse", "enfermera", "enfermero"}

// notNames follow a title without being a name: "the doctor tomorrow after 3".
var notNames = append(strings.Fields(`
	after before between around any anytime today tomorrow tonight tmrw tmr morning afternoon
	evening night noon next this week weekend soon soonest asap available appointment appt visit
	monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
	sun and for the with who when please pls are you has can will may march april june july august
	manana hoy tarde noche lunes martes miercoles jueves viernes sabado domingo antes despues para
	por que cuando esta este proxima proximo semana visits day days about because not sobre`), titles...)

// calls reports whether word, after the word lead, is the family name of p.
func calls(p care.Practitioner, word, lead string) bool {
	titled := slices.Contains(titles, lead)
	led := titled || lead == "with" || lead == "con" || lead == "see"
	if slices.Contains(notNames, word) && !titled {
		return false
	}
	for _, name := range familyNames(p.Name) {
		n, slips := len(name), slips(name, word)
		switch {
		case slips == 0 && (n >= 4 || led), slips == 1 && n >= 6,
			led && slips == 1 && n >= 4, led && slips == 2 && n >= 8:
			return true
		}
	}
	return false
}

// familyNames are the last word of a name, and its parts when it has some: both Garcia
// and Lopez of Dr Garcia-Lopez, NP.
func familyNames(name string) []string {
	name, _, _ = strings.Cut(name, ",")
	words := strings.Fields(name)
	if len(words) == 0 {
		return nil
	}
	return letters(words[len(words)-1])
}

// letters splits a text into words of plain lower-case letters. An apostrophe is left
// out, so O'Brien is one word.
func letters(text string) []string {
	text = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(text))
	return strings.FieldsFunc(plain.Replace(text), func(r rune) bool { return !unicode.IsLetter(r) })
}

var plain = strings.NewReplacer(
	"á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ø", "o",
	"ú", "u", "ù", "u", "û", "u", "ü", "u", "ñ", "n", "ç", "c", "ß", "ss", "\u0301", "", "\u0303", "", "\u0308", "",
)

// slips counts the letters that were added, left out, changed or swapped with their
// neighbour between two words; 3 stands for more than 2.
func slips(a, b string) int {
	if d := len(a) - len(b); d > 2 || d < -2 {
		return 3
	}
	before, above := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			row[j] = above[j-1]
			if a[i-1] != b[j-1] {
				row[j] = 1 + min(above[j-1], above[j], row[j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above = above, row
	}
	return min(above[len(b)], 3)
}
