package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
)

// oddities are texts that a phone can send and a database would choke on. What each is
// heard as stands beside it; the rest is what nobody understands.
var oddities = map[string]struct{ words, says string }{
	"NUL byte in a word":       {"bo\x00ok", "What is the visit for?"},
	"NUL bytes alone":          {"\x00\x00\x00", ""},
	"invalid UTF-8":            {"caf\xe9 \xff\xfe\xc3", ""},
	"word before invalid":      {"book\xff", ""},
	"lone surrogate in bytes":  {"\xed\xa0\x80 \xed\xbf\xbf", ""},
	"escapes of JSON":          {`\u0000 \ud800 \udfff`, ""},
	"10,000 characters":        {strings.Repeat("patient ", 1250), ""},
	"1,600 wide characters":    {strings.Repeat("\U0001F9D1", 1600), ""},
	"nothing":                  {"", ""},
	"blanks":                   {" \t\r\n\u00a0\u2003", ""},
	"right to left":            {"\u202egnikoob\u202c \u200f\u200b", ""},
	"a thousand accents":       {"o" + strings.Repeat("\u0301", 1000), ""},
	"templates":                {"{{.}} {clinic.phone} ${7*7} {list} %s%n", ""},
	"SQL":                      {"'; DROP TABLE inbox; --", ""},
	"YAML aliases":             {"&a [*a, *a] !!binary", ""},
	"markup":                   {"<script>alert(1)</script><!--", ""},
	"form characters":          {"a=b&From=+15185550102%00;c", ""},
	"a number that overflows":  {"99999999999999999999999999", ""},
	"control characters":       {"\x01\x02\x1b[2J\x7f\u0085\u2028", ""},
	"word in wide letters":     {"ＢＯＯＫ", ""},
	"word behind a mark":       {"\ufeffbook", ""},
	"one very long word":       {strings.Repeat("a", 1600), ""},
	"words of a thousand kin":  {strings.Repeat("book cancel stop-by x ", 70), ""},
	"largest that is accepted": {"", ""},
}

func TestOddTextsAreAnsweredOnceAndTheConversationGoesOn(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	i := 0
	for name, odd := range oddities {
		number := phoneOf(2000 + i)
		i++
		family(t, c, number, "Nora")
		w := c.genuine(number, odd.words)
		if name == "largest that is accepted" {
			w.form.Set("Pad", "")
			w.form.Set("Pad", strings.Repeat("x", 64<<10-len(w.form.Encode())))
		}
		before := c.effects()
		if status, body := c.post(w); status != http.StatusOK {
			t.Errorf("%s: got %d %q, want 200", name, status, body)
			continue
		}
		answer := c.answers(number)
		if len(answer) != 1 || !strings.Contains(answer[0], odd.says) {
			t.Errorf("%s: got %q, want one message with %q", name, answer, odd.says)
		}
		after := c.effects()
		if after.events != before.events+1 || after.messages != before.messages+1 || after.conversations != before.conversations {
			t.Errorf("%s: got %+v after %+v, want one event and one message more", name, after, before)
		}
		says(t, c.text(number, "menu"), "Alder Clinic", "1) ")
	}
	if n := c.parked(); n != 0 || i < 24 {
		t.Errorf("got %d events parked of %d texts, want none of at least 24", n, i)
	}
}

func (c *clinic) parked() (n int) {
	c.t.Helper()
	if err := c.raw().QueryRow(c.t.Context(), `SELECT count(*) FROM inbox WHERE parked_at IS NOT NULL`).Scan(&n); err != nil {
		c.t.Fatal(err)
	}
	return n
}

// phoneOf is a number that no sample patient has.
func phoneOf(i int) string { return fmt.Sprintf("+1518555%04d", i) }
