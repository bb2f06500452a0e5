package flow

import (
	"maps"
	"slices"

	"frontdesk/internal/phi"
)

// Kind is a kind of question.
type Kind struct {
	Name  string
	Help  string
	Gives Type
	// Label is how private an answer is at least.
	Label phi.Label
	// Exits are routes of its own.
	Exits []string
	// Of and Options tell whether it takes those keys.
	Of, Options bool
}

var kindHelp = map[asking]string{
	askPerson:  "which of the people behind this phone; answered by itself where there is one",
	askChoice:  "one of a list or of the options, by number, words or name",
	askYesNo:   "yes or no, in all their forms",
	askWish:    "when somebody would like to come, and whatever else they wrote",
	askSlot:    "one of the times that are offered, or another wish",
	askMarks:   "letters on the items of a list: 1C 2R",
	askNumber:  "a number",
	askPhone:   "a phone number",
	askName:    "a person's name, given and family",
	askText:    "anything",
	askDate:    "one day to come",
	askTime:    "a time of day",
	askMoney:   "an amount of money",
	askChoices: "several of a list: 1 3, ALL, or 0 for none",
}

// Kinds are the kinds of questions, by name.
func Kinds() []Kind {
	var out []Kind
	for _, name := range slices.Sorted(maps.Keys(questions)) {
		q := questions[name]
		out = append(out, Kind{Name: string(name), Help: kindHelp[name], Gives: q.gives, Label: q.label, Exits: q.exits, Of: q.of, Options: q.options})
	}
	return out
}

// Parts are the forms besides the steps: the document, a route, an option and so on.
func Parts() []Form {
	route := routeForm()
	return []Form{
		{"workflow", "A document: one workflow.", []Key{
			{"workflow", "its name", HoldsName, true},
			{"language", "the version of the language, where it is not the newest", HoldsNumber, false},
			{"about", "one line for whoever lists the workflows", HoldsLine, false},
			{"channels", "the channels that it speaks on, where not all", HoldsWords, false},
			{"starts", "the ways in; one without any is only called", HoldsStarts, false},
			{"inputs", "variables that whoever starts or calls it fills", HoldsInputs, false},
			{"results", "variables that whoever called it finds set", HoldsInputs, false},
			{"stuck", "where questions lead after two answers that were not understood", HoldsRoute, false},
			{"unanswered", "where questions lead when nobody answers in time", HoldsTimeout, false},
			{"steps", "what is done, from top to bottom", HoldsSteps, true},
			{"examples", "messages by intent and language, one a line, from which the way in is learnt; of the intent `outside`, what begins nothing", HoldsExamples, false}}},
		{"snippets", "A document: texts that any workflow says as {snippet.NAME}.", []Key{
			{"snippets", "the texts by name", HoldsSnippets, true}, {"about", "one line", HoldsLine, false},
			{"language", "the version of the language", HoldsNumber, false}}},
		{"start", "A way in.", []Key{
			{"keywords", "texts that are nothing but one of these start it", HoldsWords, false},
			{"phrases", "what people write, by language", HoldsLanguages, false},
			{"intent", "the name under which its examples stand; that of the workflow where it is the only start", HoldsName, false},
			{"events", "what happens without a text", HoldsWords, false},
			{"with", "inputs that this start fills, as quoted words", HoldsAssignments, false}}},
		route,
		{"timeout", "A route that is taken when nobody answers.", append([]Key{
			{"after", "how long the question waits", HoldsSpan, false},
			{"anytime", "is taken in quiet hours too", HoldsTruth, false}}, route.Keys...)},
		{"option", "One answer of a choice.", append([]Key{
			{"words", "what people answer, by language", HoldsLanguages, false},
			{"label", "how it stands in {list}", HoldsText, false}}, route.Keys...)},
		{"way", "One way of a split.", append([]Key{{"share", "how many parts of all go there", HoldsNumber, true}}, route.Keys...)},
		{"input", "An input, a result, or what an event gives.", []Key{
			{"type", "what kind of thing", HoldsType, true}, {"label", "how private it is; of a list, how many there are", HoldsLabel, true},
			{"items", "how private the words of a list's items are; as the list without it", HoldsLabel, false},
			{"optional", "may be missing; ask known()", HoldsTruth, false}}},
		{"event", "What a wait is for.", []Key{
			{"for", "the event", HoldsLine, true}, {"at_most", "how long at most", HoldsSpan, true},
			{"late", "where to go when it did not come", HoldsRoute, true}, {"gives", "the variables that come with it", HoldsInputs, false},
			{"label", "how private it is whether it came; care without it", HoldsLabel, false}, {"anytime", "ends in quiet hours too", HoldsTruth, false}}},
		{"moment", "Until when a wait lasts.", []Key{
			{"until", "a variable of type time", HoldsExpression, true}, {"before", "how long before it", HoldsSpan, false},
			{"anytime", "ends in quiet hours too", HoldsTruth, false}}},
		{"reveals", "A decision to let something be known.", []Key{
			{"as", "the label it is treated as", HoldsLabel, true}, {"because", "why the clinic may, in ten characters or more", HoldsLine, true}}},
		{"media", "A picture or a film.", []Key{
			{"url", "a fixed https address", HoldsLine, true}, {"alt", "what it shows, in words", HoldsText, true}}},
		{"value", "A variable that is set to something less private.", []Key{
			{"value", "the value", HoldsExpression, true}, {"as", "the label it is treated as", HoldsLabel, true}, {"because", "why the clinic may", HoldsLine, true}}},
	}
}

func routeForm() Form {
	return Form{"route", "Where to go: the id of a step, `end`, or what to do on the way.", []Key{
		{"set", "variables that are set on the way", HoldsAssignments, false},
		{"say", "a text that is said on the way", HoldsText, false}, noticeKey,
		{"call", "a workflow that is gone through on the way", HoldsName, false},
		{"with", "the inputs of that workflow", HoldsAssignments, false},
		{"handoff", "the staff's queue that takes over", HoldsLine, false},
		{"retry", "the question whose answer could not be used: it is asked again", HoldsName, false},
		{"then", "the id of a step, or end", HoldsTarget, false}}}
}

// Types are the types that inputs and results may have; each also as "list of".
func Types() []Type {
	return []Type{TextType, NameType, NumberType, YesNoType, ChoiceType, WishType, SlotType, PersonType,
		VisitType, TimeType, LinkType, MarksType, PhoneType, MoneyType, DateType, ClockType}
}

// Placeholder is what a text may hold in braces.
type Placeholder struct{ Written, Help string }

// Placeholders is the closed list.
func Placeholders() []Placeholder {
	return []Placeholder{
		{"{who}", "a variable"}, {"{visit.first}", "a part of one"}, {"{visits[0]}", "an item of a list"},
		{"{list}", "the answers of the question, numbered"}, {"{count}", "how many there are"}, {"{range}", "their numbers: 1-3"},
		{"{visits|visit|visits}", "a word that follows a number or the length of a list; # is the number"},
		{"{clinic.name}", "the clinic's name"}, {"{clinic.phone}", "its phone"}, {"{clinic.hours}", "its hours"},
		{"{clinic.address}", "where its sites are"}, {"{clinic.opening}", "when they are open"},
		{"{snippet.closing}", "a text of the clinic's snippets"},
	}
}
