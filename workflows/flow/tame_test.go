package flow

import (
	"slices"
	"strings"
	"testing"
)

func TestEachBoundIsToldWhereItIsMet(t *testing.T) {
	t.Parallel()
	say := "workflow: w\nsteps:\n  - say: "
	for name, c := range map[string]struct{ src, rule string }{
		"size":                       {strings.Repeat("# x\n", MaxSource/4+1), "size"},
		"line":                       {say + strings.Repeat("x", maxLine) + "\n", "size"},
		"marks":                      {say + "x\n" + strings.Repeat("#\n", maxMarks), "size"},
		"tokens":                     {"workflow: w\nsteps: [" + strings.Repeat(strings.Repeat("a,", 100)+"\n", maxTokens/200) + "]\n", "size"},
		"keys":                       {"workflow: w\n" + strings.Repeat("k: x\n", maxKeys+1), "size"},
		"keys in braces":             {"workflow: w\nstarts: {" + strings.Repeat("k: x, ", maxKeys+1) + "}\n", "size"},
		"steps":                      {"workflow: w\nsteps:\n" + strings.Repeat("  - end\n", MaxSteps+1), "size"},
		"nesting":                    {"workflow: w\nsteps: " + strings.Repeat("[", MaxNesting) + strings.Repeat("]", MaxNesting) + "\n", "nesting"},
		"direction":                  {say + "a\u202eb\n", "characters"},
		"direction as an escape":     {say + "\"a\\u202eb\"\n", "characters"},
		"key with a hidden part":     {"workflow: w\n\"st\\u200beps\": []\n", "characters"},
		"tag characters":             {say + "a\U000e0041\n", "characters"},
		"line that hides another":    {"# say: Hi\rworkflow: w\nsteps:\n", "characters"},
		"line separator":             {say + "a\u2028b\n", "characters"},
		"character that is not seen": {say + "a\u200bb\n", "characters"},
	} {
		if got := problemsOf(c.src); !slices.ContainsFunc(got, func(p Problem) bool { return p.Rule == c.rule && p.Severity == Fault }) {
			t.Errorf("%s: got %v, want a fault of rule %s", name, got, c.rule)
		}
	}
	for name, src := range map[string]string{"family emoji": say + "👨\u200d👩\u200d👧\n", "Windows": strings.ReplaceAll(say+"x\n", "\n", "\r\n"), "Arabic": say + "مرحبا\n"} {
		if got := problemsOf(src); slices.ContainsFunc(got, func(p Problem) bool { return p.Rule == "characters" }) {
			t.Errorf("%s: got %v, want no complaint about characters", name, got)
		}
	}
}

func TestOfThousandsOfProblemsAHundredAreShownAndNoneHidesTheFault(t *testing.T) {
	t.Parallel()
	warnings := strings.Repeat("  - {say: '{x}'}\n", 300)
	src := "workflow: w\ninputs: {x: {type: text, label: care}}\nsteps:\n" + warnings + strings.Repeat("  - {say: '{y}'}\n", 300)
	count := map[string]int{}
	for _, p := range problemsOf(src) {
		count[p.Severity.String()]++
		count[p.Rule]++
	}
	if count["error"] != MaxProblems+1 || count["warning"] != MaxProblems+1 || count["many"] != 2 {
		t.Errorf("got %v, want %d errors and as many warnings, and a last one of each", count, MaxProblems)
	}
}

func TestOfACircleOnlyOneNeedsAWayOut(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		next [][]int
		want []int
	}{
		{[][]int{{1}, {2}, {0}}, []int{0}}, {[][]int{{1}, {2}, {3}}, nil}, {[][]int{{0}, {1}, {2}}, []int{0, 1, 2}}, {[][]int{{1}, {0}, {0, 3}}, []int{0}},
	} {
		if got := stranded(reversed(c.next), len(c.next)); !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, want %v", c.next, got, c.want)
		}
	}
}
