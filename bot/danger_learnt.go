package bot

import (
	"crypto/sha256"
	_ "embed"
	"errors"
	"strings"
	"sync"

	"frontdesk/internal/intent"
)

//go:generate go run ./learn

// dangerExamples are the texts that the learnt half of Danger and MayWantStop know: a
// "[peril]", "[stop]" or "[none]", then a text a line.
//
//go:embed danger.examples
var dangerExamples string

//go:embed danger.model
var dangerModel []byte

// alarming is how likely a peril must be for an alarm. Fewer than one in a
// hundred of everyday texts reach it: the price of hearing most of what no phrase lists.
const alarming = 0.88

// doubtful is how likely a wish to stop must be to be asked about.
const doubtful = 0.62

// errStale says that danger.model was learnt from other examples.
var errStale = errors.New("danger.model does not belong to danger.examples: run `go generate ./bot`")

// learnt is the model of danger.model. It ships with the program, so a fault in it is
// ours, and panics.
var learnt = sync.OnceValue(func() *intent.Model {
	m, err := dangerLearnt(dangerModel)
	if err != nil {
		panic(err)
	}
	return m
})

func dangerLearnt(b []byte) (*intent.Model, error) {
	stamp := sha256.Sum256([]byte(dangerExamples))
	model, ok := strings.CutPrefix(string(b), string(stamp[:]))
	if !ok {
		return nil, errStale
	}
	return intent.Decode([]byte(model))
}

// overlap is how many bytes two neighbouring parts of a long text share, so that what
// is said across their border is in one of them.
const overlap = 200

// resembles is the peril of the examples that a text resembles most, in the first part
// of it that is alike enough; Safe where none is.
func resembles(text string) Peril {
	for {
		if p := likest(learnt().Read(text)); p != Safe || len(text) <= intent.MaxText {
			return p
		}
		text = text[intent.MaxText-overlap:]
	}
}

// likest is the likelier peril of a guess, where perils together are alarming.
func likest(g intent.Guess) (p Peril) {
	sum := 0.0
	for _, c := range []intent.Candidate{g.Second, g.First} {
		if c.Intent == string(Emergency) || c.Intent == string(Crisis) {
			p, sum = Peril(c.Intent), sum+c.Confidence
		}
	}
	if sum < alarming {
		return Safe
	}
	return p
}

// MayWantStop reports whether a text resembles those of people who want no more texts,
// in English or Spanish. No phrase says so, where Consent heard nothing: it is a reason
// to ask, not to opt anybody out. The wish stands at the beginning of a text: its first
// 1,000 bytes are read.
func MayWantStop(text string) bool {
	first := learnt().Read(text).First
	return first.Intent == string(StopWish) && first.Confidence >= doubtful
}
