package jobs

import (
	"errors"
	"time"

	"frontdesk/channels"
)

// verdict is what came of one attempt to deliver.
type verdict struct {
	state      channels.State
	providerID string
	// settled: nothing more is to be sent. Otherwise the message rests for wait.
	settled bool
	wait    time.Duration
	why     string
	// stopped: the provider says that the person wants no texts.
	stopped bool
}

func later(state channels.State, wait time.Duration) verdict {
	return verdict{state: state, wait: wait}
}

func given(why string) verdict {
	return verdict{state: channels.Failed, settled: true, why: why}
}

// judge turns the sender's answer into a verdict.
func (d *Deliver) judge(r channels.Receipt, err error, p Parcel, limits DeliverLimits) verdict {
	var wish channels.RetryAfterError
	switch {
	case err == nil:
		return verdict{state: r.State, providerID: r.ProviderID, settled: true}
	case errors.Is(err, channels.ErrOptedOut):
		v := given("optedout")
		v.stopped = true
		return v
	case errors.Is(err, channels.ErrBadAddress):
		return given("address")
	case errors.Is(err, channels.ErrRefusedContent):
		return given("refused")
	case errors.Is(err, channels.ErrConfig):
		d.Log.Error("provider refuses our account: run frontdesk doctor", "channel", p.To.Channel, "err", err)
		return later(channels.Queued, time.Minute)
	case errors.As(err, &wish):
		return later(channels.Queued, min(wish.After, 10*time.Minute))
	case errors.Is(err, channels.ErrLater):
		return later(channels.Queued, backoff(p.Attempts))
	case p.Attempts >= limits.Attempts:
		return given("attempts")
	default: // ErrUnknown, and whatever we did not foresee
		return later(channels.Unknown, limits.Settle)
	}
}

// backoff doubles from half a second to five minutes.
func backoff(attempts int) time.Duration {
	return min(500*time.Millisecond<<min(attempts-1, 10), 5*time.Minute)
}

func (v verdict) record(tx Post, p Parcel, now time.Time) {
	if !v.settled {
		tx.Retry(p, v.state, v.wait)
		return
	}
	if v.why == "" && (v.state == channels.Failed || v.state == channels.Undelivered) {
		v.why = "refused" // the provider took it, and says that it reached nobody
	}
	tx.Settle(p, Settlement{State: v.state, ProviderID: v.providerID, Why: v.why})
	if v.stopped {
		tx.StopTexts(p.To.ID, now)
	}
	if v.why == "address" || v.why == "refused" || v.why == "attempts" || v.why == "channel" {
		tx.Undeliverable(p, now)
	}
}
