package flow

import (
	"slices"
	"strconv"
	"strings"

	"frontdesk/internal/phi"
)

// The people, times and things that a walk makes up.
var (
	samplePeople = []string{"Ana", "Leo", "Mia", "Eva", "Ben", "Zoe", "Max", "Ida"}
	sampleTimes  = []string{"Tue Nov 24 9:00 AM", "Wed Nov 25 2:30 PM", "Thu Nov 26 4:00 PM", "Fri Nov 27 8:15 AM",
		"Mon Nov 30 1:45 PM", "Tue Dec 1 10:30 AM", "Wed Dec 2 3:15 PM", "Thu Dec 3 11:00 AM"}
	sampleThings = []string{"Check-up", "Flu shot", "Follow-up", "Eye test", "Blood test", "Ear check", "Vaccine", "X-ray"}
)

// privatePrefix begins every made-up word that a lock screen may not show, so that one
// that is shown is seen.
const privatePrefix = "Private "

// samples are the values that stand for all that a field can hold: one where nothing
// depends on it, otherwise one for each way that an expression can tell apart.
func (s sights) samples(f Field) []scripted {
	if f.Type == ListType {
		return s.lists(f)
	}
	var out []scripted
	for _, w := range s.words(f) {
		out = append(out, scripted{words: w})
	}
	if len(out) == 0 {
		out = append(out, sampleOf(whole(f), 0))
	}
	return out
}

// words are the values of a plain field that expressions look for, and one that they do
// not.
func (s sights) words(f Field) []string {
	_, seen := s[f.Name]
	if !seen || len(f.Fields) > 0 {
		return nil
	}
	var out []string
	switch f.Type {
	case YesNoType:
		return []string{"yes", "no"}
	case NumberType:
		for _, n := range s.numbers(f.Name) {
			out = append(out, strconv.Itoa(n))
		}
	case TextType, ChoiceType, TimeType:
		out = append(slices.Clone(s[f.Name]), sampleOf(f, 0).words)
	case MoneyType:
		for _, n := range s.numbers(f.Name) {
			out = append(out, "$"+strconv.Itoa(n))
		}
	case DateType, ClockType:
		out = append(slices.Clone(s[f.Name]), sampleOf(f, 0).words)
	}
	return out
}

// emptyList is how a transcript writes a list without items: words that a list does not
// have.
const emptyList = "none"

// lists have one item, two, and as many as texts are made for; a list that nothing
// depends on has two.
func (s sights) lists(f Field) []scripted {
	item := whole(Field{Type: f.Of, Label: f.Label, Fields: f.Fields})
	lengths := []int{2}
	if _, seen := s[f.Name]; seen {
		lengths = []int{1, 2, longest(f.Of)}
		for _, n := range s.numbers(f.Name) {
			if n > 0 && n <= MaxItems && !slices.Contains(lengths, n) {
				lengths = append(lengths, n)
			}
		}
	}
	var out []scripted
	for _, n := range lengths {
		var list scripted
		for i := range n {
			list.items = append(list.items, sampleOf(item, i))
		}
		out = append(out, list)
	}
	if slices.Contains(s[f.Name], loopedOver) {
		out = append(out, scripted{words: emptyList})
	}
	return out
}

// sampleOf is the i-th made-up value of a field.
func sampleOf(f Field, i int) scripted {
	var v scripted
	nth := func(of []string) string { return of[i%len(of)] }
	switch f.Type {
	case PersonType, NameType:
		v.words = nth(samplePeople)
	case VisitType:
		v.words = nth(samplePeople) + " " + nth(sampleTimes)
	case SlotType, TimeType:
		v.words = nth(sampleTimes)
	case ChoiceType:
		v.words = nth(sampleThings)
	case NumberType:
		v.words = strconv.Itoa(i + 2)
	case YesNoType:
		v.words = "yes"
	case LinkType:
		v.words = "https://clinic.example/c/" + strconv.Itoa(i+1)
	case PhoneType:
		v.words = "+15550100" + strconv.Itoa(100+i)
	case MoneyType:
		v.words = "$" + strconv.Itoa(20+i)
	case DateType:
		v.words = "2026-12-0" + strconv.Itoa(1+i%9)
	case ClockType:
		v.words = "1" + strconv.Itoa(i%8) + ":30"
	default:
		v.words = "some words"
	}
	if private := f.Type != NumberType && f.Type != YesNoType && f.Type != MoneyType && f.Type != DateType && f.Type != ClockType && f.Type != PhoneType; private && f.Label < phi.Notice {
		v.words = privatePrefix + v.words
	}
	for _, part := range f.Fields {
		v.names, v.fields = append(v.names, part.Name), append(v.fields, sampleOf(part, i))
	}
	return v
}

// whole is a field with the parts that every value of its type has, where its row names
// none: that of a workflow's input.
func whole(f Field) Field {
	if len(f.Fields) > 0 {
		return f
	}
	for name, s := range partsOf(f.Type, f.Label) {
		f.Fields = append(f.Fields, Field{Name: name, Type: s.kind, Label: f.Label})
	}
	slices.SortFunc(f.Fields, func(a, b Field) int { return strings.Compare(a.Name, b.Name) })
	return f
}
