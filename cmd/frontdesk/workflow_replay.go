package main

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"frontdesk/jobs"
)

func workflowReplayCommand() *cobra.Command {
	var w where
	var r replaying
	cmd := &cobra.Command{
		Use:   "replay FILE...",
		Short: "Play last month's conversations on edited workflows",
		Long: "Plays recorded conversations on workflows as they would be, and says of each whether it goes the\n" +
			"same way as with those that are live, in other words, another way, to a person, nowhere, or ends\n" +
			"in an error. Nothing is sent and nothing is called: every action is answered as it was then.\n\n" +
			"Texts are shown as the workflow writes them, {visit} and not the visit, and never what a patient\n" +
			"wrote. That somebody looked is put on the trail. Recordings are kept for 35 days.",
		Example: "  frontdesk workflow replay book.yaml\n  frontdesk workflow replay book.yaml times.yaml --days 7 --limit 500\n" +
			"  frontdesk workflow replay book.yaml --strict   # for scripts: ends with 1 where somebody would be lost",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := r.valid(); err != nil {
				return err
			}
			drafts, err := openDrafts(args)
			if err != nil {
				return err
			}
			s, err := openShelf(cmd.Context(), w)
			if err != nil {
				return err
			}
			defer s.close()
			return r.run(cmd.Context(), s, drafts, newPage(cmd.OutOrStdout()), cmd.ErrOrStderr())
		},
	}
	cmd.Flags().IntVar(&r.days, "days", 30, "play what was recorded in so many days, 35 at most")
	cmd.Flags().IntVar(&r.limit, "limit", 0, "play so many conversations at most, the newest first (default all)")
	cmd.Flags().BoolVar(&r.strict, "strict", false, "end with 1 where a conversation fails, gets stuck or goes to a person")
	w.add(cmd)
	w.addWho(cmd)
	return cmd
}

// replaying is what is asked of a replay.
type replaying struct {
	days, limit int
	strict      bool
}

func (r replaying) valid() error {
	if most := int(jobs.KeepRecordings / (24 * time.Hour)); r.days < 1 || r.days > most {
		return fmt.Errorf("recordings are kept for %d days: write --days 1 to --days %d", most, most)
	}
	if r.limit < 0 {
		return fmt.Errorf("--limit is a number of conversations, and %d is none", r.limit)
	}
	return nil
}

func (r replaying) run(ctx context.Context, s *shelf, drafts []script, p page, progress io.Writer) error {
	before := s.scripts()
	lib, err := before.with(drafts).library(ctx, p.out)
	if err != nil {
		return err
	}
	live, _ := before.library(ctx, io.Discard) // nil where what is live does not work: then nothing is held against it
	began := time.Now()
	got, err := s.replayDrafts(ctx, lib, live, month{began.AddDate(0, 0, -r.days), r.limit}, progress)
	if err != nil {
		return err
	}
	if got.Conversations+got.Unread == 0 {
		_, err := fmt.Fprintf(p.out, "Nothing was recorded in the last %s.\n", numbered(r.days, "day"))
		return err
	}
	fmt.Fprintf(p.out, "%s of the last %s, %s, in %.1f s; nothing was sent.\n\n",
		numbered(got.Conversations, "conversation"), numbered(r.days, "day"), numbered(got.Turns, "turn"), time.Since(began).Seconds())
	p.replayed(got)
	if n := got.Alarming(); r.strict && n > 0 {
		return fmt.Errorf("%s would fail, get stuck or go to a person", numbered(n, "conversation"))
	}
	return nil
}
