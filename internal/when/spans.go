package when

import "slices"

// merge sorts spans and joins those that overlap or touch.
func merge(in []Span) (out []Span) {
	in = slices.Clone(in)
	slices.SortFunc(in, func(a, b Span) int { return a.From.Compare(b.From) })
	for _, s := range in {
		if n := len(out); n > 0 && !s.From.After(out[n-1].To) {
			if s.To.After(out[n-1].To) {
				out[n-1].To = s.To
			}
			continue
		}
		out = append(out, s)
	}
	return out
}

// subtract takes the merged spans of minus out of the merged spans of in.
func subtract(in, minus []Span) (out []Span) {
	for _, s := range in {
		for len(minus) > 0 && !minus[0].To.After(s.From) {
			minus = minus[1:]
		}
		for _, m := range minus {
			if !m.From.Before(s.To) {
				break
			}
			if m.From.After(s.From) {
				out = append(out, Span{s.From, m.From})
			}
			s.From = m.To
		}
		if s.From.Before(s.To) {
			out = append(out, s)
		}
	}
	return out
}
