package phi

import "errors"

// Actor is who does something, as the audit trail writes it down: never a name, only
// what kind of actor and an opaque id.
type Actor struct {
	Kind ActorKind
	// ID is a row id or the name of a role of ours, never PHI.
	ID string
}

// ActorKind is the kind of an Actor.
type ActorKind string

// The kinds of actors.
const (
	System  ActorKind = "system"
	Carrier ActorKind = "carrier"
	Patient ActorKind = "patient"
	Staff   ActorKind = "staff"
	Admin   ActorKind = "admin"
)

// ErrRefused is wrapped by every error that says "this actor may not". The refusal is
// put on record although its transaction rolls back.
var ErrRefused = errors.New("refused")
