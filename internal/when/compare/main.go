// Command compare counts how often Read and two other libraries are right, wrong or
// without an answer on public test sets, in one table. It is a module of its own, so
// that the other libraries are no part of the product:
//
//	go -C internal/when/compare run . -data ../../../../shared/data
//
// Every fifth sample, chosen by a hash of its text, is kept aside: its row says so, and
// -failures never shows it.
//
// A point in time is right to the minute, an hour around it where "around 3" was said.
// A stretch of time is right when it and the wanted one share half of what either
// covers. A day that bounds what is open may be among the days or not, and what is over of
// a stretch is left out. A time that is over is right when it is named as over. The bounds of
// a part of the day are a matter of taste: half of the shorter one is enough. Where a sample says
// no day, the time of day alone is compared. Of the other libraries, which answer with
// an instant and not with a stretch, no more is asked than that it lies in the wanted
// one. Asked are the samples that came back with several readings, the wanted one among
// them; they are counted as right, too.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"text/tabwriter"
)

func main() {
	data := flag.String("data", cmp.Or(os.Getenv("FRONTDESK_DATA"), "../../../../shared/data"), "folder of the public test sets")
	failures := flag.String("failures", "", "print the failures of this set, without the part kept aside")
	ours := flag.Bool("ours", false, "leave the other libraries out")
	flag.Parse()
	sets, err := load(*data)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	readers := []reader{{"ours", readOurs}}
	if !*ours {
		readers = append(readers, reader{"go-dateparser", readDateparser}, reader{"when", newOlebedev()})
	}
	print(sets, readers, *failures)
}

// tally is how often a reader was right, wrong and without an answer.
type tally struct{ right, asked, wrong, none int }

func (t tally) String() string {
	n := max(1, t.right+t.wrong+t.none)
	share := func(part int) float64 { return 100 * float64(part) / float64(n) }
	return fmt.Sprintf("%.1f\t%.1f\t%.1f\t%.1f", share(t.right), share(t.asked), share(t.wrong), share(t.none))
}

func print(sets []set, readers []reader, failures string) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "set\tpart\tsamples\treader\tright %\tof them asked\twrong %\tnone %\t")
	for _, s := range sets {
		for _, r := range readers {
			var parts [2]tally
			for _, x := range s.samples {
				aside := keptAside(x.text)
				outcome := parts[btoi(aside)].count(x, r)
				if s.name == failures && r.name == "ours" && !aside && outcome != "" {
					fmt.Printf("%s\t%q asked %d\twant %v\tgot %v\n", outcome, x.text, x.ctx.Asked, x.want, r.read(x))
				}
			}
			fmt.Fprintf(w, "%s\ttuning\t%d\t%s\t%s\t\n", s.name, parts[0].sum(), r.name, parts[0])
			fmt.Fprintf(w, "%s\taside\t%d\t%s\t%s\t\n", s.name, parts[1].sum(), r.name, parts[1])
		}
	}
	w.Flush()
	for _, s := range sets {
		for _, reason := range s.reasons() {
			fmt.Printf("%s: %d left out: %s\n", s.name, s.left[reason], reason)
		}
	}
}

func (t tally) sum() int { return t.right + t.wrong + t.none }

// count adds the reader's answer to the tally and says what was not right about it.
func (t *tally) count(x sample, r reader) string {
	got := r.read(x)
	switch {
	case x.want == nil && !got.found(), got.found() && x.isRight(got):
		t.right++
		if len(got.readings) > 1 {
			t.asked++
		}
	case !got.found():
		t.none++
		return "none"
	default:
		t.wrong++
		return "wrong"
	}
	return ""
}

// keptAside reports whether nobody looks at the text while tuning.
func keptAside(text string) bool {
	h := fnv.New32a()
	h.Write([]byte(text))
	return h.Sum32()%5 == 0
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
