package flow

import (
	"fmt"
	"runtime"
	"testing"
	"time"
)

// maxHostileBytes is what a document of any content may allocate, all in all, and a tenth
// for the race detector; the benchmark is held to 10 MB without it.
const maxHostileBytes = 11 << 20

// TestHostileDocumentsCostLittle: whatever an admin, or whoever took over their account,
// puts into the editor, checking and printing it stays small. Every other one of those
// that are read to their end is enough for every day; the benchmark reads all.
func TestHostileDocumentsCostLittle(t *testing.T) {
	docs := packer{size: MaxSource, inside: true}.docs()
	for i, d := range docs {
		if i%2 != 0 {
			continue
		}
		if n := allocated(func() { judged(d.src) }); n > maxHostileBytes {
			t.Errorf("%s: got %.1f MB allocated, want at most %d", d.name, mega(n), maxHostileBytes>>20)
		}
	}
	if got, want := len(docs), 500; got < want {
		t.Errorf("got %d documents, want at least %d", got, want)
	}
}

// judged is all that becomes of a document before it is published.
func judged(src string) []Problem {
	problems := problemsOf(src)
	for _, p := range problems {
		_ = p.Render()
	}
	return problems
}

// allocated is how many bytes f allocates; nothing else may run meanwhile.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func mega(n uint64) float64 { return float64(n) / (1 << 20) }

// BenchmarkHostile takes the time and the bytes of the worst document of the corpus, each
// at the best of five: a busy machine is not the document's doing. The house wants 50 ms
// and 10 MB.
func BenchmarkHostile(b *testing.B) {
	docs := hostileDocs()
	var slow, big string
	var worst time.Duration
	var most uint64
	for b.Loop() {
		for _, d := range docs {
			took, bytes := time.Hour, uint64(0)
			for range 5 {
				bytes = allocated(func() {
					began := time.Now()
					judged(d.src)
					took = min(took, time.Since(began))
				})
			}
			if took > worst {
				worst, slow = took, d.name
			}
			if bytes > most {
				most, big = bytes, d.name
			}
			if testing.Verbose() {
				fmt.Printf("HOSTILE %7.2f ms %6.2f MB  %s\n", float64(took.Microseconds())/1000, mega(bytes), d.name)
			}
		}
	}
	b.ReportMetric(float64(worst.Microseconds())/1000, "worst-ms")
	b.ReportMetric(mega(most), "worst-MB")
	b.Logf("%d documents; the slowest is %q, the biggest is %q", len(docs), slow, big)
}
