package intent

import (
	"context"
	"math"
	"slices"
	"sync"
)

const (
	// folds are the parts that calibration holds aside, each in its turn.
	folds = 3
	// givenUp is the share of right answers that may be lost to refuse what is outside:
	// the patient is asked once more.
	givenUp = 0.03
)

// trial is what a model said of an example that it had not learnt.
type trial struct {
	scores []float32
	answer int32
}

// calibrate finds the heat and the threshold from examples that are held aside, in
// turns, from models that learn the rest.
func (m *Model) calibrate(ctx context.Context, examples []Example, o Options) error {
	results, errs := [folds][]trial{}, [folds]error{}
	var all sync.WaitGroup
	for f := range folds {
		all.Go(func() { results[f], errs[f] = m.trials(ctx, examples, f, o) })
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	trials := slices.Concat(results[:]...)
	if len(trials) == 0 {
		return nil
	}
	m.heat = heat(trials)
	m.sure = m.threshold(trials)
	return nil
}

// trials learns without every folds-th example, from the f-th, and asks for those. An
// intent with too few examples to be learnt without them is not asked for.
func (m *Model) trials(ctx context.Context, examples []Example, f int, o Options) ([]trial, error) {
	var learnt, aside []Example
	count := map[string]int{}
	for _, e := range examples {
		if count[e.Intent]++; count[e.Intent]%folds == f {
			aside = append(aside, e)
		} else {
			learnt = append(learnt, e)
		}
	}
	part, err := fit(ctx, learnt, o)
	if err != nil || part.classes() != m.classes() {
		return nil, ctx.Err()
	}
	out := make([]trial, 0, len(aside))
	for _, e := range aside {
		out = append(out, trial{part.scores(part.vector(e.Text)), m.class(e)})
	}
	return out, nil
}

// heat is what makes the confidences frequencies: the divisor of the scores that gives
// the right answers the highest likelihood, to 1 %.
func heat(trials []trial) float64 {
	near := coolest(trials, 2, 0.05, 0.95)
	return coolest(trials, near/0.95, near*0.95, 0.99)
}

// coolest is the likeliest heat of those from one on, each a step less, to another.
func coolest(trials []trial, from, to, step float64) float64 {
	best, least := from, math.Inf(1)
	for h := from; h > to; h *= step {
		loss := 0.0
		for _, t := range trials {
			loss -= math.Log(softmax(t.scores, h)[t.answer] + 1e-12)
		}
		if loss < least {
			best, least = h, loss
		}
	}
	return best
}

// threshold is the highest confidence to ask for that gives up no more than givenUp of
// the answers that are right.
func (m *Model) threshold(trials []trial) float64 {
	var right []float64
	for _, t := range trials {
		first, _, outside := m.rank(t.scores)
		if int(t.answer) < len(m.intents) && first.Intent == m.intents[t.answer] && first.Confidence >= outside {
			right = append(right, first.Confidence)
		}
	}
	if len(right) == 0 {
		return 1
	}
	slices.Sort(right)
	return right[int(givenUp*float64(len(right)))]
}
