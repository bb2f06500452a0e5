package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/workflows"
	"frontdesk/workflows/booking"
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
		return true, t.cancelWord(ctx)
	case wish == StartWish:
		t.tx.Resume(t.s.Conversation.ID)
		t.answerUnlessProvider(startText)
	case wish == HelpWish:
		t.answerUnlessProvider(helpText)
	case t.stopped():
		return true, t.afterStop(ctx, words)
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
	wish, told := consent(words)
	if wish == StopWish && !told && t.answers() {
		return NoWish
	}
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

// cancelWord is a bare CANCEL, which carriers take for STOP. Where a question about one
// visit is open it may have meant that visit: the question stays, for an X. About
// several visits no letter can tell which: a person finds out.
func (t *turn) cancelWord(ctx context.Context) error {
	open := t.state
	switch {
	case t.stopped():
		return nil
	case open.OpenValue("visit").Type == flow.VisitType:
		t.stop(cancelWordText)
		t.state = open
	case len(open.OpenValue("visits").Items) > 0:
		t.stop(stopText)
		return t.task(ctx, helpdesk.FrontDesk, helpdesk.Asked)
	default:
		t.stop(stopText)
	}
	return nil
}

func (t *turn) answerUnlessProvider(text string) {
	if t.s.Event.OptOut == "" {
		t.house(text)
	}
}

// afterStop hears somebody who stopped without writing to them. The X that we asked
// for after a bare CANCEL is done in silence. A person is asked to look at it, at any
// other answer to that text, and where somebody asks for one.
func (t *turn) afterStop(ctx context.Context, words string) error {
	visit := t.state.OpenValue("visit")
	if visit.Type != flow.VisitType {
		if AsksForPerson(words) {
			return t.task(ctx, helpdesk.FrontDesk, helpdesk.Asked)
		}
		return nil
	}
	if isX(words) {
		if err := t.cancelVisit(ctx, visit); err != nil {
			return err
		}
		t.state = flow.State{}
	}
	return t.task(ctx, helpdesk.FrontDesk, helpdesk.Asked)
}

// isX reports whether a text is the letter X and nothing else.
func isX(words string) bool {
	return strings.EqualFold(strings.Trim(words, " .!\t\r\n"), "x")
}

func (t *turn) cancelVisit(ctx context.Context, visit flow.Value) error {
	id, err := care.ParseID[care.Appointment](visit.Key)
	if err != nil {
		return fmt.Errorf("visit of an open question: %w", err)
	}
	_, err = workflows.CancelVisit(ctx, t.env(), id)
	if errors.Is(err, booking.ErrGone) {
		return nil
	}
	return err
}
