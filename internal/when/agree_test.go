package when

import (
	"strings"
	"testing"
	"time"
)

// agreements are ways to say the same, parted by bars, and what is put for {}, {2} and {3} in
// them.
var agreements = []struct {
	lang, forms string
	puts        []string
}{
	{"en", "{} next week|next week {}|next week on {}|the {} of next week|next week's {}|{} from next week|next week, {}", []string{"monday", "thu", "sunday"}},
	{"en", "{} this week|this week on {}|the {} of this week|this week's {}|on {} this week", []string{"friday", "saturday"}},
	{"en", "from {} to {2}|{} to {2}|{}-{2}|{} - {2}|{} through {2}|between {} and {2}|from {} until {2}|from {} up to {2}", []string{"thursday/saturday", "dec 3/dec 6", "the 3rd/the 6th", "dec 30/jan 3", "12/3/12/6", "tomorrow/sunday"}},
	{"en", "dec {}|{} december|{}th of december|12/{}|the {}th of december|2026-12-{}|dec {}, 2026|{} dec 2026|12-{}-2026|12.{}.2026|2026.12.{}|december. {}|december, {}|2026 12 {}|on the {}th of december", []string{"14", "17"}},
	{"en", "before {}|prior to {}|any time before {}|earlier than {}", []string{"friday", "3pm", "dec 4", "next week"}},
	{"en", "by {}|no later than {}|on or before {}|{} at the latest|{} or earlier|up to {}|until {}", []string{"friday", "dec 4", "the 4th"}},
	{"en", "from {} on|starting {}|{} or later|on or after {}|no earlier than {}|as early as {}|{} at the earliest", []string{"friday", "dec 4", "the 4th"}},
	{"en", "the {} of january|the {} in january|january's {}", []string{"first monday", "last friday", "2nd tuesday", "second to last week"}},
	{"en", "{} from 2 to 4pm|from 2 to 4pm on {}|2-4pm {}|{} between 2 and 4pm|{} 2-4pm|from {} 2 to 4pm", []string{"friday", "dec 4", "the 4th"}},
	{"en", "the {} of next month|next month on the {}|next month, the {}|{} of next month", []string{"5th", "28th"}},
	{"en", "{} next year|next year in {}|{} of next year|next year's {}", []string{"march", "november"}},
	{"en", "{} at 3 next week|next week {} at 3|next week on {} at 3|at 3 on {} next week", []string{"tuesday", "saturday"}},
	{"en", "{}'s first monday|the first monday of {}|first monday in {}", []string{"january", "april", "august", "december"}},
	{"en", "the day after {}|day after {}|the day following {}", []string{"monday", "saturday", "dec 5"}},
	{"en", "from next {} to {2}|between next {} and {2}|next {} to {2}", []string{"saturday/friday", "monday/thursday"}},
	{"en", "every {} morning|{} mornings|each {} morning", []string{"monday", "friday"}},
	{"es", "{} de la próxima semana|la semana que viene el {}|el {} de la semana que viene|el {} de la semana entrante", []string{"lunes", "jueves", "domingo"}},
	{"es", "del {} al {2} de diciembre|desde el {} hasta el {2} de diciembre|entre el {} y el {2} de diciembre|diciembre {}-{2}|del {}/12 al {2}/12", []string{"3/6", "14/18"}},
	{"es", "hasta el {}|a más tardar el {}|no más tarde del {}|como muy tarde el {}|el {} o antes", []string{"viernes", "4", "4 de diciembre"}},
	{"es", "a partir del {}|desde el {}|el {} en adelante|no antes del {}|tan pronto como el {}", []string{"viernes", "4", "4 de diciembre"}},
	{"es", "el próximo mes el {}|el {} del próximo mes|el mes que viene, el {}|el {} del mes que viene", []string{"primer lunes", "último viernes", "28"}},
	{"es", "{} de enero|{} del mes de enero", []string{"a finales", "a principios", "a mediados", "la última semana", "el primer lunes"}},
	{"es", "{} de 9 a 11|{} de 9 a 11 de la mañana|de 9 a 11 {}|{} entre las 9 y las 11", []string{"el viernes", "el 4 de diciembre"}},
	{"es", "desde el {} por 3 días|por 3 días desde el {}|a partir del {} durante 3 días|durante tres días a partir del {}", []string{"viernes", "4 de diciembre"}},
	{"es", "enero del {} al {2}|en enero del {} al {2}|del {} al {2} de enero|en enero entre el {} y el {2}|en enero, del {} al {2}", []string{"5/9", "14/28"}},
	{"es", "el {}-12|el {}/12|el {}-12-2026|el {} de diciembre|el {} del mes de diciembre", []string{"14", "28"}},
	{"es", "los {}|los días {}|todos los {}|cada {}", []string{"lunes", "jueves"}},
	{"es", "en {}|dentro de {}|de aquí a {}|de hoy en {}", []string{"dos semanas", "3 días", "un mes"}},
	{"es", "el {} de enero|{} de enero", []string{"primer lunes", "último viernes", "penúltimo martes", "primer día hábil"}},
}

func TestTheSameSaidOtherwiseIsReadTheSame(t *testing.T) {
	t.Parallel()
	ny := zone(t, "America/New_York")
	for _, a := range agreements {
		for _, put := range a.puts {
			first, second := put, ""
			if n := strings.Count(put, "/"); n > 0 { // in the middle one
				parts := strings.Split(put, "/")
				first, second = strings.Join(parts[:(n+1)/2], "/"), strings.Join(parts[(n+1)/2:], "/")
			}
			want, by := "", ""
			for form := range strings.SplitSeq(a.forms, "|") {
				text := strings.NewReplacer("{}", first, "{2}", second).Replace(form)
				r := Read(text, Context{Now: time.Date(2026, 11, 25, 9, 0, 0, 0, ny), Open: 480, Close: 1080, Lang: a.lang, DayFirst: a.lang == "es"})
				r.Rest = ""
				got := describe(r, ny)
				if want == "" {
					want, by = got, text
				}
				if got != want || got == "nothing" {
					t.Errorf("%q: got %s, want %s as %q", text, got, want, by)
				}
			}
		}
	}
}
