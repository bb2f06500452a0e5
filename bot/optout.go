package bot

import (
	"context"

	"frontdesk/channels"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/helpdesk"
)

// consent does what STOP, START and HELP ask for, and holds every other text of
// somebody who stopped. done is false when the text is for somebody else.
//
// Where the provider has answered already (Twilio's OptOutType), it is only put on
// record: two confirmations are one too many.
func (t *turn) consent(ctx context.Context, words string) (done bool, err error) {
	t.class = channels.Required
	switch wish := t.wish(words); {
	case wish == StopWish:
		t.stop(stopText)
	case wish == CancelWish:
		t.cancelWord()
	case wish == StartWish:
		t.tx.Resume(t.s.Conversation.ID)
		t.answerUnlessProvider(startText)
	case wish == HelpWish:
		t.answerUnlessProvider(helpText)
	case t.stopped():
		return true, t.afterStop(ctx)
	default:
		t.class = channels.Reply
		return false, nil
	}
	return true, nil
}

// wish is the person's wish about texts themselves. The provider's reading counts over
// ours, since it has acted on it.
func (t *turn) wish(words string) Wish {
	switch t.s.Event.OptOut {
	case "STOP":
		if Consent(words) == CancelWish {
			return CancelWish
		}
		return StopWish
	case "START":
		return StartWish
	case "HELP":
		return HelpWish
	}
	wish := Consent(words)
	if wish == YesWish {
		// A carrier hears START in a bare YES; a question of ours hears an answer.
		if t.stopped() {
			return StartWish
		}
		return NoWish
	}
	return wish
}

// stop ends texts at once, with one confirmation for the first STOP only.
func (t *turn) stop(text string) {
	if t.stopped() {
		return
	}
	t.tx.Stop(t.s.Conversation.ID, t.now)
	t.state = flow.State{}
	t.answerUnlessProvider(text)
}

// cancelWord is a bare CANCEL, which carriers take for STOP. With a visit's question
// open it probably meant the visit: the question stays open for an X.
func (t *turn) cancelWord() {
	if !t.state.Open() {
		t.stop(stopText)
		return
	}
	open := t.state
	t.stop(cancelWordText)
	t.state = open
}

func (t *turn) answerUnlessProvider(text string) {
	if t.s.Event.OptOut == "" {
		t.house(text)
	}
}

// afterStop hears somebody who stopped without writing to them. The X that we asked
// for after a bare CANCEL is done in silence, and a person is asked to confirm it.
func (t *turn) afterStop(ctx context.Context) error {
	if !t.state.Open() || t.lib.Fits(t.state, t.s.Event.Text, t.world()) != flow.Exact {
		return nil
	}
	said := flow.Event{Kind: flow.Said, Text: t.s.Event.Text}
	if err := t.step(ctx, said); err != nil {
		return err
	}
	t.lines, t.state = nil, flow.State{}
	return t.task(ctx, helpdesk.FrontDesk, helpdesk.Asked)
}
