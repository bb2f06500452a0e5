package intent_test

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"frontdesk/internal/intent"
)

// clinc is CLINC150 (Larson et al. 2019, CC BY 3.0): 150 intents and what is outside of
// them. The set is not part of the project.
type clinc struct{ Train, Val, Outside []intent.Example }

func readClinc(tb testing.TB) clinc {
	data := cmp.Or(os.Getenv("FRONTDESK_DATA"), filepath.Join("..", "..", "..", "shared", "data"))
	raw, err := os.ReadFile(filepath.Join(data, "clinc150", "train_val.json"))
	if err != nil {
		tb.Skip("SKIPPED: the clinc150 set is neither in FRONTDESK_DATA nor beside the repository")
	}
	var sets map[string][][2]string
	if err := json.Unmarshal(raw, &sets); err != nil {
		tb.Fatal(err)
	}
	named := func(part string) (out []intent.Example) {
		for _, item := range sets[part] {
			out = append(out, intent.Example{Intent: item[1], Text: item[0]})
		}
		return out
	}
	outside := func(part string) (out []intent.Example) {
		for _, item := range sets[part] {
			out = append(out, intent.Example{Text: item[0]})
		}
		return out
	}
	return clinc{Train: append(named("train"), outside("oos_train")...), Val: named("val"), Outside: outside("oos_val")}
}

// BenchmarkClinc learns the training part and is asked about the validation part: the
// share of intents named right (whatever Kind says), the share still right and sure, and
// the share of what is outside that is refused.
func BenchmarkClinc(b *testing.B) {
	set := readClinc(b)
	var m *intent.Model
	for b.Loop() {
		var err error
		if m, err = intent.Train(b.Context(), set.Train, intent.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	right, sure, refused := 0, 0, 0
	for _, e := range set.Val {
		g := m.Read(e.Text)
		if g.First.Intent == e.Intent {
			right++
			if g.Kind == intent.Sure || g.Kind == intent.Torn {
				sure++
			}
		} else if g.Kind == intent.Torn && g.Second.Intent == e.Intent {
			sure++
		}
	}
	for _, e := range set.Outside {
		if m.Read(e.Text).Kind == intent.Nothing {
			refused++
		}
	}
	b.ReportMetric(100*float64(right)/float64(len(set.Val)), "%right")
	b.ReportMetric(100*float64(sure)/float64(len(set.Val)), "%right-and-sure")
	b.ReportMetric(100*float64(refused)/float64(len(set.Outside)), "%outside-refused")
	b.ReportMetric(float64(len(m.Encode()))/1e6, "MB")
}

func BenchmarkRead(b *testing.B) {
	m := clinic(b)
	b.ReportAllocs()
	for b.Loop() {
		m.Read("hi i need to get my son in for a checkup sometime next week after school please")
	}
}
