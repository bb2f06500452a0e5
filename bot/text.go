package bot

import (
	"context"
	"slices"
	"strings"
	"time"

	"frontdesk/channels"
	"frontdesk/workflows/flow"
	"frontdesk/workflows/helpdesk"
)

// text answers what the person wrote.
func (t *turn) text(ctx context.Context) error {
	words := t.s.Event.Text.Reveal()
	t.listen(words)
	if peril, told := danger(words); peril != Safe && (told || !t.answers()) {
		return t.danger(ctx, words)
	}
	if done, err := t.consent(ctx, words); done || err != nil {
		return err
	}
	if enough, err := t.enough(ctx); enough || err != nil {
		return err
	}
	if AsksForPerson(words) {
		return t.person(ctx)
	}
	if neverMind(words) && t.state.Open() {
		t.state = flow.State{} // a time that is held lapses by itself
		t.house(nothingText)
		return nil
	}
	return t.route(ctx)
}

// answers reports whether the text is an answer that the open question expects: "please
// no" and "myself" are then what they are, however much they resemble something else. What
// a phrase says is said all the same.
func (t *turn) answers() bool { return t.lib.Answers(t.state, t.s.Event.Text, t.world()) }

// danger goes before everything. Somebody who stopped texts is not written to (whether
// the law would allow it is for the clinic's counsel), but staff hear of it. Where the
// text is an opt-out too, these are the last words, in place of its confirmation.
func (t *turn) danger(ctx context.Context, words string) error {
	t.bot.Log.WarnContext(ctx, "danger words", "conversation", t.s.Conversation.ID.String())
	t.class = channels.Required
	if !t.stopped() {
		t.house(dangerText)
		if t.s.Event.OptOut == "STOP" || optsOutByName(words) {
			t.tx.Stop(t.s.Conversation.ID, t.now)
			t.state = flow.State{}
		}
	}
	return t.task(ctx, helpdesk.FrontDesk, helpdesk.Danger)
}

// person hands the conversation to staff. What was open ends: they have it now.
func (t *turn) person(ctx context.Context) error {
	t.state = flow.State{}
	t.house(personText)
	return t.task(ctx, helpdesk.FrontDesk, helpdesk.Asked)
}

// route gives a text to the open question, or to the workflow that it asks for. What
// nobody understands opens the menu, and from a new number the welcome; where it may be
// a wish to get no more texts, it is asked about.
func (t *turn) route(ctx context.Context) error {
	taken := t.lib.Take(t.state, t.s.Event.Text, t.world())
	if t.unclear = taken.Unclear; t.unclear {
		if MayWantStop(t.s.Event.Text.Reveal()) {
			return t.askStop(ctx)
		}
		t.house(unclearText)
	}
	t.state = taken.State
	return t.step(ctx, taken.Event)
}

// askedLately is how long somebody who was asked whether they want no more texts is not
// asked again.
const askedLately = 30 * 24 * time.Hour

// askStop asks whether somebody wants no more texts. Nobody is opted out by a perhaps, and
// what is open stays open; but nobody has to say it three times either: the second time a
// person asks.
func (t *turn) askStop(ctx context.Context) error {
	before, err := t.tx.AskStop(ctx, t.s.Conversation.ID, t.now)
	if err != nil {
		return err
	}
	if before.IsZero() || t.now.Sub(before) > askedLately {
		t.house(askStopText)
		return nil
	}
	t.house(personText)
	return t.task(ctx, helpdesk.FrontDesk, helpdesk.Asked)
}

// listen changes the conversation's language to the one that the person writes, where
// the clinic speaks it. One word of somebody we know is no change of language: a Spanish
// speaker also texts "book".
func (t *turn) listen(words string) {
	lang := Language(words)
	if len(t.people) > 0 && len(strings.Fields(words)) < 2 {
		return
	}
	if lang == "" || lang == t.lang || !slices.Contains(t.clinic.Languages, lang) {
		return
	}
	t.lang, t.s.Conversation.Language = lang, lang
	t.tx.Speak(t.s.Conversation.ID, lang)
}
