// Package bot makes turns. Something happened to a conversation; a turn is all that the
// clinic does about it, in one transaction: who is there, what do they want, the
// workflow's step, the words, the state for next time.
//
// What comes before any workflow, in this order: words of danger are answered and staff
// are told; STOP, START and HELP do what they say, and nobody who stopped is written
// to; whoever asks for a person gets one. Then the open question hears the text, unless
// the text is another workflow's keyword; what nobody understands opens the menu.
package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/workflows"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/helpdesk"
)

// Bot answers events. All its fields are set before the first turn.
type Bot struct {
	Do func(ctx context.Context, who phi.Actor, fn func(Tx) error) error
	// Library and Clinic are what is published now; they may change between turns.
	Library func() *flow.Library
	Clinic  func() care.Clinic
	Actions workflows.Registry
	Texts   Texts
	// URL makes the address that a link's token opens.
	URL func(kind, token string) string
	Now func() time.Time
	Log *slog.Logger
}

var actor = phi.Actor{Kind: phi.System, ID: "bot"}

// Turn answers the first event of a conversation: all of it or nothing. There being
// none is no error.
func (b *Bot) Turn(ctx context.Context, c care.ConversationID) error {
	err := b.Do(ctx, actor, func(tx Tx) error {
		s, err := tx.Next(ctx, c)
		if errors.Is(err, ErrNothing) {
			return nil
		}
		if err != nil {
			return err
		}
		t, err := b.newTurn(tx, s)
		if err != nil {
			return err
		}
		if err := t.answer(ctx); err != nil {
			return err
		}
		return t.finish()
	})
	if err == nil {
		return nil
	}
	return fmt.Errorf("turn of conversation %s: %w", c, err)
}

// Park sets the first event of a conversation aside. Staff are told, whoever wrote hears
// that a person will answer, and what was open ends: it may be what failed. Where not
// even those words can be said, staff alone are told.
func (b *Bot) Park(ctx context.Context, c care.ConversationID) error {
	err := b.park(ctx, c, (*turn).sayParked)
	if err != nil && !errors.Is(err, ErrNothing) {
		err = b.park(ctx, c, func(*turn) error { return nil })
	}
	if err == nil || errors.Is(err, ErrNothing) {
		return nil
	}
	return fmt.Errorf("park an event of conversation %s: %w", c, err)
}

func (b *Bot) park(ctx context.Context, c care.ConversationID, say func(*turn) error) error {
	return b.Do(ctx, actor, func(tx Tx) error {
		s, err := tx.Park(ctx, c)
		if err != nil {
			return err
		}
		t, err := b.newTurn(tx, s)
		if err != nil {
			return err
		}
		if err := t.task(ctx, helpdesk.FrontDesk, helpdesk.Parked); err != nil {
			return err
		}
		return say(t)
	})
}
