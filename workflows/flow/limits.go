package flow

import (
	"errors"
	"time"
)

// The limits of the language. Each is far above what a clinic writes and far below what
// would hurt a turn.
const (
	// MaxSource is the size of a document in bytes. The shipped ones have under 8 KB and
	// their examples.
	MaxSource = 64 << 10
	// maxMarks and maxTokens bound what YAML makes of a document: a token costs some
	// 400 bytes. 500 steps written tersely have 7,000 of each, and the shipped
	// workflows one in eight bytes.
	maxMarks, maxTokens = 9_000, 9_000
	// maxOldTokens is maxTokens of a document in an older language, which is read three
	// times: as it is, for its edits, and with them.
	maxOldTokens = 4_000
	// maxKeys is how many keys one mapping has: options, inputs, a step. The parser takes
	// the square of them.
	maxKeys = 200
	// MaxSteps is how many steps a workflow has, twice as many as a check is fast for.
	MaxSteps = 1000
	// MaxClinicWords is how long the clinic's address and its opening hours are, in
	// characters: what is left of two SMS segments is for the sentence around them.
	MaxClinicWords = 160
	// maxLine is how long a line is in characters: two SMS segments are 306.
	maxLine = 2000
	// MaxProblems is how many faults are shown of a document, and how many warnings.
	// Nobody mends more of them before checking again.
	MaxProblems = 100
	// maxMessage is the size in bytes of what a problem says is wrong.
	maxMessage = 400
	// MaxNesting is how deep YAML may nest; the language itself needs eight.
	MaxNesting = 16
	// MaxTurn is how many steps one turn may take: MaxItems times a loop of eleven
	// steps and the loop itself. A cycle that the checker did not see ends here.
	MaxTurn = 256
	// MaxDepth is how many frames a state holds. Nobody keeps six threads in mind.
	MaxDepth = 6
	// MaxState is the size of an encoded state in bytes: it is sealed and written
	// every turn. A booking has about 600; MaxDepth frames with the longest answers
	// that are kept still fit, so that no patient can make a turn fail.
	MaxState = 32 << 10
	// MaxKey is the size of a Value's key in bytes.
	MaxKey = 256
	// MaxItems is how many items of a list are said and can be answered.
	MaxItems = 20
	// MaxHeard is how many bytes of a patient's text are read for an answer: about
	// six SMS segments.
	MaxHeard = 1000
	// maxSpans and maxAlso bound what is kept of a wish: a month of evenings, meant in
	// four ways.
	maxSpans, maxAlso = 31, 3
	// maxShare is how many parts one way of a split may have: enough for one person
	// in a million.
	maxShare = 1_000_000
	// MaxSegments is how many SMS segments a text may take at its worst.
	MaxSegments = 2
	// MaxMedia is how many characters the address of a picture has: it stands in an SMS
	// where pictures are not shown.
	MaxMedia = 200
	// MaxButtons is how many answers of a question can be tapped, and MaxButton how many
	// characters one of them says. A suggested reply of RCS has 25, and eleven of them.
	MaxButtons, MaxButton = 10, 25
	// Patience is how long a question stays open that does not say it itself.
	Patience = 24 * time.Hour
	// MaxPatience is the longest time-out or wait.
	MaxPatience = 90 * 24 * time.Hour
	// MaxExpression is the size of an expression in bytes; the longest shipped one has
	// sixteen.
	MaxExpression = 400
	// maxNodes bounds an expression; the longest shipped one has nine nodes.
	maxNodes = 64
	// maxNumber is the greatest number that an expression names: ten million in cents.
	maxNumber = 1_000_000_000
)

// Why Step or DecodeState refuses. None of them says what the patient wrote.
var (
	// ErrTooLong: more than MaxTurn steps in one turn.
	ErrTooLong = errors.New("turn takes too many steps")
	// ErrTooDeep: calls nest deeper than MaxDepth.
	ErrTooDeep = errors.New("calls nest too deep")
	// ErrTooBig: the state would be larger than MaxState.
	ErrTooBig = errors.New("state is too big")
	// ErrUnknown: a workflow, a revision or a step that the library does not have.
	ErrUnknown = errors.New("not in the library")
	// ErrOutcome: an action ended in a way that its spec does not name, or an event came
	// without what the wait for it declares.
	ErrOutcome = errors.New("outcome is not in the spec")
	// ErrExpression: an expression failed on the values it met.
	ErrExpression = errors.New("expression failed")
	// ErrInput: what a workflow was begun with is more private than it takes.
	ErrInput = errors.New("input is too private")
	// ErrChannel: the workflow does not speak on the channel.
	ErrChannel = errors.New("not on this channel")
	// ErrState: bytes that are no encoded state.
	ErrState = errors.New("not a state")
)
