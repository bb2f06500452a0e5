package workflows

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"time"

	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/internal/when"
	"frontdesk/workflows/flow"
)

// PersonValue is a patient as workflows know them: by first name, and by their relation
// to the phone's owner where it is on record. It is no more private than a name on a
// list of who stands behind the phone.
func PersonValue(p care.Person) flow.Value {
	v := flow.Value{Type: flow.PersonType, Key: p.ID.String(), Says: p.Given}
	v.Fields = map[string]flow.Value{"first": {Type: flow.PersonType, Key: v.Key, Says: p.Given}}
	if p.Relation != "" {
		v.Fields[flow.Relation] = flow.Value{Type: flow.ChoiceType, Key: p.Relation, Says: phi.New(phi.Notice, p.Relation)}
	}
	return v
}

// VisitValue is a visit as workflows know it, worded in lang on the clock of its
// location, which is named where the clinic has several. Its parts are first, when, day, time and, for a hold, until. It says the
// first name too where several people share the conversation. It never says with whom
// or what for.
func VisitValue(env Env, a care.Appointment, lang string) (flow.Value, error) {
	loc, err := time.LoadLocation(a.Local.Zone)
	if err != nil {
		return flow.Value{}, fmt.Errorf("zone of visit %s: %w", a.ID, err)
	}
	first := flow.Value{Type: flow.PersonType, Says: phi.New(phi.Notice, "")}
	for _, p := range env.People {
		if p.ID == a.Patient {
			first = PersonValue(p).Fields["first"]
		}
	}
	at := when.SayWhen(a.Start, loc, lang) + site(env.Clinic.Locations, a.Location)
	v := flow.Value{Type: flow.VisitType, Key: a.ID.String(), Says: phi.New(phi.Notice, at), Fields: map[string]flow.Value{
		"first": first,
		"when":  momentValue(at, a.Start),
		"day":   timeValue(when.SayDay(a.Start, loc, lang)),
		"time":  timeValue(when.SayTime(a.Start, loc, lang)),
	}}
	if len(env.People) > 1 {
		label := phi.Highest(phi.Notice, first.Says.Label())
		v.Says = phi.New(label, first.Says.Reveal()+" "+at)
	}
	if a.Status == care.Held {
		v.Fields["until"] = momentValue(when.SayTime(a.HeldUntil, loc, lang), a.HeldUntil)
	}
	return v, nil
}

// timeValue is a worded time of a visit: what a reminder shows on a lock screen.
func timeValue(words string) flow.Value {
	return flow.Value{Type: flow.TimeType, Says: phi.New(phi.Notice, words)}
}

// momentValue is a worded time that a workflow can wait until.
func momentValue(words string, at time.Time) flow.Value {
	v := timeValue(words)
	v.Key = at.UTC().Format(time.RFC3339)
	return v
}

// visitsValue is a list of visits.
func visitsValue(env Env, all []care.Appointment) (flow.Value, error) {
	list := flow.Value{Type: flow.ListType}
	for _, a := range all {
		v, err := VisitValue(env, a, env.Conversation.Language)
		if err != nil {
			return flow.Value{}, err
		}
		list.Items = append(list.Items, v)
	}
	return list, nil
}

// The key of a slot is who, where, what and when: three ids and the minute, in base64.
const slotBytes = 3*16 + 4

func slotKey(s care.Slot) string {
	b := make([]byte, 0, slotBytes)
	b = append(b, s.Practitioner[:]...)
	b = append(b, s.Location[:]...)
	b = append(b, s.Service[:]...)
	b = binary.BigEndian.AppendUint32(b, uint32(s.Start.Unix()/60))
	return base64.RawURLEncoding.EncodeToString(b)
}

// slotOf reads what slotKey wrote. The slot is a memory: whether it is free, and when it
// ends, only the calendar knows. ErrSpec for anything else.
func slotOf(key string) (s care.Slot, err error) {
	b, err := base64.RawURLEncoding.DecodeString(key)
	if err != nil || len(b) != slotBytes {
		return s, fmt.Errorf("slot key of %d bytes: %w", len(key), ErrSpec)
	}
	copy(s.Practitioner[:], b)
	copy(s.Location[:], b[16:])
	copy(s.Service[:], b[32:])
	s.Start = time.Unix(int64(binary.BigEndian.Uint32(b[48:]))*60, 0).UTC()
	return s, nil
}

// idOf reads the id that a value stands for; the zero id for a value that was left out.
// ErrSpec for a key that is none.
func idOf[T any](v flow.Value) (care.ID[T], error) {
	if v.Type == "" {
		return care.ID[T]{}, nil
	}
	id, err := care.ParseID[T](v.Key)
	if err != nil {
		return id, fmt.Errorf("key of a %s: %w", v.Type, ErrSpec)
	}
	return id, nil
}
