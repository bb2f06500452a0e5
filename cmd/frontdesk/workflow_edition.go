package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"frontdesk/store"
	"frontdesk/workflows/flow"
)

// edition is a change on its way to being live, and the one who looks at it.
type edition struct {
	aim
	shelf    *shelf
	in       io.Reader
	page     page
	progress io.Writer
}

// rigour says what is asked of the conversations of what goes live.
type rigour bool

const (
	// mustGoAsWritten: there is one, and each goes word by word.
	mustGoAsWritten rigour = true
	// mustPlay: what was right once may be said in other words now.
	mustPlay rigour = false
)

// news are the drafts that do not read as what is live.
func (e *edition) news(drafts []script) (news []script) {
	for _, d := range drafts {
		if d.def != nil {
			live, ok := e.shelf.live(d.def.Name)
			if ok && live.Source == d.source && slices.Equal(e.shelf.told[live.ID], d.draft().Transcripts) {
				continue
			}
		}
		news = append(news, d)
	}
	return news
}

// examine shows all that is to be known about drafts before they go live, and fails
// where they may not.
func (e *edition) examine(ctx context.Context, drafts []script, r rigour) error {
	before := e.shelf.scripts()
	after := before.with(drafts)
	if err := after.check(e.page.out); err != nil {
		return err
	}
	if err := e.rehearse(ctx, before, after, r); err != nil {
		return err
	}
	e.changes(drafts)
	if err := e.unlearnt(drafts); err != nil {
		return err
	}
	if err := e.replay(ctx, before, after); err != nil {
		return err
	}
	return e.stand(ctx, drafts)
}

// rehearse replays the conversations of the drafts and of everything else.
func (e *edition) rehearse(ctx context.Context, before, after scripts, r rigour) error {
	lib, err := after.library(ctx, e.page.out)
	if err != nil {
		return err
	}
	old, _ := before.library(ctx, io.Discard) // nil where what is live does not work: then nothing played before
	if err := e.own(ctx, after, lib, r); err != nil {
		return err
	}
	var others []script
	for _, name := range slices.Sorted(maps.Keys(after.all)) {
		if !slices.ContainsFunc(after.asked, func(d script) bool { return d.def.Name == name }) {
			others = append(others, after.all[name])
		}
	}
	return e.page.echoes(others, old, lib)
}

// own replays the conversations of what goes live.
func (e *edition) own(ctx context.Context, after scripts, lib *flow.Library, r rigour) error {
	var all []conversation
	for _, d := range after.asked {
		if r == mustPlay {
			if err := e.page.recall(d, lib); err != nil {
				return err
			}
			continue
		}
		// Snippets are said by others, whose conversations are replayed too.
		if len(d.told) == 0 && d.def.Name != flow.Snippets {
			return untold(d)
		}
		all = append(all, d.told...)
	}
	return after.rehearse(ctx, e.page.out, all)
}

func untold(d script) error {
	return fmt.Errorf("%s has no conversation beside it, so nobody has seen it work: write %s.txt, as\n\n"+
		"  > what a patient writes\n  < what the clinic answers\n\n"+
		"and see it with 'frontdesk workflow rehearse %s'", d.path, stem(d.path), d.path)
}

// changes says in plain words what is different from what is live.
func (e *edition) changes(drafts []script) {
	fmt.Fprintln(e.page.out)
	for _, d := range drafts {
		live, ok := e.shelf.live(d.def.Name)
		fmt.Fprintf(e.page.out, "%s  %s → %s\n", e.page.paint("1", d.def.Name), cmp.Or(live.ID, "nothing"), e.shelf.next(d.def.Name))
		if !ok {
			continue
		}
		if old := scriptOf(live, nil); old.def != nil {
			e.page.compare(old.def, d.def)
		}
	}
}

// unlearnt warns where the examples would teach nothing. It stops nothing: keywords and
// phrases are heard.
func (e *edition) unlearnt(drafts []script) error {
	next, err := compile(e.shelf.clinic, e.candidates(drafts))
	if err != nil {
		return err
	}
	if why := next.library.Unlearnt(); why != "" {
		fmt.Fprintf(e.page.out, "%s %s\n", e.page.paint("33", "!"), why)
	}
	return nil
}

// next is the id that the next revision of a workflow has.
func (s *shelf) next(workflow string) string {
	last := 0
	for _, r := range s.revisions {
		if r.Workflow == workflow {
			last = max(last, r.Number)
		}
	}
	return fmt.Sprintf("%s@%d", workflow, last+1)
}

// stand shows who is in the workflows that change, and fails where somebody could go on
// no more: a revision from before may call what changes.
func (e *edition) stand(ctx context.Context, drafts []script) error {
	all, err := e.shelf.standing(ctx, e.progress)
	if err != nil {
		return err
	}
	now, _ := compile(e.shelf.clinic, e.shelf.revisions)
	next, err := compile(e.shelf.clinic, e.candidates(drafts))
	if err != nil {
		return err
	}
	var lost []error
	for _, p := range all.places(e.shelf.revisions) {
		who := fmt.Sprintf("%s at step %s of %s", standers(all[p]), p.Step, p.Revision)
		switch live, _ := e.shelf.live(p.Workflow); {
		case now.library != nil && !now.library.Holds(p):
			fmt.Fprintf(e.page.out, "%s %s, which works no more already\n", e.page.paint("33", "!"), who)
		case !next.library.Holds(p):
			lost = append(lost, fmt.Errorf("%s, which would work no more", who))
		case live.ID == p.Revision && slices.ContainsFunc(drafts, func(d script) bool { return d.def.Name == p.Workflow }):
			fmt.Fprintf(e.page.out, "  %s, to go on there\n", who)
		}
	}
	return errors.Join(lost...)
}

func standers(n int) string {
	if n == 1 {
		return "1 conversation stands"
	}
	return fmt.Sprintf("%d conversations stand", n)
}

// candidates are the revisions as they would be with the drafts live.
func (e *edition) candidates(drafts []script) []store.Revision {
	all := slices.Clone(e.shelf.revisions)
	for _, d := range drafts {
		for i, r := range all {
			all[i].Live = r.Live && r.Workflow != d.def.Name
		}
		all = append(all, store.Revision{ID: e.shelf.next(d.def.Name), Workflow: d.def.Name, Source: d.source, Language: d.language, Live: true})
	}
	return all
}
