package flow

import (
	"time"

	"github.com/goccy/go-yaml/ast"
)

// Def is one workflow as it is written. It does not change after Parse, and is safe for
// concurrent use.
type Def struct {
	Name string
	// About is one line for whoever lists the workflows; may be empty.
	About string
	// Starts are the ways in; a workflow without any is only called.
	Starts []Start
	// Source is the YAML, in the version Language.
	Source string

	channels   []string // that it speaks on; none for all
	channelsAt pos
	inputs     []input
	results    []input // what a caller finds set when the workflow has ended
	steps      []*step
	index      map[string]int
	stuck      *route
	unanswered *route
	examples   []lesson
	after      time.Duration
	texts      []*text
	exprs      []*expression
	// snippets are those of the document Snippets, which has nothing else; nil for a
	// workflow. spells says that a workflow says some.
	snippets map[string]*text
	spells   bool
}

// opening is the input that every workflow has: the words that started it.
const opening = "opening"

// step is one line of a workflow.
type step struct {
	id    string // written, or the number of the step: "#3"
	index int
	at    pos
	word  string // the verb as it is written: "ask"
	verb  verb
	// loop is the innermost loop that the step is in; nil outside of all.
	loop *step
	// reveals lets it be known which way the step took; nil where it does not say.
	reveals *disclosing
}

// verb is what a step does.
type verb interface {
	// exits lists every way on, in the order in which it is written.
	exits() []exit
	// says lists the texts that are said at the step itself.
	says() []spoken
	// run performs the step. The turn ends when it leaves a question open.
	run(t *turn, s *step) error
}

// exit is one way on from a step.
type exit struct {
	name string
	to   *route
	// aside marks the exits that depend on no answer: nobody answered, or the answer
	// was not understood.
	aside bool
}

// spoken is a text with what an uncleared channel says instead, and what is shown beside
// it; notice and media may be nil.
type spoken struct {
	text, notice *text
	media        *media
}

// Parse reads one workflow. The Def is nil when a problem blocks. What depends on other
// workflows or on the actions is found by Check.
func Parse(src []byte) (*Def, []Problem) {
	r := &reader{name: "?", src: string(src[:min(len(src), MaxSource)])}
	def := r.def(r.modern(r.document(src)))
	if def != nil {
		def.link(r)
	}
	problems := r.all(r.name)
	if Blocks(problems) {
		return nil, problems
	}
	return def, problems
}

func (r *reader) def(n ast.Node) *Def {
	if n == nil {
		return nil
	}
	o, ok := r.object(n, "a workflow")
	if !ok {
		return nil
	}
	if f, ok := o.take("snippets"); ok {
		return r.readSnippets(f, o)
	}
	d := &Def{Source: r.src, after: Patience}
	if f, ok := o.take("workflow"); ok {
		d.Name = r.ident(f)
		r.name = d.Name
	}
	if d.Name == Snippets {
		r.fault(o.at, "name", "`snippets` is the name of the clinic's snippets", "", "give the workflow another name")
	}
	if d.Name == "" {
		r.fault(o.at, "name", "the workflow has no name", "", "begin with `workflow: book`")
	}
	o.take("language") // modern has read it
	if f, ok := o.take("about"); ok {
		d.About, _ = r.scalar(f)
	}
	if f, ok := o.take("starts"); ok {
		d.Starts = r.starts(f)
	}
	if f, ok := o.take("channels"); ok {
		d.channels, d.channelsAt = r.readChannels(f), f.at
	}
	if f, ok := o.take("inputs"); ok {
		d.inputs = r.inputs(f)
	}
	if f, ok := o.take("results"); ok {
		d.results = r.inputs(f)
	}
	if f, ok := o.take("stuck"); ok {
		d.stuck = r.route(f)
	}
	if f, ok := o.take("unanswered"); ok {
		d.unanswered, d.after = r.unanswered(f)
	}
	if f, ok := o.take("steps"); ok {
		d.steps = r.steps(f)
	}
	if f, ok := o.take("examples"); ok {
		d.examples = r.examples(f)
	}
	o.close("a workflow", "workflow")
	if len(d.steps) == 0 && !Blocks(r.problems) {
		r.fault(o.at, "step", "the workflow has no steps", "", "add `steps:`")
	}
	d.texts, d.exprs, d.spells = r.texts, r.exprs, r.spells
	return d
}
