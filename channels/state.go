package channels

// Rank orders the states: a row changes only to a higher rank. The three terminal
// states share the highest, so the first of them stays. A state that is not in the list
// ranks below all.
func (s State) Rank() int {
	switch s {
	case Queued:
		return 0
	case Sending:
		return 1
	case Unknown:
		return 2
	case Accepted:
		return 3
	case Sent:
		return 4
	case Delivered, Undelivered, Failed:
		return 5
	default:
		return -1
	}
}

// Terminal reports whether nothing more will be heard of the message.
func (s State) Terminal() bool { return s.Rank() == Delivered.Rank() }

// Advances reports whether a provider's report of to changes a row that stands at from.
func Advances(from, to State) bool { return to.Rank() > from.Rank() }
