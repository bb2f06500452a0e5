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

// dangerExamples are the texts that the learnt half of Danger knows: a "[peril]", or
// "[none]", then a text a line.
//
//go:embed danger.examples
var dangerExamples string

//go:embed danger.model
var dangerModel []byte

// alarming is how likely a peril must be for an alarm. Fewer than one in a
// hundred of everyday texts reach it, and one in thirty of those that come near a danger:
// the price of hearing most of what no phrase lists.
const alarming = 0.9

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

// resembles is the peril of the examples that a text resembles most, Safe where they are
// not alike enough.
func resembles(text string) Peril {
	g := learnt().Read(text)
	if g.First.Confidence+g.Second.Confidence < alarming {
		return Safe
	}
	return Peril(g.First.Intent)
}
