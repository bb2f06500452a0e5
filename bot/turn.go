package bot

import (
	"context"
	"encoding/binary"
	"fmt"
	"time"

	"frontdesk/channels"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/workflows"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/flow/replay"
	"frontdesk/workflows/helpdesk"
)

// turn is one event being answered.
type turn struct {
	bot     *Bot
	tx      Tx
	lib     *flow.Library
	clinic  care.Clinic
	zone    *time.Location
	now     time.Time
	lang    string
	people  []care.Person
	state   flow.State
	wakeAt  time.Time
	s       Situation
	class   channels.Class
	expires time.Time
	lines   []flow.Line
	// recorded is what the step saw and said; nil while no workflow has heard of it.
	// unclear says that the text meant nothing to any.
	recorded *replay.Turn
	unclear  bool
}

func (b *Bot) newTurn(tx Tx, s Situation) (*turn, error) {
	t := &turn{bot: b, tx: tx, lib: b.Library(), clinic: b.Clinic(), now: b.Now(),
		lang: s.Conversation.Language, people: s.People, s: s, wakeAt: s.WakeAt, class: channels.Reply}
	zone, err := time.LoadLocation(t.clinic.Zone)
	if err != nil {
		return nil, fmt.Errorf("the clinic's zone: %w", err)
	}
	t.zone = zone
	if len(s.State) > 0 {
		if t.state, err = flow.DecodeState(s.State); err != nil {
			return nil, fmt.Errorf("run state: %w", err)
		}
	}
	return t, nil
}

func (t *turn) answer(ctx context.Context) error {
	switch t.s.Event.Kind {
	case TextEvent:
		return t.text(ctx)
	case TickEvent:
		return t.tick(ctx)
	case ReminderEvent:
		return t.remind(ctx)
	default:
		return fmt.Errorf("event kind %q is not known here", t.s.Event.Kind)
	}
}

// tick tells the open question that nobody answered it in time. The wake-up was taken
// off the conversation when it was raised, so whatever the step says now stands. After
// a stop nothing stays open.
func (t *turn) tick(ctx context.Context) error {
	if t.stopped() {
		t.state = flow.State{}
	}
	if t.state.Empty() {
		return nil
	}
	return t.step(ctx, flow.Event{Kind: flow.Ticked})
}

// step lets the workflow hear an event, and takes over what came of it.
func (t *turn) step(ctx context.Context, e flow.Event) error {
	w, actions := t.world(), replay.Record(t.bot.Actions.Do(t.env()))
	w.Trace = true
	r, err := t.lib.Step(ctx, t.state, e, w, actions.Do)
	if err != nil {
		return err
	}
	t.record(e, w, r, actions.Calls)
	t.state, t.wakeAt = r.State, r.WakeAt
	t.lines = append(t.lines, r.Lines...)
	for _, queue := range r.Handoffs {
		if err := t.task(ctx, queue, helpdesk.Handoff); err != nil {
			return err
		}
	}
	return nil
}

func (t *turn) env() workflows.Env {
	return workflows.Env{Tx: t.tx, Clinic: t.clinic, Conversation: t.s.Conversation, People: t.people,
		Actor: actor, Now: t.now, URL: t.bot.URL}
}

func (t *turn) world() flow.World {
	w := flow.World{Now: t.now, Zone: t.zone, Lang: t.lang, DayFirst: t.clinic.DayFirst,
		Clearance: t.s.Conversation.Clearance, Channel: t.s.Conversation.Channel,
		ClinicOpen: t.clinic.OpenAt(t.now, t.zone), Quiet: flow.Quiet{From: t.clinic.QuietFrom, To: t.clinic.QuietTo},
		Seed:   seed(t.s.Conversation.ID),
		Clinic: workflows.ClinicValues(t.clinic, t.lang)}
	for _, p := range t.people {
		w.People = append(w.People, workflows.PersonValue(p))
	}
	w.Open, w.Close = t.clinic.Usual()
	return w
}

// seed decides random splits: it is the random half of the conversation's id, so that
// one person always goes the same way.
func seed(id care.ConversationID) uint64 { return binary.BigEndian.Uint64(id[8:]) }

func (t *turn) stopped() bool { return !t.s.Conversation.StoppedAt.IsZero() }

// task asks a person to look at this conversation.
func (t *turn) task(ctx context.Context, queue string, why helpdesk.Why) error {
	t.bot.Log.InfoContext(ctx, "staff asked", "conversation", t.s.Conversation.ID.String(), "why", string(why))
	return helpdesk.Open(ctx, t.tx, helpdesk.Task{Queue: queue, Conversation: t.s.Conversation.ID, Why: why, OpenedAt: t.now})
}

func (t *turn) house(name string) { t.lines = append(t.lines, flow.Line{Text: t.houseText(name)}) }

func (t *turn) houseText(name string) phi.Text { return t.bot.Texts.say(name, t.lang, t.clinic) }

// sayParked answers a text that was set aside. Who did not write hears nothing of it.
func (t *turn) sayParked() error {
	if t.s.Event.Kind == TextEvent && !t.stopped() {
		t.house(personText)
	}
	return t.speak()
}

// finish queues the words and leaves the state behind.
func (t *turn) finish() error {
	if err := t.speak(); err != nil {
		return err
	}
	after := After{}
	if !t.state.Empty() {
		after = After{State: t.state.Encode(), WakeAt: t.wakeAt}
	}
	after.Recording = t.recording(after.State)
	return t.tx.Answered(t.s, after)
}
