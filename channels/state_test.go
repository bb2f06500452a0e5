package channels_test

import (
	"testing"

	"frontdesk/channels"
)

func TestAReportOnlyMovesAMessageForward(t *testing.T) {
	t.Parallel()
	order := []channels.State{channels.Queued, channels.Sending, channels.Unknown, channels.Accepted, channels.Sent}
	terminal := []channels.State{channels.Delivered, channels.Undelivered, channels.Failed}
	for i, from := range order {
		for j, to := range order {
			if got := channels.Advances(from, to); got != (j > i) {
				t.Errorf("%s to %s: got %v", from, to, got)
			}
		}
		for _, end := range terminal {
			if !channels.Advances(from, end) || channels.Advances(end, from) || channels.Advances(end, terminal[0]) {
				t.Errorf("%s and %s: a terminal state must win and stay", from, end)
			}
		}
	}
	if channels.Advances(channels.Queued, "nonsense") || !channels.Advances("nonsense", channels.Queued) {
		t.Error("an unlisted state must rank below all")
	}
}
