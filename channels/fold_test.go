package channels_test

import (
	"testing"

	"frontdesk/channels"
	"frontdesk/internal/gsm"
)

func TestFoldingKeepsATextInGSM7OrLeavesItAlone(t *testing.T) {
	t.Parallel()
	for _, tt := range [][2]string{
		{"you’re “in” – 2\u00a0PM…", `you're "in" - 2 PM...`},
		{"plain ¿sí?", "plain ¿sí?"},
		{"“días”", "“días”"},
		{"it’s 🦷", "it’s 🦷"},
		{"«¿qué?»\u200b", `"¿qué?"`},
		{"tab\tbed", "tab bed"},
	} {
		if got := channels.Fold(tt[0]); got != tt[1] {
			t.Errorf("got %q, want %q", got, tt[1])
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("you’re “in” – 2\u00a0PM…")
	f.Add("días 🦷\x00\xff")
	f.Fuzz(func(t *testing.T, text string) {
		if folded := channels.Fold(text); !gsm.Has(folded) && folded != text {
			t.Fatal("folded in vain")
		}
	})
}
