package main

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"frontdesk/internal/when"
)

// turn is a booking turn of RESTAURANTS-8K.
type turn struct {
	UserInput struct{ Text string }
	Context   struct{ RequestedSlots []string }
	Labels    []struct {
		Slot      string
		ValueSpan struct{ StartIndex, EndIndex int }
	}
}

// restaurants reads the booking turns. Their gold values are spans of text, so what
// they mean is worked out by gold, which is strict and independent of Read; a turn with
// a span that it does not know is left out. The whole turn is what is read. Where only a day
// is labelled, a part of it ("lunch on Friday") is right, a clock time is not. The set
// says not when it was written: the Monday before the first of its full dates is taken.
func restaurants(folder string) ([]set, error) {
	var turns []turn
	if err := readJSON(&turns, folder, "restaurant8k", "train.json"); err != nil {
		return nil, err
	}
	timed, quiet := set{name: "restaurants"}, set{name: "restaurants none"}
	answers := set{name: "restaurants asked"}
	for _, u := range turns {
		x := sample{text: u.UserInput.Text, ctx: when.Context{Now: time.Date(2018, 4, 16, 8, 0, 0, 0, time.UTC), Lang: "en"}}
		x.ctx.Asked = asked(u.Context.RequestedSlots)
		day, clock := u.span("date"), u.span("time")
		if day == "" && clock == "" {
			quiet.add(x)
			continue
		}
		into := &timed
		if x.ctx.Asked != 0 {
			into = &answers
		}
		if strings.Contains(strings.ToLower(x.text), "yesterday") {
			into.leave("speaks of yesterday, which the labels pass over")
			continue
		}
		if x.want = gold(day, clock, x.ctx.Now); x.want == nil {
			into.leave("a span that the judge cannot put a date or time to")
			continue
		}
		x.bound(clock)
		into.add(x)
	}
	return []set{timed, answers, quiet}, nil
}

var bounding = regexp.MustCompile(`(?i)(after|past|later than|from|before|by|until|till) *$`)

// bound allows for what stands before the labelled time: only the 6 of "after 6" is.
func (x *sample) bound(clock string) {
	at := strings.Index(x.text, clock)
	word := bounding.FindStringSubmatch(x.text[:max(at, 0)])
	if clock == "" || word == nil {
		return
	}
	for _, w := range x.want {
		if !w.to.IsZero() {
			continue
		}
		switch strings.ToLower(word[1]) {
		case "after", "past", "later than", "from":
			w.open = "after"
		default:
			w.to, w.open = w.from, "before"
		}
		x.want = append(x.want, w)
	}
}

func asked(slots []string) (out when.Asked) {
	for slot, bit := range map[string]when.Asked{"date": when.AskedDay, "time": when.AskedTime, "people": when.AskedCount} {
		if slices.Contains(slots, slot) {
			out |= bit
		}
	}
	return out
}

// span is the text of a slot; two of one kind are joined and known to nobody.
func (u turn) span(slot string) (out string) {
	for _, l := range u.Labels {
		if l.Slot == slot {
			out += u.UserInput.Text[l.ValueSpan.StartIndex:l.ValueSpan.EndIndex]
		}
	}
	return out
}
