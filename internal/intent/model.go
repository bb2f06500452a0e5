package intent

import (
	"math"
	"slices"
)

// Model is what was learnt. It does not change.
type Model struct {
	// intents are the classes by name; the outside, if it was learnt, is the class after
	// the last of them.
	intents []string
	outside bool
	// hashes are the features, ascending; a feature's place in it is its row.
	hashes []uint32
	// idf is how telling a feature is: the logarithm of how rare it was in the examples.
	idf []float32
	// weights has a row a feature and a column a class, in 127ths of the row's scale.
	weights []int8
	scales  []float32
	bias    []float32
	// heat divides the scores, so that confidences are frequencies.
	heat float64
	// sure is the least confidence to act on.
	sure float64
}

// feature is one entry of a text's vector.
type feature struct {
	row   int32
	value float32
}

func (m *Model) classes() int {
	if m.outside {
		return len(m.intents) + 1
	}
	return len(m.intents)
}

// vector is the text in the model's features, each view of length one.
func (m *Model) vector(text string) []feature {
	var rows [views][]int32
	eachGram(words(text), func(v view, hash uint32) {
		if row, ok := m.row(hash); ok {
			rows[v] = append(rows[v], int32(row))
		}
	})
	out := make([]feature, 0, len(rows[0])+len(rows[1]))
	for _, r := range rows {
		out = append(out, m.scaled(r)...)
	}
	return out
}

// row finds a feature. Hashes are spread evenly, so it lies near its share of the way:
// a search around there touches little memory, where one of all rows would touch much.
func (m *Model) row(hash uint32) (int, bool) {
	const around = 256
	guess := int(uint64(hash) * uint64(len(m.hashes)) >> 32)
	from, to := max(0, guess-around), min(len(m.hashes), guess+around)
	if from > 0 && m.hashes[from] > hash || to < len(m.hashes) && m.hashes[to-1] < hash {
		return slices.BinarySearch(m.hashes, hash)
	}
	row, ok := slices.BinarySearch(m.hashes[from:to], hash)
	return from + row, ok
}

// scaled counts the rows, damps the counts and scales them to length one.
func (m *Model) scaled(rows []int32) []feature {
	slices.Sort(rows)
	out, sum := make([]feature, 0, len(rows)), 0.0
	for i := 0; i < len(rows); {
		n := 1
		for i+n < len(rows) && rows[i+n] == rows[i] {
			n++
		}
		v := (1 + math.Log(float64(n))) * float64(m.idf[rows[i]])
		out, sum = append(out, feature{rows[i], float32(v)}), sum+v*v
		i += n
	}
	norm := float32(math.Sqrt(sum))
	for i := range out {
		out[i].value /= norm
	}
	return out
}

// scores adds up what each class has for the vector.
func (m *Model) scores(x []feature) []float32 {
	s := slices.Clone(m.bias)
	n := len(s)
	for _, f := range x {
		row, v := m.weights[int(f.row)*n:int(f.row)*n+n], f.value*m.scales[f.row]
		for k, w := range row {
			s[k] += v * float32(w)
		}
	}
	return s
}

// rank gives the two likeliest intents, and how likely it is none.
func (m *Model) rank(scores []float32) (first, second Candidate, outside float64) {
	p := softmax(scores, m.heat)
	if m.outside {
		outside = p[len(m.intents)]
	}
	for k, name := range m.intents {
		switch {
		case p[k] > first.Confidence:
			first, second = Candidate{name, p[k]}, first
		case p[k] > second.Confidence:
			second = Candidate{name, p[k]}
		}
	}
	return first, second, outside
}

func softmax(s []float32, heat float64) []float64 {
	top, sum := float64(slices.Max(s)), 0.0
	p := make([]float64, len(s))
	for k, v := range s {
		p[k] = math.Exp((float64(v) - top) / heat)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
	return p
}
