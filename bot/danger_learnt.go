package bot

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"frontdesk/internal/intent"
)

//go:generate go run ./learn

// dangerExamples are the texts that the learnt half of Danger, Consent and MayWantStop
// knows: a "[peril]", "[stop]" or "[none]", then a text a line.
//
//go:embed danger.examples
var dangerExamples string

//go:embed danger.model
var dangerModel []byte

// errStale says that danger.model was learnt from something else.
var errStale = errors.New("danger.model does not belong to danger.examples and danger.concepts: run `go generate ./bot`")

// courses of lessons: two were better than one for texts of a writer who was left out, and
// three no better than two.
const courses = 2

// pupils learn the examples, each in another order.
const pupils = 5

// none heads the examples that speak of no danger and of no wish to stop.
const none = "none"

// Learn is what danger.model is to hold: a stamp of what it was learnt from, and the
// model, compressed. The same examples and concepts give the same bytes.
func Learn(ctx context.Context) ([]byte, error) {
	m, err := intent.Train(ctx, studied(dangerExamples), intent.Options{Courses: courses, Pupils: pupils})
	if err != nil {
		return nil, fmt.Errorf("danger.examples: %w", err)
	}
	var out bytes.Buffer
	stamp := studiedStamp()
	out.Write(stamp[:])
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(inPlanes(m.Encode(), true)); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func studiedStamp() [sha256.Size]byte {
	return sha256.Sum256([]byte(dangerExamples + "\x00" + conceptFile))
}

// studied reads the examples' file.
func studied(file string) (out []intent.Example) {
	heading := ""
	for line := range strings.Lines(file) {
		switch line = strings.TrimSpace(line); {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			if heading = strings.Trim(line, "[]"); heading == none {
				heading = ""
			}
		default:
			out = append(out, intent.Example{Intent: heading, Text: inConcepts(line)})
		}
	}
	return out
}

// LoadModel reads the model of danger, so that no turn has to: the first one would take some
// tens of milliseconds longer.
func LoadModel() error {
	_, err := loaded()
	return err
}

var loaded = sync.OnceValues(func() (*intent.Model, error) { return dangerLearnt(dangerModel) })

// learnt is the model of danger.model. It ships with the program, so a fault in it is
// ours, and panics.
func learnt() *intent.Model {
	m, err := loaded()
	if err != nil {
		panic(err)
	}
	return m
}

func dangerLearnt(b []byte) (*intent.Model, error) {
	stamp := studiedStamp()
	packed, ok := bytes.CutPrefix(b, stamp[:])
	if !ok {
		return nil, errStale
	}
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("danger.model: %w", err)
	}
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("danger.model: %w", err)
	}
	return intent.Decode(inPlanes(raw, false))
}

// inPlanes puts every fourth byte of a model together, or back: its numbers have four
// bytes, of which the high ones are much alike, and so it compresses to a tenth less.
func inPlanes(b []byte, forth bool) []byte {
	out, at := make([]byte, len(b)), 0
	for plane := range 4 {
		for i := plane; i < len(b); i += 4 {
			if forth {
				out[at] = b[i]
			} else {
				out[i] = b[at]
			}
			at++
		}
	}
	return out
}
