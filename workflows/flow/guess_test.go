package flow

import (
	"slices"
	"strings"
	"testing"

	"frontdesk/internal/intent"
	"frontdesk/internal/phi"
)

const flowersYAML = stuckYAML + `workflow: flowers
starts:
  - {intent: send, keywords: [send], with: {does: "'send'"}}
  - {intent: water, phrases: {en: [water my plants]}, with: {does: "'water'"}}
inputs: {does: {type: choice, label: notice, optional: true}}
steps:
  - {when: known(does), else: both}
  - {say: "You want to {does}.", then: end}
  - {ask: choice, id: both, text: Send or water?, again: "Send, or water?", options: {send: {words: send}, water: {words: water}}}
  - {say: Fine.}
examples:
  send:
    en: |
      please bring roses to my sister
      i would like tulips brought to grandma
      can you bring a bouquet to the office
      a bouquet for my wife by noon
      bring lilies to my neighbour
      tulips for the teacher please
      roses to the hospital today
      get daisies over to my aunt
  water:
    en: |
      the ferns are dry
      my cactus looks thirsty
      somebody has to give the ferns a drink
      the orchid is dry again
      thirsty palms on the balcony
      give my orchid a drink while i travel
      the moss went dry
      my palms need a drink
`

const parkingYAML = `workflow: parking
starts: {keywords: [parking]}
steps: [{say: Behind the shop.}]
examples:
  parking:
    en: |
      where do i leave my car
      is there a garage nearby
      any spot for the van
      where to put the truck
      is the garage full
      can my car stand at the door
      a spot for two cars
`

const menuYAML = `workflow: menu
starts: {keywords: [menu]}
steps: [{say: Flowers or parking.}]
examples:
  outside:
    en: |
      lovely weather today
      did you see the game
      my sister says hello
      happy birthday
      who won the election
      i lost my umbrella
      that film was great
      is it going to rain
`

func flowerShop(t *testing.T) *Library {
	t.Helper()
	l := mustLibrary(t, flowersYAML, parkingYAML, menuYAML, `workflow: visit
starts: {keywords: [visit]}
stuck: {say: A person will help., handoff: desk}
steps: [{ask: yesno, id: q, text: Coming?, again: Y or N?}, {say: Fine.}]
`)
	m, err := intent.Train(t.Context(), l.Examples(), intent.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l.Learned(m)
}

func TestWhatNobodyWroteDownIsUnderstoodByItsLikeness(t *testing.T) {
	t.Parallel()
	l := flowerShop(t)
	for words, want := range map[string]string{
		"could you bring tulips to my aunt":    "You want to send.",
		"my orchid looks so thirsty":           "You want to water.",
		"is there a spot for my car":           "Behind the shop.",
		"Where do I leave my CAR?!":            "Behind the shop.", // an example, and other marks
		"my sister says hello":                 "",                 // outside, though "my sister" is near
		"dry tulips":                           "Send or water?",   // torn within one workflow
		"is there a garage to bring tulips to": "Flowers or parking.",
	} {
		ev, ok := l.Hear(State{}, phi.New(phi.Care, words), testWorld())
		got := ""
		if ok {
			_, got = play(t, l, State{}, testWorld(), noAction, ev)
		}
		if got != want {
			t.Errorf("%q: got %q, want %q (%+v)", words, got, want, l.ways.model.Read(words))
		}
	}
}

func TestMenuIsToldBetweenWhatATextIsTorn(t *testing.T) {
	t.Parallel()
	const asking = stuckYAML + `workflow: menu
starts: {keywords: [menu]}
inputs: {between: {type: list of choice, label: public, optional: true}}
steps:
  - {when: known(between), else: all}
  - ask: choice
    id: either
    of: between
    text: "Do you want to: {list}? Reply {range}."
    again: "Which, {range}?"
    options:
      send: {label: send flowers, call: flowers, with: {does: "'send'"}, then: end}
      parking: {label: park, call: parking, then: end}
  - {say: Flowers or parking., id: all}
`
	_, outside, _ := strings.Cut(menuYAML, "examples:")
	torn := phi.New(phi.Care, "is there a garage to bring tulips to")
	for what, tt := range map[string]struct{ menu, want string }{
		"both have an option": {asking, "Do you want to: 1) park 2) send flowers? Reply 1-2."},
		"one has none":        {strings.Replace(asking, "      send: ", "      water: ", 1), "Flowers or parking."},
		"one calls another":   {strings.Replace(asking, "call: parking", "call: flowers", 1), "Flowers or parking."},
	} {
		l := mustLibrary(t, flowersYAML, parkingYAML, tt.menu+"examples:"+outside)
		m, err := intent.Train(t.Context(), l.Examples(), intent.Options{})
		if err != nil {
			t.Fatal(err)
		}
		l = l.Learned(m)
		ev, _ := l.Hear(State{}, torn, testWorld())
		asked, got := play(t, l, State{}, testWorld(), noAction, ev)
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", what, got, tt.want)
		}
		if what != "both have an option" {
			continue
		}
		for answer, want := range map[string]string{"1": "Behind the shop.", "2": "You want to send."} {
			if _, got := play(t, l, asked.State, testWorld(), noAction, says(answer)); got != want {
				t.Errorf("%s: got %q, want %q", answer, got, want)
			}
		}
	}
}

func TestOpenQuestionIsLeftForASureGuessOnly(t *testing.T) {
	t.Parallel()
	l := flowerShop(t)
	asked, _ := play(t, l, State{}, testWorld(), noAction, starts("visit"))
	for words, want := range map[string]string{
		"is there a spot for my car": "parking", // an aside
		"dry tulips":                 "",        // torn: the question is asked again
		"yes":                        "",
	} {
		if ev, _ := l.Hear(asked.State, phi.New(phi.Care, words), testWorld()); ev.Workflow != want {
			t.Errorf("%q: got workflow %q, want %q", words, ev.Workflow, want)
		}
	}
	sending, _ := play(t, l, State{}, testWorld(), noAction, starts("flowers"))
	if ev, _ := l.Hear(sending.State, phi.New(phi.Care, "bring tulips to my aunt"), testWorld()); ev.Kind != Said {
		t.Errorf("got %+v: an answer that was not understood began the workflow that asks", ev)
	}
}

func TestNothingIsLearntWhereNothingIsOutside(t *testing.T) {
	t.Parallel()
	for _, sources := range [][]string{{flowersYAML, parkingYAML}, {menuYAML}} { // nothing outside, nothing else
		l := mustLibrary(t, sources...)
		if got, why := l.Examples(), l.Unlearnt(); got != nil || !strings.Contains(why, "`outside`") {
			t.Errorf("got %d examples and %q, want none and why", len(got), why)
		}
	}
	for _, sources := range [][]string{{flowersYAML, menuYAML}, {shotYAML}} { // something to learn, and nothing at all
		if why := mustLibrary(t, sources...).Unlearnt(); why != "" {
			t.Errorf("got %q, want nothing to complain of", why)
		}
	}
	one, other := mustLibrary(t, flowersYAML, menuYAML).Examples(), mustLibrary(t, menuYAML, flowersYAML).Examples()
	if len(one) != 25 || !slices.Equal(one, other) { // a phrase is one too
		t.Errorf("got %d and %d examples, want the same 25 in the same order", len(one), len(other))
	}
}

func TestExamplesThatTeachNothingOrTwoThingsAreRefused(t *testing.T) {
	t.Parallel()
	env := testEnv()
	env.Workflows = map[string]*Def{"parking": mustParse(t, parkingYAML)}
	for what, tt := range map[string]struct{ old, now, want string }{
		"an intent that no start has": {"  water:\n", "  watering:\n", "no start has the intent `watering`"},
		"one message in two intents":  {"the ferns are dry", "Roses to the hospital, today!", "`send` has this example too"},
		"one message twice":           {"the ferns are dry", "my palms need a drink.", "stands here twice"},
		"one of another workflow":     {"the ferns are dry", "is the garage full?", "`parking: parking` has this example too"},
		"two starts of one name":      {"intent: send", "intent: water", "two starts have the intent `water`"},
		"the name of what is outside": {"intent: send", "intent: outside", "`outside` is what begins nothing"},
		"a message too long":          {"the ferns are dry", strings.Repeat("dry ", 81), "323 bytes"},
		"a name that is none":         {"  water:\n", "  Water it:\n", "cannot be a name"},
	} {
		def, problems := Parse([]byte(strings.Replace(flowersYAML, tt.old, tt.now, 1)))
		if def != nil {
			problems = Check(def, env)
		}
		if !slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Fault && strings.Contains(p.What, tt.want) }) {
			t.Errorf("%s: got %v, want %q", what, problems, tt.want)
		}
	}
	if problems := Check(mustParse(t, flowersYAML), env); Blocks(problems) {
		t.Errorf("as it is: got %v", problems)
	}
}

func TestPhraseSaysWhatAnExampleLeavesOpen(t *testing.T) {
	t.Parallel()
	l := mustLibrary(t, `workflow: fence
starts:
  - {phrases: {en: [paint the fence]}, with: {does: "'paint'"}}
  - {intent: paint}
  - {intent: mend, phrases: {en: [fence broke]}, with: {does: "'mend'"}}
inputs: {does: {type: choice, label: notice, optional: true}}
steps:
  - {when: known(does), else: which}
  - {say: "You want to {does}.", then: end}
  - {say: Paint or mend?, id: which}
examples:
  paint:
    en: |
      please paint the fence
      a coat of green for the planks
      the fence broke so it needs paint
`)
	for words, want := range map[string]string{
		"Please paint the fence!":           "You want to paint.",
		"a coat of green for the planks":    "Paint or mend?",
		"the fence broke so it needs paint": "Paint or mend?", // the phrase is of another intent
	} {
		ev, _ := l.Hear(State{}, phi.New(phi.Care, words), testWorld())
		if _, got := play(t, l, State{}, testWorld(), noAction, ev); got != want {
			t.Errorf("%q: got %q, want %q", words, got, want)
		}
	}
}
