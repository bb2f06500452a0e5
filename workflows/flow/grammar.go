package flow

import "slices"

// Form is one mapping that the language knows, as a reader of the reference page sees
// it: a step, a route, an input.
type Form struct {
	// Name is the verb of a step ("ask"), or what else is written ("route").
	Name string
	Help string
	Keys []Key
}

// Key is one key of a Form.
type Key struct {
	Name, Help string
	Holds      Holds
	Required   bool
}

// Holds is what stands behind a key.
type Holds string

// What stands behind keys.
const (
	HoldsText        Holds = "text"        // words, by language or for all
	HoldsRoute       Holds = "route"       // where to go, and what to do on the way
	HoldsTarget      Holds = "target"      // the id of a step, or end
	HoldsName        Holds = "name"        // small letters, digits, - and _
	HoldsLine        Holds = "line"        // one line of words
	HoldsWords       Holds = "words"       // a word, or a list of them
	HoldsLanguages   Holds = "languages"   // lists of words by language
	HoldsExpression  Holds = "expression"  // a variable, a quoted word, a comparison
	HoldsAssignments Holds = "assignments" // names with expressions
	HoldsSpan        Holds = "span"        // 10m, 24h, 3d
	HoldsNumber      Holds = "number"
	HoldsTruth       Holds = "truth" // true or false
	HoldsLabel       Holds = "label"
	HoldsType        Holds = "type"
	HoldsKind        Holds = "kind"    // of a question
	HoldsAction      Holds = "action"  // slice.verb
	HoldsSteps       Holds = "steps"   // a list of steps
	HoldsInputs      Holds = "inputs"  // names with what they are
	HoldsOptions     Holds = "options" // answers with their words
	HoldsWays        Holds = "ways"    // ways of a split with their shares
	HoldsWait        Holds = "wait"    // a span, or what is waited for
	HoldsStarts      Holds = "starts"  // a start, or a list of them
	HoldsTimeout     Holds = "timeout" // a route with `after`
	HoldsReveals     Holds = "reveals"
	HoldsMedia       Holds = "media"
	HoldsSnippets    Holds = "snippets" // texts by name
	HoldsExamples    Holds = "examples" // messages by intent and language
)

// known are the keys of forms; a kind of question has its exits.
func known(forms ...string) []string {
	var out []string
	for _, f := range slices.Concat(Steps(), Parts()) {
		for _, k := range f.Keys {
			if slices.Contains(forms, f.Name) {
				out = append(out, k.Name)
			}
		}
	}
	for _, f := range forms {
		out = append(out, questions[asking(f)].exits...)
	}
	return out
}

// idKey and thenKey stand at most steps.
var (
	idKey     = Key{Name: "id", Holds: HoldsName, Help: "the name by which routes lead here"}
	thenKey   = Key{Name: "then", Holds: HoldsRoute, Help: "where to go; the next step without it"}
	noticeKey = Key{Name: "notice", Holds: HoldsText, Help: "what a channel says that may not show the text; a neutral notice without it"}
	mediaKey  = Key{Name: "media", Holds: HoldsMedia, Help: "a picture beside the words, and what it shows in words for channels without pictures"}
	revealKey = Key{Name: "reveals", Holds: HoldsReveals, Help: "lets it be known which way was taken, and why the clinic may"}
)

// Steps are the forms of steps, one for each verb, in the order of the reference page.
func Steps() []Form {
	return []Form{
		{"say", "Says a text.", []Key{
			{"say", "the words", HoldsText, true}, noticeKey, mediaKey, idKey, thenKey}},
		{"ask", "Asks a question, and keeps the answer under its id.", askKeys()},
		{"do", "Asks for an action; each of its outcomes is a key with a route.", []Key{
			{"do", "the action", HoldsAction, true}, {"with", "its inputs", HoldsAssignments, false}, idKey, revealKey}},
		{"when", "Goes one of two ways.", []Key{
			{"when", "the condition", HoldsExpression, true}, thenKey,
			{"else", "where to go where it does not hold", HoldsRoute, false}, idKey, revealKey}},
		{"each", "Goes through a list, with steps of its own for every item.", []Key{
			{"each", "the list", HoldsExpression, true}, {"as", "the variable for the item", HoldsName, true},
			{"steps", "what is done for each item", HoldsSteps, true}, idKey,
			{"then", "where to go after the last item", HoldsRoute, false}, revealKey}},
		{"split", "Sends each person one of several ways, by chance and always the same.", []Key{
			{"split", "the ways, each with its share", HoldsWays, true}, {"id", "the name by which people are dealt", HoldsName, true}}},
		{"wait", "Waits for a length of time, an event, or a moment.", []Key{
			{"wait", "what for", HoldsWait, true}, {"anytime", "ends in quiet hours too", HoldsTruth, false}, idKey, thenKey}},
		{"call", "Goes through another workflow, and comes back.", []Key{
			{"call", "the workflow", HoldsName, true}, {"with", "its inputs", HoldsAssignments, false}, idKey,
			{"then", "the id of the step after it", HoldsTarget, false}}},
		{"handoff", "Gives the conversation to a person.", []Key{
			{"handoff", "the staff's queue", HoldsLine, true}, {"say", "the last words", HoldsText, false}, noticeKey, idKey}},
		{"end", "Ends the workflow.", []Key{{"end", "nothing", HoldsLine, false}, idKey}},
	}
}

func askKeys() []Key {
	return []Key{
		{"ask", "the kind of question", HoldsKind, true},
		{"id", "the question's name, and its answer's", HoldsName, true},
		{"text", "the question", HoldsText, true}, noticeKey,
		{"again", "the question in other words, after an answer that was not understood", HoldsText, true},
		mediaKey,
		{"of", "the list that is chosen from", HoldsExpression, false},
		{"options", "the answers, where they are written here", HoldsOptions, false},
		{"from", "a variable with words in which the answer may stand already, such as opening", HoldsExpression, false},
		{"moving", "a variable of type time: when the visit begins that is being moved, so that \"an hour later\" goes from there", HoldsExpression, false},
		{"label", "how private the answer is, where more than its kind is", HoldsLabel, false},
		{"min", "the smallest number that is taken", HoldsNumber, false},
		{"max", "the greatest number that is taken", HoldsNumber, false},
		{"stuck", "where to go after two answers that were not understood; the workflow's own without it", HoldsRoute, false},
		{"unanswered", "where to go when nobody answers in time; the workflow's own without it", HoldsTimeout, false},
		{"then", "where to go with an answer that has no route of its own", HoldsRoute, false}, revealKey,
	}
}
