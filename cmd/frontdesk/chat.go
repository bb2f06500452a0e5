package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"
)

// chatCommand texts with a demo's clinic as one of its phones.
func chatCommand() *cobra.Command {
	var as, url string
	var patience time.Duration
	c := &cobra.Command{
		Use:   "chat --as NUMBER",
		Short: "Text with the demo's clinic from the terminal",
		Long: `Text with the clinic of a running demo, as the phone with the given number.

On a terminal it is a chat. Otherwise every line of standard input is sent as a
text, and every text of the clinic is printed on a line of its own.`,
		Example: `  frontdesk chat --as +15185550102
  printf 'book\nMia\nvaccine\nthursday after 3\n' | frontdesk chat --as +15185550102 --url http://127.0.0.1:8080`,
		Args:         cobra.NoArgs,
		SilenceUsage: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			client, err := newChatClient(url, as)
			if err != nil {
				return err
			}
			if onTerminal(cmd.InOrStdin()) && onTerminal(cmd.OutOrStdout()) {
				return chatOnScreen(cmd.Context(), client)
			}
			return chatInLines(cmd.Context(), client, cmd.InOrStdin(), cmd.OutOrStdout(), patience)
		},
	}
	c.Flags().StringVar(&as, "as", "", "the phone's number, such as +15185550102 (any number will do)")
	c.Flags().StringVar(&url, "url", "http://127.0.0.1:8080", "where the demo is served")
	c.Flags().DurationVar(&patience, "wait", 30*time.Second, "how long to wait for the answers to a line")
	if err := c.MarkFlagRequired("as"); err != nil {
		panic(err) // the flag is defined three lines above
	}
	return c
}

func onTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// A line longer than this is no text message; it ends the conversation with an error.
const maxLine = 64 << 10

// chatInLines sends each line of in as a text and prints each text of the clinic as a
// line. What was on the phone before is not printed. It ends with in, or with the
// first line that is not answered within patience.
func chatInLines(ctx context.Context, c *chatClient, in io.Reader, out io.Writer, patience time.Duration) error {
	heard, err := newListener(ctx, c)
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	for lines.Scan() {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		if err := c.text(ctx, lines.Text()); err != nil {
			return err
		}
		quiet, err := c.settle(ctx, patience)
		if err != nil {
			return err
		}
		if err := heard.print(ctx, out); err != nil {
			return err
		}
		if !quiet {
			return fmt.Errorf("the clinic did not finish its answer within %s: wait longer with --wait, or see what the demo prints", patience)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	return nil
}

// listener prints every text of the clinic once, though a text comes again whenever
// its delivery status changes.
type listener struct {
	client *chatClient
	after  int
	known  map[string]bool
}

func newListener(ctx context.Context, c *chatClient) (*listener, error) {
	l := &listener{client: c, known: map[string]bool{}}
	return l, l.print(ctx, io.Discard)
}

func (l *listener) print(ctx context.Context, out io.Writer) error {
	news, err := l.client.watch(ctx, l.after, 0)
	if err != nil {
		return err
	}
	l.after = news.Next
	for _, m := range news.Messages {
		if !m.FromClinic || l.known[m.SID] || m.Tick == "failed" {
			continue
		}
		l.known[m.SID] = true
		if _, err := fmt.Fprintln(out, strings.Join(strings.Fields(plain(m.Body)), " ")); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
	}
	return nil
}

// plain takes out what would steer the terminal. Line ends and tabs stay.
func plain(words string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r == '\r':
			return '\n'
		case r < ' ', r >= 0x7f && r < 0xa0:
			return -1
		}
		return r
	}, ansi.Strip(words))
}
