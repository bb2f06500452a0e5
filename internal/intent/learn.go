package intent

import (
	"context"
	"math"
	"math/rand/v2"
)

// The course of the lessons, chosen on the training and validation parts of CLINC150.
const (
	epochs   = 12   // in a course
	rate     = 1.0  // of the first lesson; it falls to zero by the last
	biasRate = 0.05 // of that for the bias, which every lesson moves
	smooth   = 0.08 // of an answer is spread over all classes
	dropped  = 0.5  // of a text's features are left out of a lesson
)

// pupil is a model that is being learnt: softmax regression by stochastic gradient
// descent. Leaving out half of each text teaches it not to lean on single words.
type pupil struct {
	*Model
	x [][]feature
	y []int32
	w []float32
	// g is the scores and then the gradient of a lesson; part is what was not left out.
	g    []float32
	part []feature
}

// learnt is the mean of what several learn.
func (p *pupil) learnt(ctx context.Context, o Options) error {
	all := max(1, o.Pupils)
	var w, bias []float32
	for range all {
		if err := p.learn(ctx, o); err != nil {
			return err
		}
		w, bias = plus(w, p.w, all), plus(bias, p.bias, all)
		o.Seed++
	}
	p.w, p.bias = w, bias
	p.quantise()
	return nil
}

// plus adds one of n parts of a mean to the sum.
func plus(sum, part []float32, n int) []float32 {
	if n == 1 {
		return part
	}
	if sum == nil {
		sum = make([]float32, len(part))
	}
	for i, v := range part {
		sum[i] += v / float32(n)
	}
	return sum
}

func (p *pupil) learn(ctx context.Context, o Options) error {
	n := p.classes()
	p.w, p.bias, p.g = make([]float32, len(p.idf)*n), make([]float32, n), make([]float32, n)
	random := rand.New(rand.NewPCG(o.Seed, uint64(len(p.x))))
	all := epochs * max(1, o.Courses)
	for epoch := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		for j, i := range random.Perm(len(p.x)) {
			done := (float64(epoch) + float64(j)/float64(len(p.x))) / float64(all)
			p.leaveOut(p.x[i], random)
			p.lesson(p.y[i], float32(rate*(1-done)))
		}
	}
	return nil
}

func (p *pupil) leaveOut(x []feature, random *rand.Rand) {
	p.part = p.part[:0]
	for _, f := range x {
		if random.Float64() >= dropped {
			p.part = append(p.part, feature{f.row, f.value / (1 - dropped)})
		}
	}
}

// lesson moves the weights towards one answer.
func (p *pupil) lesson(answer int32, eta float32) {
	n := len(p.g)
	copy(p.g, p.bias)
	for _, f := range p.part {
		for k, w := range p.w[int(f.row)*n : int(f.row)*n+n] {
			p.g[k] += f.value * w
		}
	}
	for k, chance := range softmax(p.g, 1) {
		want := float32(smooth) / float32(n)
		if k == int(answer) {
			want += 1 - smooth
		}
		p.g[k] = eta * (want - float32(chance))
		p.bias[k] += biasRate * p.g[k]
	}
	for _, f := range p.part {
		row := p.w[int(f.row)*n : int(f.row)*n+n]
		for k, d := range p.g {
			row[k] += f.value * d
		}
	}
}

// coarse is the next number above with half of the bits, so that a model packs well.
func coarse(v float32) float32 {
	return math.Float32frombits((math.Float32bits(v) + 0xffff) &^ 0xffff)
}

// quantise keeps the weights in a byte each: a quarter of the memory, and no answer of
// the validation part changed by it.
func (p *pupil) quantise() {
	n := p.classes()
	p.weights, p.scales = make([]int8, len(p.w)), make([]float32, len(p.idf))
	for row := range p.scales {
		of := p.w[row*n : row*n+n]
		top := 0.0
		for _, w := range of {
			top = max(top, math.Abs(float64(w)))
		}
		if top == 0 {
			continue
		}
		p.scales[row] = coarse(float32(top / math.MaxInt8))
		for k, w := range of {
			p.weights[row*n+k] = int8(math.Round(float64(w / p.scales[row])))
		}
	}
}
