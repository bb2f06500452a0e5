package intent

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
)

// What Train takes at most. A clinic has some dozen intents with a few hundred examples
// each; CLINC150 has 150 with 100 each.
const (
	MaxExamples = 50_000
	MaxIntents  = 500
	maxWeights  = 1 << 26
)

// ErrExamples says that nothing can be learnt from the examples.
var ErrExamples = errors.New("nothing can be learnt from these examples")

// Options tune the training; the zero value is right for a clinic.
type Options struct {
	// Seed decides the order of the lessons. The same seed and examples, in the same
	// order, give the same model.
	Seed uint64
	// Courses is how often the course of lessons is gone through, in one long one; zero
	// is once. More of them fit what is said in many ways.
	Courses int
	// Pupils is how many learn, each in another order; the model is their mean, which
	// hangs less on one order. Zero is one.
	Pupils int
}

// Train learns from examples, and from parts of them how sure to be. It wants two
// classes at least, the outside being one, and wraps ErrExamples where it cannot begin.
func Train(ctx context.Context, examples []Example, o Options) (*Model, error) {
	if n := len(examples); n > MaxExamples {
		return nil, fmt.Errorf("%w: %d examples, at most %d", ErrExamples, n, MaxExamples)
	}
	m, err := fit(ctx, examples, o)
	if err != nil {
		return nil, err
	}
	return m, m.calibrate(ctx, examples, o)
}

// fit learns the weights.
func fit(ctx context.Context, examples []Example, o Options) (*Model, error) {
	m := &Model{heat: 1, sure: 1}
	if err := m.name(examples); err != nil {
		return nil, err
	}
	m.survey(examples)
	if n := len(m.hashes) * m.classes(); n > maxWeights {
		return nil, fmt.Errorf("%w: %d weights, at most %d", ErrExamples, n, maxWeights)
	}
	p := &pupil{Model: m}
	for _, e := range examples {
		p.x, p.y = append(p.x, m.vector(e.Text)), append(p.y, m.class(e))
	}
	return m, p.learnt(ctx, o)
}

// name finds the classes.
func (m *Model) name(examples []Example) error {
	names := map[string]bool{}
	for _, e := range examples {
		names[e.Intent] = true
	}
	m.outside = names[""]
	delete(names, "")
	m.intents = slices.Sorted(maps.Keys(names))
	switch n := len(m.intents); {
	case n == 0 || m.classes() < 2:
		return fmt.Errorf("%w: two classes are needed", ErrExamples)
	case n > MaxIntents:
		return fmt.Errorf("%w: %d intents, at most %d", ErrExamples, n, MaxIntents)
	}
	return nil
}

// class is the example's column.
func (m *Model) class(e Example) int32 {
	k, ok := slices.BinarySearch(m.intents, e.Intent)
	if !ok {
		k = len(m.intents)
	}
	return int32(k)
}

// survey finds the features of the examples and how rare each is.
func (m *Model) survey(examples []Example) {
	in := map[uint32]int{}
	for _, e := range examples {
		seen := map[uint32]bool{}
		eachGram(words(e.Text), func(_ view, hash uint32) { seen[hash] = true })
		for h := range seen {
			in[h]++
		}
	}
	m.hashes = slices.Sorted(maps.Keys(in))
	m.idf = make([]float32, len(m.hashes))
	for row, h := range m.hashes {
		m.idf[row] = float32(1 + math.Log(float64(1+len(examples))/float64(1+in[h])))
	}
}
