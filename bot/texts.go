package bot

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

//go:embed texts.yaml
var textsYAML []byte

// Texts are the house's own words: text by name and language.
type Texts map[string]map[string]string

// The names of the house's texts.
const (
	startText      = "start"
	helpText       = "help"
	stopText       = "stop"
	askStopText    = "ask_stop"
	cancelWordText = "cancel_word"
	dangerText     = "danger"
	personText     = "person"
	unclearText    = "unclear"
	neutralText    = "neutral"
	nothingText    = "nothing_done"
)

// LoadTexts reads the shipped texts. It fails when one is missing.
func LoadTexts() (Texts, error) {
	var t Texts
	if err := yaml.UnmarshalWithOptions(textsYAML, &t, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("house texts: %w", err)
	}
	for _, name := range []string{startText, helpText, stopText, askStopText, cancelWordText, dangerText, personText, unclearText, neutralText, nothingText} {
		if t[name]["en"] == "" {
			return nil, fmt.Errorf("house texts: %s has no English", name)
		}
	}
	return t, nil
}

// say fills one of the house's texts in the language, or in English where it is not
// translated. All it can name is public.
func (t Texts) say(name, lang string, c care.Clinic) phi.Text {
	words := t[name][lang]
	if words == "" {
		words = t[name]["en"]
	}
	fill := strings.NewReplacer("{clinic}", c.Name, "{phone}", care.SayPhone(c.Phone), "{hours}", c.OfficeHours)
	return phi.New(phi.Public, fill.Replace(words))
}
