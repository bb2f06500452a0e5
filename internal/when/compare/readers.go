package main

import (
	"time"

	dateparser "github.com/markusmobius/go-dateparser"
	olebedev "github.com/olebedev/when"
	"github.com/olebedev/when/rules/common"
	"github.com/olebedev/when/rules/en"

	"frontdesk/internal/when"
)

// reader is one library.
type reader struct {
	name string
	read func(sample) answer
}

func readOurs(x sample) answer {
	r := when.Read(x.text, x.ctx)
	out := answer{past: r.Fault == when.Past, impossible: r.Fault == when.Impossible || r.Fault == when.Skipped, asap: r.Asap}
	for _, one := range append([]when.Reading{r}, r.Also...) {
		if len(one.Spans) > 0 {
			out.readings = append(out.readings, one.Spans)
		}
	}
	return out
}

func point(t time.Time) answer {
	return answer{readings: [][]when.Span{{{From: t, To: t}}}, point: true}
}

// readDateparser looks for the first date in the text, in the language that is known.
// Where the library panics, as version 1.4.7 does on some texts, it has no answer.
func readDateparser(x sample) (out answer) {
	defer func() {
		if recover() != nil {
			out = answer{}
		}
	}()
	_, found, err := dateparser.Search(&dateparser.Configuration{
		CurrentTime: x.ctx.Now, DefaultTimezone: x.ctx.Now.Location(),
		Languages: []string{x.ctx.Lang}, PreferredDateSource: dateparser.Future,
	}, x.text)
	if err != nil || len(found) == 0 {
		return answer{}
	}
	return point(found[0].Date.Time)
}

// newOlebedev reads with the English rules; the library has none for Spanish.
func newOlebedev() func(sample) answer {
	w := olebedev.New(nil)
	w.Add(en.All...)
	w.Add(common.All...)
	return func(x sample) answer {
		if x.ctx.Lang != "en" {
			return answer{}
		}
		r, err := w.Parse(x.text, x.ctx.Now)
		if err != nil || r == nil {
			return answer{}
		}
		return point(r.Time)
	}
}
