package intent

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"strings"
)

// version is of the encoding and of the features: a model that learnt others reads
// nothing in ours.
const version = 1

// maxNames bounds the bytes of an encoded model's names.
const maxNames = 1 << 16

// ErrModel says that bytes are no model of this version. Train again.
var ErrModel = errors.New("not a model of this version")

// head begins an encoded model. The intents' names follow, a line each; then the columns
// of the model in their order.
type head struct {
	Version, Outside         uint8
	Names, Classes, Features uint32
	Heat, Sure               float64
}

// Encode writes the model: a byte for each weight, twelve for each feature.
func (m *Model) Encode() []byte {
	names := strings.Join(m.intents, "\n")
	h := head{Version: version, Names: uint32(len(names)), Classes: uint32(m.classes()), Features: uint32(len(m.hashes)), Heat: m.heat, Sure: m.sure}
	if m.outside {
		h.Outside = 1
	}
	b := append(must(nil, h), names...)
	for _, column := range []any{m.hashes, m.idf, m.scales, m.bias, m.weights} {
		b = must(b, column)
	}
	return b
}

// must appends what is of fixed size, which never fails.
func must(b []byte, v any) []byte {
	b, err := binary.Append(b, binary.LittleEndian, v)
	if err != nil {
		panic(err)
	}
	return b
}

// Decode reads what Encode wrote, and wraps ErrModel for anything else.
func Decode(b []byte) (*Model, error) {
	var h head
	n, err := binary.Decode(b, binary.LittleEndian, &h)
	if err != nil || h.Version != version || !h.fits(len(b)-n) {
		return nil, ErrModel
	}
	b = b[n:]
	m := &Model{outside: h.Outside == 1, heat: h.Heat, sure: h.Sure,
		hashes: make([]uint32, h.Features), idf: make([]float32, h.Features), scales: make([]float32, h.Features),
		bias: make([]float32, h.Classes), weights: make([]int8, h.Features*h.Classes)}
	m.intents = strings.Split(string(b[:h.Names]), "\n")
	b = b[h.Names:]
	for _, column := range []any{m.hashes, m.idf, m.scales, m.bias, m.weights} {
		n, err := binary.Decode(b, binary.LittleEndian, column)
		if err != nil {
			return nil, ErrModel
		}
		b = b[n:]
	}
	if !m.sound() {
		return nil, ErrModel
	}
	return m, nil
}

// fits reports whether a model of this head takes just that many bytes, so that nothing
// is allocated for what is not there.
func (h head) fits(rest int) bool {
	if h.Names > maxNames || h.Classes > MaxIntents+1 || uint64(h.Features)*uint64(h.Classes) > maxWeights || h.Outside > 1 {
		return false
	}
	features, classes := int(h.Features), int(h.Classes)
	return rest == int(h.Names)+12*features+4*classes+features*classes
}

// sound reports whether the parts of a decoded model belong together.
func (m *Model) sound() bool {
	for _, numbers := range [][]float32{m.idf, m.scales, m.bias, {float32(m.heat), float32(m.sure)}} {
		for _, v := range numbers {
			if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
				return false
			}
		}
	}
	return m.heat > 0 && len(m.bias) == m.classes() && len(m.bias) > 1 && slices.IsSorted(m.hashes) && slices.IsSorted(m.intents) && m.intents[0] != ""
}
