// Package intent learns from examples what people want, and says so or keeps silent.
//
// The model is linear: a text becomes a sparse vector of its words, word pairs and pieces
// of words, and each intent has a weight for each of them. That is small enough to learn
// when an admin publishes, quick enough for every message, and the same bytes come out of
// the same examples. Examples that want none of the intents are a class of their own, and
// what resembles no example is nothing: one more question costs less than a wrong guess.
package intent

// Example is one way to say what is wanted, in any language: a model serves them all.
type Example struct {
	// Intent names what is wanted; empty says that it is none of the intents.
	Intent string
	Text   string
}

// Kind is how sure a Guess is.
type Kind uint8

// The kinds.
const (
	// Nothing: the text wants none of the intents, or says too little.
	Nothing Kind = iota
	// Sure: First is wanted.
	Sure
	// Torn: First or Second is wanted, and the model cannot tell which.
	Torn
)

// Candidate is an intent with its calibrated probability, 0 to 1.
type Candidate struct {
	Intent     string
	Confidence float64
}

// Guess is what a text seems to want. First and Second are the likeliest, whatever Kind
// says of them.
type Guess struct {
	Kind          Kind
	First, Second Candidate
}

// rival is how much of the first's confidence makes the second a rival.
const rival = 0.6

// Read guesses what a text wants, from its first MaxText bytes. It takes any bytes, and
// is safe for concurrent use.
func (m *Model) Read(text string) Guess {
	x := m.vector(text)
	if len(x) == 0 {
		return Guess{}
	}
	first, second, outside := m.rank(m.scores(x))
	return Guess{Kind: m.kind(first, second, outside), First: first, Second: second}
}

func (m *Model) kind(first, second Candidate, outside float64) Kind {
	torn := second.Confidence >= rival*first.Confidence
	switch {
	case outside > first.Confidence:
		return Nothing
	case torn && first.Confidence+second.Confidence >= m.sure:
		return Torn
	case !torn && first.Confidence >= m.sure:
		return Sure
	}
	return Nothing
}
