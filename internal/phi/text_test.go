package phi_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"frontdesk/internal/phi"
)

const canary = "Xanthippe Quillfeather"

// holder has a Text where fmt cannot ask its methods.
type holder struct {
	inner phi.Text
	all   []phi.Text
	byKey map[string]phi.Text
}

func TestTextDoesNotPrintWhereverItSits(t *testing.T) {
	t.Parallel()
	text := phi.New(phi.Care, canary)
	around := holder{inner: text, all: []phi.Text{text}, byKey: map[string]phi.Text{"a": text}}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d"} {
		fmt.Fprintf(&out, verb+verb+verb+verb, text, &text, around, &around)
	}
	slog.New(slog.NewTextHandler(&out, nil)).Info("m", "text", text, "holder", around, "err", fmt.Errorf("x %v", text))
	slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "text", text, "holder", around)
	if err := json.NewEncoder(&out).Encode(map[string]any{"t": text, "all": []phi.Text{text}}); err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(&out, errors.Join(fmt.Errorf("%+v", around)))
	for _, form := range []string{canary, "Xanthippe", fmt.Sprintf("%x", canary), fmt.Sprintf("%X", canary)} {
		if strings.Contains(out.String(), form) {
			t.Errorf("the words came out in %q", out.String())
		}
	}
	if !strings.Contains(out.String(), "[care 22B]") {
		t.Errorf("got %q, want the label and the size in it", out.String())
	}
	if text.Reveal() != canary {
		t.Errorf("got %q from Reveal, want the words", text.Reveal())
	}
}

func TestForgettingALabelOrAClearanceFailsClosed(t *testing.T) {
	t.Parallel()
	var label phi.Label
	var clearance phi.Clearance
	for c := phi.ClearPublic; c < phi.ClearSensitive; c++ {
		if c.Clears(label) {
			t.Errorf("clearance %s shows what has no label", c)
		}
	}
	for _, l := range []phi.Label{phi.Sensitive, phi.Care, phi.Notice} {
		if clearance.Clears(l) {
			t.Errorf("no clearance shows %s", l)
		}
	}
	for raw := range 256 {
		if c := phi.Clearance(raw); raw > int(phi.ClearSensitive) && c.Clears(phi.Public) {
			t.Errorf("clearance %d does not exist and shows public words", raw)
		}
	}
	if got := phi.Highest(phi.Public, phi.Care, phi.Notice); got != phi.Care {
		t.Errorf("got %s, want care", got)
	}
}
