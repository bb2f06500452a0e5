package jobs

import "sync"

// flight is what is being handed over, each on its own. The zero value is empty.
type flight struct {
	mu  sync.Mutex
	up  int
	ask chan struct{}
	all sync.WaitGroup
}

// launch runs do beside the others.
func (f *flight) launch(do func()) {
	f.add(1)
	f.all.Go(func() {
		defer func() {
			f.add(-1)
			ring(f.landed())
		}()
		do()
	})
}

func (f *flight) add(n int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.up += n
}

func (f *flight) size() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.up
}

// landed rings when one or more have ended since somebody last listened.
func (f *flight) landed() chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.ask == nil {
		f.ask = make(chan struct{}, 1)
	}
	return f.ask
}
