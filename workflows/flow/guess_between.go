package flow

import "frontdesk/internal/phi"

// Between is the input by which the menu learns that a text may want either of two
// workflows. A choice of it, with an option for each way in, asks which:
//
//	inputs: {between: {type: list of choice, label: public, optional: true}}
//	steps:
//	  - when: known(between)
//	    else: choice
//	  - ask: choice
//	    id: either
//	    of: between
//	    text: {en: "Do you want to: {list}? Reply {range}."}
//	    options:
//	      cancel: {label: {en: cancel your visit}, call: change-visit, with: {wants: "'cancel'"}, then: end}
//
// An option is found by the intent that is its key and the workflow that it calls.
const Between = "between"

// between is what the menu is told where a text may want two workflows; nil where it has
// no option for one of them, and lists all that it has.
func (l *Library) between(w World, either ...way) map[string]Value {
	p := l.current[Menu]
	if p == nil {
		return nil
	}
	list := Value{Type: ListType}
	for _, to := range either {
		of := l.current[to.workflow]
		if of == nil {
			return nil
		}
		o, ok := p.def.optionFor(of.def, to.start)
		if !ok {
			return nil
		}
		says := o.label.in(w.Lang).say(speech{clinic: w.Clinic, lang: w.Lang}, phi.Public)
		list.Items = append(list.Items, Value{Type: ChoiceType, Key: o.key, Says: says})
	}
	return map[string]Value{Between: list}
}

// optionFor is the option by which the question about Between begins a workflow as one
// of its starts does.
func (d *Def) optionFor(of *Def, start int) (option, bool) {
	for _, s := range d.steps {
		a, ok := s.verb.(*ask)
		if !ok || a.of == nil || a.of.ref.name != Between {
			continue
		}
		for _, o := range a.options {
			if o.key == of.intentOf(start) && o.label != nil && o.to.call != nil && o.to.call.workflow == of.Name {
				return o, true
			}
		}
	}
	return option{}, false
}
