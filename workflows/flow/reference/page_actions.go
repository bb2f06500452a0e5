package reference

import (
	"strings"

	"frontdesk/workflows/flow"
)

func (p *page) actions(specs []flow.Spec) {
	p.head("Actions", "What a `do` asks for. The first outcome falls through to the next step where it has no route; every other one needs a route.")
	for _, s := range sorted(specs) {
		p.line("### %s\n\n%s\n", s.Name, s.Help)
		if s.Settles {
			p.line("What it did is promised: no correction reaches back past it.\n")
		}
		if len(s.In) > 0 {
			p.table("input", "type", "at most", "what it is")
			for _, f := range s.In {
				name := "`" + f.Name + "`"
				if !f.Optional {
					name += " *"
				}
				p.row(name, typed(f), f.Label.String(), f.Help)
			}
			p.line("")
		}
		p.table("outcome", "label", "when", "gives")
		for _, o := range s.Outcomes {
			p.row("`"+o.Name+"`", o.Label.String(), o.Help, outputs(o.Out))
		}
		p.line("")
	}
}

func typed(f flow.Field) string {
	if f.Type == flow.ListType && f.Of != "" {
		return "list of " + string(f.Of)
	}
	return string(f.Type)
}

func outputs(fields []flow.Field) string {
	var out []string
	for _, f := range fields {
		one := "`" + f.Name + "` (" + typed(f) + ", " + f.Label.String() + ")"
		if len(f.Fields) > 0 {
			var parts []string
			for _, sub := range f.Fields {
				parts = append(parts, "."+sub.Name)
			}
			one += " with " + strings.Join(parts, " ")
		}
		out = append(out, one)
	}
	return strings.Join(out, ", ")
}
