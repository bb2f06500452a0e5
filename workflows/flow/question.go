package flow

import (
	"frontdesk/internal/phi"
)

// asking is what kind of answer a question takes.
type asking string

// The kinds of questions.
const (
	askPerson asking = "person"
	askChoice asking = "choice"
	askYesNo  asking = "yesno"
	askWish   asking = "wish"
	askSlot   asking = "slot"
	askMarks  asking = "marks"
	askNumber asking = "number"
	askPhone  asking = "phone"
	askName   asking = "name"
	askText   asking = "text"
	askDate   asking = "date"
	askTime   asking = "time"
	askMoney  asking = "money"
	// askChoices takes several of a list.
	askChoices asking = "choices"
)

// question is what the checker and the reader know of a kind of question: the type of
// its answer, how private an answer is at least, and the exits it has of its own.
type question struct {
	gives Type
	label phi.Label
	exits []string
	// of says that the answers are the items of a list, options that they are written
	// in the workflow.
	of, options bool
	// timed says that an answer may be a time, and so take `moving`.
	timed bool
}

// questions is the table of kinds. The label is that of the words a patient writes: a
// number, a text or a wish may hold anything, a yes may not.
var questions = map[asking]question{
	askPerson: {gives: PersonType, label: phi.Notice, exits: []string{"none"}},
	askChoice: {gives: ChoiceType, label: phi.Notice, of: true, options: true},
	askYesNo:  {gives: YesNoType, label: phi.Notice, exits: []string{"yes", "no", "other"}, timed: true},
	askWish:   {gives: WishType, label: phi.Care, timed: true},
	askSlot:   {gives: SlotType, label: phi.Notice, exits: []string{"other", "none"}, of: true, timed: true},
	askMarks:  {gives: MarksType, label: phi.Notice, of: true, options: true},
	askNumber: {gives: NumberType, label: phi.Care},
	askPhone:  {gives: PhoneType, label: phi.Care},
	askName:   {gives: NameType, label: phi.Care},
	askText:   {gives: TextType, label: phi.Care},
	askDate:   {gives: DateType, label: phi.Care, timed: true},
	askTime:   {gives: ClockType, label: phi.Care, timed: true},
	askMoney:  {gives: MoneyType, label: phi.Care},

	askChoices: {gives: ListType, label: phi.Care, exits: []string{"none"}, of: true, options: true},
}
