package replay

// Kind is how an edit changes a conversation, the worse the greater.
type Kind int

// The kinds.
const (
	// Same: every turn says and does what it did.
	Same Kind = iota
	// Changed: it goes the same way in other words.
	Changed
	// Branched: it goes another way, or something else is done.
	Branched
	// Handed: a person takes over who did not then.
	Handed
	// Stuck: words that were understood are no more, or get no answer.
	Stuck
	// Fails: the turn ends in an error, and the event would be set aside.
	Fails
	kinds
)

func (k Kind) String() string {
	return [...]string{"same", "text changed", "other branch", "now a person", "now stuck", "fails"}[k]
}

// Kinds lists all kinds, in their order.
func Kinds() []Kind {
	out := make([]Kind, kinds)
	for i := range out {
		out[i] = Kind(i)
	}
	return out
}
