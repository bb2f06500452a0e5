package main

import "frontdesk/workflows/flow"

// compare says what is different between two texts of a workflow.
func (p page) compare(old, new *flow.Def) { p.lines(old.Source, new.Source) }
