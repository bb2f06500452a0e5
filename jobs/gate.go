package jobs

import "sync"

// gate lets a bounded number of runs of one job through. Whoever is turned away leaves
// a mark, and a run that ends looks for it: no wake-up is lost between the last look at
// the database and the end of a run.
type gate struct {
	mu      sync.Mutex
	max     int
	running int
	asked   bool
}

func (g *gate) enter() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.running >= g.max {
		g.asked = true
		return false
	}
	g.running++
	return true
}

// leave ends a run, unless somebody asked meanwhile: then the run goes on. A process
// that is ending does not go on.
func (g *gate) leave(ending bool) (again bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.asked && !ending {
		g.asked = false
		return true
	}
	g.running--
	return false
}
