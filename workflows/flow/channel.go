package flow

import (
	"fmt"
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// Channel is a way on which workflows speak: its name, and how much it may show.
type Channel struct {
	Name      string
	Clearance phi.Clearance
}

// At is one channel of a clearance, named after it, for whoever has no other.
func At(c phi.Clearance) []Channel {
	return []Channel{{Name: "a " + c.String() + " channel", Clearance: c}}
}

// SpeaksOn reports whether a workflow may be begun on a channel: any, unless it names
// its own.
func (d *Def) SpeaksOn(channel string) bool {
	return len(d.channels) == 0 || slices.Contains(d.channels, channel)
}

// readChannels reads `channels: [portal]`.
func (r *reader) readChannels(f field) []string {
	var out []string
	for _, one := range r.list(f) {
		if name := r.ident(one); name != "" {
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		r.fault(f.at, "channel", "the workflow would speak nowhere", "", "name a channel, or leave `channels` out for all")
	}
	return out
}

// channels are those that the workflow may speak on. Where none is known, it is held to
// the least trusted there is.
func (a *analysis) channels() []Channel {
	var out []Channel
	for _, c := range a.env.Channels {
		if a.def.SpeaksOn(c.Name) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return At(phi.ClearPublic)
	}
	return out
}

// hidden names the channels that may not show what has label l; empty when all may.
func (a *analysis) hidden(l phi.Label) string {
	var out []string
	for _, c := range a.speaks {
		if !c.Clearance.Clears(l) {
			out = append(out, c.Name)
		}
	}
	return strings.Join(out, ", ")
}

// ownChannels reports channels that there are not, and calls of a workflow that does not
// speak where this one does.
func (a *analysis) ownChannels() {
	var all []string
	for _, c := range a.env.Channels {
		all = append(all, c.Name)
	}
	for _, name := range a.def.channels {
		if !slices.Contains(all, name) && len(all) > 0 {
			a.fault(a.def.channelsAt, "channel", fmt.Sprintf("there is no channel `%s`", name), "nobody would ever reach the workflow", didYouMean(name, all))
		}
	}
	for _, to := range a.courses.routes {
		if to.call == nil || a.env.Workflows[to.call.workflow] == nil {
			continue
		}
		for _, c := range a.speaks {
			if !a.env.Workflows[to.call.workflow].SpeaksOn(c.Name) {
				a.fault(to.call.at, "channel", fmt.Sprintf("`%s` does not speak on %s, and this workflow does", to.call.workflow, c.Name),
					"it was not checked for that channel", "say `channels:` at the top of this workflow too")
				break
			}
		}
	}
}
