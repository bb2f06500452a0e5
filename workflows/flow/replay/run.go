package replay

import (
	"context"

	"frontdesk/workflows/flow"
)

// Run plays one recorded conversation on a library and tells how it differs from what
// was recorded: the worst of its turns, and of equals the first. It begins at the first
// turn before which nothing was open. Nothing is called and nothing outside is changed.
func Run(ctx context.Context, lib *flow.Library, conversation []Turn) Verdict {
	var out Verdict
	turns := 0
	play(ctx, lib, conversation, func(i int, now played) bool {
		turns++
		k := compare(&conversation[i], &now)
		if k > out.Kind {
			out = verdict(k, i, &conversation[i], &now)
		}
		return k <= Changed
	})
	out.Turns = turns
	return out
}

// retake is the conversation as a library would have had it: what an edit of that
// library is compared with. Where the library goes another way than the recording, the
// turns that follow are lost.
func retake(ctx context.Context, lib *flow.Library, conversation []Turn) []Turn {
	out := make([]Turn, len(conversation))
	for i, t := range conversation {
		out[i] = t
		if !t.House {
			out[i] = Turn{Lost: true, Before: t.Before, After: t.After}
		}
	}
	play(ctx, lib, conversation, func(i int, now played) bool {
		k := compare(&conversation[i], &now)
		if !now.tick && k < Fails {
			out[i] = now.Turn
		}
		return k <= Changed
	})
	return out
}
