package channels

import (
	"fmt"
	"log/slog"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
)

// Outbound is words that may leave, with where they go. Only Compose and Restore make
// one. It prints as its id and channel.
type Outbound struct {
	id       ID
	to       care.Conversation
	class    Class
	body     phi.Text
	withheld phi.Text
	sealed   bool
	expires  time.Time
}

// ID names the message: the outbox row, the provider's callback.
func (o Outbound) ID() ID { return o.id }

// Conversation is the one that the message belongs to.
func (o Outbound) Conversation() care.ConversationID { return o.to.ID }

// Channel is the name of the channel that delivers it.
func (o Outbound) Channel() string { return o.to.Channel }

// Class is what a duplicate or a loss of it would cost.
func (o Outbound) Class() Class { return o.class }

// Address is where the channel delivers it.
func (o Outbound) Address() phi.Text { return o.to.Address }

// Body is the words that travel. They clear the conversation's clearance.
func (o Outbound) Body() phi.Text { return o.body }

// Sealed reports whether Body is a notice that stands for words which did not clear.
func (o Outbound) Sealed() bool { return o.sealed }

// Withheld is the words that a sealed message stands for. They are for the record and
// the portal, and never travel. Empty after Restore, and where nothing was withheld.
func (o Outbound) Withheld() phi.Text { return o.withheld }

// Expires is when the words are no longer worth sending; zero means never.
func (o Outbound) Expires() time.Time { return o.expires }

func (o Outbound) String() string { return fmt.Sprintf("[outbound %s %s]", o.id, o.to.Channel) }

// Format hides address and words from every verb: fmt prints the fields of a struct
// without asking their methods.
func (o Outbound) Format(f fmt.State, _ rune) { fmt.Fprint(f, o.String()) }

// LogValue hides address and words from slog.
func (o Outbound) LogValue() slog.Value { return slog.StringValue(o.String()) }
