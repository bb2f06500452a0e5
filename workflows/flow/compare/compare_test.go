package compare

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"

	"frontdesk/workflows/flow"
)

// sources are the shipped workflows, and one that uses all of the language, by file.
func sources(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"../../defs/*.yaml", "testdata/*.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			source, _, _ := strings.Cut(string(src), "\nexamples:\n") // which are compared as the phrases are
			out[f] = source + "\n"
		}
	}
	return out
}

func outline(src string) (flow.Outline, bool) {
	def, _ := flow.Parse([]byte(src))
	if def == nil {
		return flow.Outline{}, false
	}
	return def.Outline(), true
}

func lines(all []Difference) string {
	var out []string
	for _, d := range all {
		out = append(out, fmt.Sprintf("%s %s", d.Kind, d))
	}
	return strings.Join(out, "\n")
}

func TestEqualWorkflowsHaveNoDifference(t *testing.T) {
	t.Parallel()
	for name, src := range sources(t) {
		o, ok := outline(src)
		if !ok {
			t.Fatalf("%s does not parse", name)
		}
		again, _ := outline("# a comment\n" + strings.ReplaceAll(src, "\n\n", "\n"))
		if got := Differences(o, again); len(got) > 0 {
			t.Errorf("%s: got differences of equal sources:\n%s", name, lines(got))
		}
	}
}

// damage is one change of a source and the word that was changed.
type damage struct{ src, word string }

// damages changes every word and number of a source in turn, keys and values.
func damages(src string) (all []damage) {
	rows := strings.Split(src, "\n")
	for _, tk := range lexer.Tokenize(src) {
		switch tk.Type {
		case token.StringType, token.DoubleQuoteType, token.SingleQuoteType, token.IntegerType, token.BoolType:
		default:
			continue
		}
		row, col := tk.Position.Line-1, tk.Position.Column-1
		if tk.Type == token.DoubleQuoteType || tk.Type == token.SingleQuoteType {
			col++
		}
		line := []rune(rows[row])
		if tk.Value == "" || strings.Contains(tk.Value, "\n") || col >= len(line) {
			continue
		}
		if strings.Contains(string(line[col:]), tk.Value+": [") {
			continue // the language of an answer's words means nothing: all are heard
		}
		first := "q"
		if line[col] >= '0' && line[col] <= '9' {
			first = "1"
		}
		changed := slices.Clone(rows)
		changed[row] = string(line[:col]) + first + string(line[col:])
		all = append(all, damage{strings.Join(changed, "\n"), tk.Value})
	}
	return all
}

func TestEveryWordThatIsChangedIsNamed(t *testing.T) {
	t.Parallel()
	tried := 0
	for name, src := range sources(t) {
		o, _ := outline(src)
		for _, d := range damages(src) {
			changed, ok := outline(d.src)
			if !ok {
				continue
			}
			tried++
			if len(Differences(o, changed)) == 0 {
				t.Errorf("%s: %q was changed, and no difference is named", name, d.word)
			}
		}
	}
	if tried < 1000 {
		t.Errorf("got %d changes that parse, want at least 1000", tried)
	}
}

// Each row changes one thing of the shipped workflow that finds a time.
func TestADifferenceIsSaidInPlainWords(t *testing.T) {
	t.Parallel()
	for _, row := range []struct{ file, old, new, want string }{
		{"times", "When would you like to come? Send", "When can you come? Send", `text step *wish*: text (en) changed: “When would`},
		{"times", "after: 10m", "after: 30m", "time time-out of *sure*: 10m → 30m"},
		{"times", "    none: wish\n", "    none: free\n", "route step *pick*: *none* leads to *free*, led to *wish*"},
		{"times", "    unclear: {retry: wish}\n", "    unclear: {retry: wish}\n    late: wish\n", "route step *free*: new exit *late* → *wish*"},
		{"times", "moves: {type: visit, label: notice, optional: true}", "moves: {type: visit, label: care}", "label input *moves*: label notice → care\ninput input *moves* is now required"},
		{"times", "  - do: booking.take # outcomes: booked, gone, overlap\n", "  - say: {en: One moment., es: Un momento.}\n  - do: booking.take\n", "step step 6 (say) is new: say “One moment.”"},
		{"times", "lapsed-new", "lapsed-other", "step step *lapsed-other* was *lapsed-new*"},
		{"change-visit", "keywords: [x]", "keywords: [x, drop]", "start keyword drop added, gives wants: 'cancel'"},
		{"menu", "label: {en: Book a visit,", "label: {en: Book,", "text step *choice*: *book* label (en) changed: “Book a visit” → “Book”"},
		{"menu", "[staff, person, human]", "[staff, human]", "start step *choice*: *staff*: word person is gone"},
		{"book", "service: service, opening", "service: services, opening", "input step 4 (call): *then*: with service service → services"},
	} {
		src, err := os.ReadFile("../../defs/" + row.file + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(src), row.old) {
			t.Fatalf("%s has no %q", row.file, row.old)
		}
		o, _ := outline(string(src))
		n, ok := outline(strings.ReplaceAll(string(src), row.old, row.new))
		if got := lines(Differences(o, n)); !ok || !strings.HasPrefix(got, row.want) || strings.Count(got, "\n") != strings.Count(row.want, "\n") {
			t.Errorf("%s, %q: got\n%s\nwant\n%s", row.file, row.new, got, row.want)
		}
	}
}
