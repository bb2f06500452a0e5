// Package flow is the workflow language: parse, check, step, rehearse. It is pure: it
// knows no clock, no database and no network. What happens outside (an action, the
// time, the people behind a phone) is handed to Step and comes back as words to say
// and a state to keep.
//
// # A workflow
//
// One YAML document is one workflow. It reads top down; a step falls through to the
// next, and only what leaves the line is named:
//
//	workflow: flu-shot
//	starts:
//	  keywords: [flu]
//	  phrases: {en: [I would like a flu shot]}
//	stuck: {say: {en: I'm passing this to our staff.}, handoff: front desk}
//	steps:
//	  - ask: person
//	    id: who
//	    text: {en: "Who is this for? {list}. Reply {range}."}
//	    again: {en: "Please reply with a number: {list}."}
//	  - do: shots.due
//	    with: {patient: who}
//	    none: {say: {en: "{who} is up to date."}, then: end}
//	  - say: {en: "Come by any day, {clinic.hours}."}
//
// The verbs are say, ask, do, when, split, each, wait, call, handoff and end. What an answer or an
// action gives becomes a variable: an answer under the id of its question, an action's
// outputs and a called workflow's results under their own names. The words that started
// a workflow are its variable "opening"; a question with "from: opening" looks there
// first. The inputs "named" and "between" are filled by the house: see Named, Between.
// Expressions see the variables, len() and known(), which tells whether a
// variable that may be missing is there; and of the clinic's clock clinic.open,
// clinic.weekday ("mon" to "sun") and clinic.hour (0 to 23).
// They compare (==, !=, <, <=, >, >=, "topic in ['late', 'who']", "x contains 'pain'")
// and join with and, or, not; they compute nothing and reach nothing else. What is not
// known equals nothing, and cannot be measured or ordered. An item of a list and a part
// that not every source of a variable has may be missing: len(visits) > 1 or
// known(visits[1]) shows that there is a second visit, behind an "and" as behind a branch.
//
// What starts a workflow is a keyword, a phrase, or words like those of its examples:
// messages as patients send them, one a line, under the intent of a start. "outside" are
// those that begin nothing, of which every clinic needs as many again:
//
//	starts:
//	  - {intent: price, keywords: [price], with: {topic: "'price'"}}
//	  - {intent: hours, keywords: [hours], with: {topic: "'hours'"}}
//	examples:
//	  price:
//	    en: |
//	      how much for a physical if i pay cash
//	      whats my copay gonna be
//	  outside:
//	    en: |
//	      whats the price of bitcoin
//
// A model learns from them when they are published (see Library.Learned), and is asked
// last. What it takes a text for is a guess: the workflow begins, but what else the text
// says is asked and not taken from it, and an open question is left for an aside only.
//
// A wait lasts a length of time, until a moment, or until something happens; the last
// has a label (care where it is left out), and needs an end. What happens may give
// variables:
//
//	steps:
//	  - wait: {until: visit.when, before: 2h}
//	  - wait:
//	      for: payment.settled
//	      at_most: 3d
//	      late: {say: {en: The link has run out.}, then: end}
//	      gives: {amount: {type: money, label: care}}
//
// A wait or a time-out that can end with words does not end in the clinic's quiet hours
// but after them, unless "anytime: true" stands beside it; one without words does, and
// what happens ends a wait at any time.
//
// Questions are of type person, choice, choices, yesno, wish, date, time, slot, marks,
// number, money, phone, name and text. "choices" takes several of a list or of options
// and gives a list, for a loop to go through; "date" takes one day to come and "time" a
// time of day, and neither takes what can be meant in two ways; "money" has "min" and
// "max" in dollars, which is what expressions see of it.
//
// A split tries two wordings or more. Each way has a share, a whole number, and a
// person always goes the same way:
//
//	steps:
//	  - split: {short: {share: 50, then: brief}, long: {share: 50, then: full}}
//	    id: invite
//
// A loop goes through a list, at most MaxItems items of it, with steps of its own. The
// last of them leads on to the next item, and so does any that names the loop; "then"
// is where the last item leads, the next step where it is left out. From outside, the
// loop begins with the first item, and no other way leads inside:
//
//	steps:
//	  - each: children
//	    as: child
//	    id: kids
//	    steps:
//	      - do: shots.due
//	        with: {patient: child}
//	        none: kids
//	      - say: {en: "{child} needs: {due}."}
//
// A route is where a step leads: the id of a step, "end", or a mapping of what to do on
// the way: set, say (with notice), then handoff, or call, or retry, or then. "retry"
// names a question whose answer an action could not use: it counts as not understood.
// The first outcome of an action, and every answer, may be left unrouted and falls
// through. Every other mapping says where it goes.
//
// The language has a version, see Language. A document that says "language: 1" at its
// top is of an older one and is migrated when it is read; stored ones go through Migrate.
//
// A text follows a number: {count|visit|visits}, {n|one refill|# refills}, {shots|dose|doses}.
// The name is count, a number, or a list that is counted; the forms are the language's
// plural categories in CLDR's order, and # is the number. English and Spanish have two
// (one, other), Russian three (one, few, many), Chinese one.
//
// A say or an ask may show something: `media: {url: https://clinic.example/door.jpg, alt:
// {en: The blue door.}}`. Where the channel shows no pictures the words and the address
// stand behind the text. The address is fixed, because others see it on its way. Where a
// channel has buttons, the answers of a yesno, a person, a choice or a slot are some.
//
// # Snippets
//
// Words that many workflows say stand in one document of the clinic:
//
//	snippets:
//	  closing: {en: "Questions? Call {clinic.phone}.", es: "¿Preguntas? Llame al {clinic.phone}."}
//
// A text says them as {snippet.closing}, and is checked, labelled and measured as if
// they were written out there. A snippet that is changed is said at once, also by runs
// that are under way on an older revision; the change is therefore checked against
// every workflow that says it. Snippets say no snippets.
//
// # Bounds
//
// Whatever a document holds, reading and checking it takes 50 ms and 10 MB at most: see
// limits.go for how long a document, a line and an expression are, and how many steps,
// keys and problems are looked at. Aliases, tags and characters that nobody sees are
// refused.
//
// # A conversation
//
// A State is a stack of frames. Only the frame on top listens, and only its clock runs
// and those of waits:
//
//   - What waits lies below every open question, which keeps its answers, and comes to
//     the top when its time has come or what it waits for happens.
//   - What starts goes on top. When it ends, the question below is asked again and its
//     time begins anew; when it ended by a time-out, nobody is there, so the question
//     below opens again without a word.
//   - A workflow that starts again while it is open starts over: the older one goes.
//   - The stack is bounded by MaxDepth. What is begun beyond it pushes out the oldest
//     run with all that it called: the one that the patient has most likely forgotten.
//     One run is never deeper: Check counts the longest chain of calls.
//   - An answer finds its question: words that are an expected answer to a question
//     below, and none to the one on top, bring the one below to the top.
//   - One text may answer several questions: "Mia, flu shot, thursday after 3". What the
//     open question left is looked at by those about a person, a choice or a wish that
//     are reached in the same turn. A number, a letter or a yes is never taken along.
//   - An earlier answer can be taken back: "no, Tuesday", "sorry I meant Leo", "2 not 1".
//     Another option of a choice needs no such word: "just cancel it" after R for another
//     time. What was called since is over, and the questions after it are asked again. An
//     action whose spec says that it settles something is not gone back past, and what
//     the open question expects is its answer.
//   - Two answers in a row that were not understood lead to "stuck": a person.
//   - A handoff ends all that is open: a person has the conversation now.
//
// World.Trace asks a turn to tell the steps it passed, each with the exit taken, and for
// each line the wording it was made from. Names and wordings are the workflow's own,
// never a value; the way somebody took may still be as private as what decided it.
//
// # Paths
//
// A fault that a conversation can walk into (a variable that is not set, an outcome that
// leads nowhere, a loop, a question without a person behind it) comes with the shortest
// transcript that walks into it: see Explain. Its last line says what breaks there, and
// Rehearse passes only if exactly that happens:
//
//	> flu
//	= shots.due() -> none
//	x outcome flu-shot:due none
//
// From every question two answers that are not understood lead to a person: each way on
// from "stuck" comes to a handoff before anything is asked. No answer ends a workflow
// without a word. Walk runs a workflow through all its conversations and tells what
// goes wrong in them, whatever Check says.
//
// # Labels
//
// A text is as private as its parts and as the conditions under which it is said. The
// checker finds the conditions by control dependence (post-dominators over the routes);
// Step adds what it sees: the labels of the values, and of the conditions under which a
// workflow was called. Whether a question was answered at all is not held against
// what follows it; which answer was given is. The length of a list has a label of its
// own (label; its words have items): {count}, {range} and len() tell no more than that.
//
// What a text says is one half; that it comes is the other. On a lock screen a sealed
// text shows as "you have a message", so a text that only some get tells as much as its
// words. The checker therefore asks of every step that branches: has this channel heard
// what is branched on? What the patient wrote (the opening, an answer, the option they
// chose) is care, and no secret of the channel that they wrote it on. All else is a
// secret of a channel that its label does not clear: what an action gave, how it ended,
// an input, the item behind the number of an answer, whether a variable is known that
// was set under such a condition. Between a branch on a secret and the step where its
// ways meet again (its immediate post-dominator) nothing may differ that shows:
//
//   - no question, wait, handoff, notice or settling action on one way only, and no end;
//   - sealed texts on every way, or on none: Step makes one of several in a row;
//   - what is called there keeps to the same, to its end, whatever it calls in turn.
//
// No question may offer a list of secret length or be skipped for secret words, and
// words that the channel does not clear are matched by no answer (a number picks them).
// What is handed to an action, to a workflow or back as a result is held against the
// label that it is taken at, the conditions under which it was set included. All this
// breaks the rule "silence" or "label". A workflow that passes for a channel says the
// same there, word for word and turn for turn, whatever the secrets are. Two things are
// not promised: what an action does outside, and a turn that fails at a limit.
//
// A step that branches may say "reveals: {as: notice, because: ...}", and a value
// "set: {short: {value: due.name, as: notice, because: ...}}": then everybody may know,
// for a reason that whoever approves the workflow reads (Disclosures). What is sensitive
// is never lowered below care. "channels: [portal]" at the top keeps a workflow off all
// others, and it is checked for those alone.
package flow
