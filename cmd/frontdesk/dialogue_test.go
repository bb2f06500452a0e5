package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// dialogue is a situation, what a patient texts in it, and the record that the clinic
// should end with. testdata/dialogues says them, several a file:
//
//	# a title
//	@ lang es              the language of the phone; English if not said
//	@ people Ines, Mia     the phone's owner first; Nora alone if not said; none for a new number
//	@ visit Mia Thu Dec 3 9:00 AM Vaccine
//	@ reminder             the visits have just been reminded of
//	> words                what the patient texts
//	? when: words          what she texts if the clinic now asks when
//	! when: words          the same, but she had said it before
//	= booked Mia Thu Dec 3 between 15:00 and 18:00 Vaccine
//	or                     another end is as good
//	< pattern              what the last answer holds
//
// Who is shown the menu picks from it what leads to her end.
//
// Ends are booked, moved, confirmed, cancelled, kept, nothing, person (a person looks or
// is named), task, stopped and not stopped. A visit that no end names stays as it was.
type dialogue struct {
	topic, title, lang string
	people             []string
	visits             []visitLine
	reminded           bool
	lines              []line
	ends               [][]string
}

func (d dialogue) String() string { return d.topic + ": " + d.title }

// line is one text of the patient: '>' said in its turn, '?' and '!' when asked for.
type line struct {
	kind       byte
	ask, words string
}

// visitLine names a visit, or the ones that would do.
type visitLine struct {
	who, service string
	// from and to are the first and the last day, at midnight; zero for any.
	from, to time.Time
	// since and until are minutes after midnight, [since, until).
	since, until int
}

func readDialogues(t *testing.T, exam string) (all []dialogue) {
	t.Helper()
	files, err := filepath.Glob("testdata/" + exam + "/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		topic := strings.TrimSuffix(filepath.Base(file), ".txt")
		for i, words := range strings.Split(string(b), "\n") {
			if title, ok := strings.CutPrefix(words, "# "); ok {
				all = append(all, dialogue{topic: topic, title: title, lang: "en", people: []string{"Nora"}, ends: [][]string{nil}})
			} else if err := all[len(all)-1].add(words); err != nil {
				t.Fatalf("%s:%d: %v", file, i+1, err)
			}
		}
	}
	return all
}

// add reads one line of the dialogue.
func (d *dialogue) add(words string) error {
	mark, rest, _ := strings.Cut(words, " ")
	switch mark {
	case "":
		return nil
	case "@":
		return d.situate(rest)
	case ">":
		d.lines = append(d.lines, line{kind: '>', words: rest})
	case "?", "!":
		ask, words, ok := strings.Cut(rest, ": ")
		if !ok {
			return fmt.Errorf("%q names no question", rest)
		}
		d.lines = append(d.lines, line{mark[0], ask, words})
	case "=", "<":
		last := len(d.ends) - 1
		d.ends[last] = append(d.ends[last], strings.TrimPrefix(words, "= "))
	case "or":
		d.ends = append(d.ends, nil)
	default:
		return fmt.Errorf("%q is no line of a dialogue", words)
	}
	return nil
}

func (d *dialogue) situate(words string) error {
	what, rest, _ := strings.Cut(words, " ")
	switch what {
	case "lang":
		d.lang = rest
	case "reminder":
		d.reminded = true
	case "people":
		d.people = nil
		for name := range strings.SplitSeq(rest, ", ") {
			if name, _, _ = strings.Cut(name, " "); name != "none" {
				d.people = append(d.people, name)
			}
		}
	case "visit":
		v, err := readVisit(rest)
		if err != nil {
			return err
		}
		d.visits = append(d.visits, v)
	default:
		return fmt.Errorf("%q is no situation", words)
	}
	return nil
}

var visitForm = regexp.MustCompile(`^(\w+)(?: (\w{3} \w{3} \d+))?(?: to (\w{3} \w{3} \d+))?` +
	`(?: (?:between (\d+:\d\d) and (\d+:\d\d)|(\d+:\d\d(?: [AP]M)?)))?(?: ([A-Z].*))?$`)

func readVisit(words string) (v visitLine, err error) {
	m := visitForm.FindStringSubmatch(words)
	if m == nil {
		return v, fmt.Errorf("%q is no visit", words)
	}
	v = visitLine{who: m[1], service: m[7], until: 24 * 60}
	for day, into := range map[string]*time.Time{m[2]: &v.from, m[3]: &v.to} {
		if day == "" {
			continue
		}
		if *into, err = time.Parse("Mon Jan 2 2006", day+" 2026"); err != nil || into.Format("Mon Jan 2") != day {
			return v, fmt.Errorf("%q is no day of 2026: %w", day, err)
		}
	}
	if v.to.IsZero() {
		v.to = v.from
	}
	if m[4] != "" {
		v.since, v.until = minuteOf(m[4]), minuteOf(m[5])
	}
	if m[6] != "" {
		v.since = minuteOf(m[6])
		v.until = v.since + 1
	}
	return v, nil
}

func minuteOf(words string) int {
	at, err := time.Parse("15:04", words)
	if err != nil {
		at, _ = time.Parse("3:04 PM", words)
	}
	return at.Hour()*60 + at.Minute()
}
