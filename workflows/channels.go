package workflows

import (
	"frontdesk/internal/phi"
	"frontdesk/workflows/flow"
)

// Channels are those on which a workflow may speak, each with the least that it is
// cleared for: what a person may see there after a warning, or behind a second factor,
// is more and never less.
func Channels() []flow.Channel {
	return []flow.Channel{
		{Name: "sms", Clearance: phi.ClearNotice},
		{Name: "telegram", Clearance: phi.ClearNotice},
		{Name: "portal", Clearance: phi.ClearCare},
	}
}
