package flow

import (
	"strings"
	"testing"
)

func TestRetellRewritesOnlyWhatIsSaidNow(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, "workflow: hours\nstarts: {keywords: [opening]}\nsteps:\n  - say: {en: We are open.}\n  - say: {en: \"Call {clinic.phone}.\"}\n")
	for _, tt := range []struct{ name, told, want string }{
		{"as it is", "# hi\n> opening\n< We ...\n  < Call 555-0100.\n\n", ""},
		{"other words", "> opening\r\n\t< We open.\r\n< Call 555-0100.", "> opening\r\n\t< We are open.\r\n< Call 555-0100."},
		{"more is said", "> opening\n< We are open.\n# more\n> opening\n", "> opening\n< We are open.\n< Call 555-0100.\n# more\n> opening\n< We are open.\n< Call 555-0100.\n"},
		{"more at the end of the file", "> opening\n< We are open.", "> opening\n< We are open.\n< Call 555-0100.\n"},
		{"less is said", "> opening\n< We are open.\n< Call ...\n< Bye.\n# end\n", "> opening\n< We are open.\n< Call ...\n# end\n"},
	} {
		want := tt.want
		if want == "" {
			want = tt.told
		}
		got, err := Retell(lib, tt.told)
		if err != nil || got != want {
			t.Errorf("%s: got %q and %v, want %q", tt.name, got, err, want)
		}
		if err := Rehearse(lib, got); err != nil {
			t.Errorf("%s: the new conversation does not go as written: %v", tt.name, err)
		}
	}
}

func TestRetellRefusesAConversationThatTakesAnotherWay(t *testing.T) {
	t.Parallel()
	lib := mustLibrary(t, "workflow: hours\nstarts: {keywords: [opening]}\nsteps:\n  - say: {en: We are open.}\n  - handoff: front desk\n")
	for told, want := range map[string]string{
		"> opening\n= shots.due() -> none\n< We are open.\n": "line 2: shots.due was not called",
		"> opening\n< We are open.\n":                        "more came than is expected\n  + = handoff front desk",
		"> closing\n< We are open.\n":                        "no workflow begins with",
		"hello\n":                                            "line 1",
	} {
		if got, err := Retell(lib, told); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %q and %v, want %q", told, got, err, want)
		}
	}
}
