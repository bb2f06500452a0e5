package flow

import (
	"fmt"
	"strconv"
	"strings"
)

// key is the same for two places from which conversations go on alike: the same steps
// are open, and of the variables that are still needed the same are known, and those
// that expressions look at hold the same. Which answers could be corrected does not
// count: a correction leads back to where the walk goes on from anyway. Of the world
// counts what is still looked at.
func (w *walk) key(at *waypoint) string {
	var b strings.Builder
	world := at.stage.w
	for i := range at.stage.st.frames {
		f := &at.stage.st.frames[i]
		fmt.Fprintf(&b, "|%s %s %t%t%t %d %s %d", f.workflow, f.at, f.root, f.open, f.dueAt.IsZero(), f.under, f.missed, f.misses)
		needed := w.needed[f.workflow][f.at]
		if needed[needsPeople] {
			fmt.Fprint(&b, "@", len(world.People))
		}
		if needed[needsClock] {
			fmt.Fprint(&b, world.clinicView())
		}
		if needed[needsSeed] {
			fmt.Fprint(&b, "#", world.Seed)
		}
		for _, v := range f.vars {
			if v.name[0] == '#' {
				b.WriteString(v.name + v.value.Key) // how far a loop has come
			}
			if !needed[v.name] {
				continue
			}
			b.WriteString(" " + v.name)
			if hollow(v.value) {
				b.WriteString("-")
			}
			for _, part := range fieldNames(v.value.Fields) {
				b.WriteString("." + part)
			}
			if _, ok := w.sights[v.name]; ok || v.name == opening || v.name[0] == '#' {
				b.WriteString("=" + digest(v.value))
			}
		}
	}
	return b.String()
}

// digest is all of a value that an expression can see.
func digest(v Value) string {
	var b strings.Builder
	b.WriteString(v.Key + "\x00" + v.Says.Reveal())
	for _, it := range v.Items {
		b.WriteString("\x01" + digest(it))
	}
	for _, name := range fieldNames(v.Fields) {
		b.WriteString("\x02" + name + digest(v.Fields[name]))
	}
	return strconv.Itoa(len(v.Items)) + b.String()
}
