package replay

import (
	"context"
	"runtime"
	"sync"

	"frontdesk/workflows/flow"
)

// Plan is what many conversations are played on.
type Plan struct {
	// Drafts are the workflows as they would go live.
	Drafts *flow.Library
	// Live are the workflows as they are; may be nil. With them, what already differs
	// from the recording before the edit is not counted.
	Live *flow.Library
	// Progress is called now and then with how many conversations were played; may be
	// nil. Calls do not overlap.
	Progress func(done int)
}

// Source gives recorded conversations one by one, each as its encoded turns in order. It
// ends with the error of yield.
type Source func(ctx context.Context, yield func(conversation [][]byte) error) error

// All plays every conversation of a source, as many at a time as there are cores, and
// sums the verdicts up. Its error is the source's or the context's.
func All(ctx context.Context, p Plan, from Source) (Report, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	work := make(chan [][]byte, 2*runtime.GOMAXPROCS(0))
	sum := summary{progress: p.Progress}
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var d Decoder
			for c := range work {
				v, ok := p.one(ctx, &d, c)
				sum.add(v, ok)
			}
		})
	}
	err := from(ctx, func(c [][]byte) error {
		select {
		case work <- c:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	close(work)
	workers.Wait()
	sum.tell()
	return sum.report, err
}

// one plays a conversation; ok is false where it cannot be read.
func (p Plan) one(ctx context.Context, d *Decoder, encoded [][]byte) (v Verdict, ok bool) {
	turns := make([]Turn, 0, len(encoded))
	for _, b := range encoded {
		t, err := d.Turn(b)
		if err != nil {
			return Verdict{}, false
		}
		turns = append(turns, t)
	}
	v = Run(ctx, p.Drafts, turns)
	if v.Kind != Same && p.Live != nil {
		v = Run(ctx, p.Drafts, retake(ctx, p.Live, turns))
	}
	return v, true
}

// summary is a report that several workers write.
type summary struct {
	mu       sync.Mutex
	report   Report
	progress func(int)
}

// progressEvery is how many conversations pass between two calls of Progress.
const progressEvery = 100

func (s *summary) add(v Verdict, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !ok {
		s.report.Unread++
		return
	}
	s.report.Add(v)
	if s.progress != nil && s.report.Conversations%progressEvery == 0 {
		s.progress(s.report.Conversations)
	}
}

// tell reports the end.
func (s *summary) tell() {
	if s.progress != nil {
		s.progress(s.report.Conversations + s.report.Unread)
	}
}
