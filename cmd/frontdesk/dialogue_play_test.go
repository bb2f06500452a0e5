package main

import (
	"context"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"frontdesk/bot"
	"frontdesk/internal/care"
	"frontdesk/internal/phi"
	"frontdesk/store"
	"frontdesk/store/storetest"
	"frontdesk/workflows/flow"
)

// stage is a clinic on which dialogues are played one after another.
type stage struct {
	*clinic
	record *pgx.Conn
	zone   *time.Location
	// asked is the run state of every conversation, by its id.
	asked *sync.Map
}

// overheard is a transaction whose last state is kept, by conversation.
type overheard struct {
	bot.Tx
	asked *sync.Map
}

func (o overheard) Answered(s bot.Situation, next bot.After) error {
	o.asked.Store(s.Conversation.ID, next.State)
	return o.Tx.Answered(s, next)
}

func openStage(t *testing.T) *stage {
	t.Helper()
	c := prepareClinic(t, time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC), slog.LevelWarn)
	s := &stage{clinic: c, asked: &sync.Map{}}
	do := c.bot.Do
	c.bot.Do = func(ctx context.Context, who phi.Actor, fn func(bot.Tx) error) error {
		return do(ctx, who, func(tx bot.Tx) error { return fn(overheard{tx, s.asked}) })
	}
	c.begin()
	s.record = c.raw()
	var err error
	if s.zone, err = time.LoadLocation(c.sample.Clinic.Zone); err != nil {
		t.Fatal(err)
	}
	return s
}

// questions names what the clinic asks by where its workflows stand.
var questions = map[string]string{
	"book/person": "who", "book/service": "what", "times/wish": "when", "times/pick": "pick", "times/sure": "sure",
	"change-visit/visit": "which", "change-visit/sure": "sure", "change-visit/everyone": "sure", "reminder/next": "sure", "welcome/full": "name",
	"menu/choice": "menu", "change-visit/what": "do", "reminder/answer": "do", "reminder/family": "codes",
	"menu/either": "either",
}

// question is what the clinic now waits to hear; empty for nothing in particular.
func (s *stage) question(id care.ConversationID) string {
	b, ok := s.asked.Load(id)
	if !ok || len(b.([]byte)) == 0 {
		return ""
	}
	st, err := flow.DecodeState(b.([]byte))
	if err != nil {
		s.t.Fatal(err)
	}
	all := st.Standing()
	if len(all) == 0 || !st.Open() {
		return ""
	}
	top := all[len(all)-1]
	return questions[top.Workflow+"/"+top.Step]
}

// play lives a dialogue through on a number of its own, and clears its visits away.
func (s *stage) play(d dialogue, number string) (o outcome) {
	id := s.situate(d, number)
	if d.reminded {
		s.advance(0)
		o.hear("<", s.answers(number))
	}
	used := make([]bool, len(d.lines))
	for next, texts := 0, 0; texts < 24; texts++ {
		asked := s.question(id)
		i := d.answer(used, next, asked)
		if words := d.chooses(asked, next, o.last); i < 0 && words != "" && !slices.Contains(o.said, "> "+words) {
			o.again++
			o.hear(">", []string{words})
			o.hear("<", s.text(number, words))
			continue
		}
		if i < 0 {
			for next < len(d.lines) && d.lines[next].kind != '>' {
				next++
			}
			if i = next; i == len(d.lines) {
				break
			}
			next++
		}
		used[i] = true
		if d.lines[i].kind == '!' {
			o.again++
		}
		o.hear(">", []string{d.lines[i].words})
		o.hear("<", s.text(number, d.lines[i].words))
	}
	s.read(id, &o)
	return o
}

// answer is the line that answers what was asked, among those up to the next text of the
// patient's own.
func (d dialogue) answer(used []bool, next int, asked string) int {
	for i := next; i < len(d.lines) && d.lines[i].kind != '>'; i++ {
		if !used[i] && d.lines[i].ask == asked {
			return i
		}
	}
	return -1
}

// chooses is what every patient picks from the menu, and of what can be done with a
// visit, who was not understood: what leads to the end that she wants. A reminder is
// answered in her own words first.
func (d dialogue) chooses(asked string, next int, said string) string {
	if next < len(d.lines) && d.lines[next].kind == '>' && asked != "menu" {
		return ""
	}
	letters := map[string]string{"moved": "R", "cancelled": "X", "confirmed": "C"}
	word, _, _ := strings.Cut(d.ends[0][0], " ")
	switch asked {
	case "menu":
		return map[string]string{"booked": "1", "moved": "2", "cancelled": "2", "confirmed": "2", "nothing": "3"}[word]
	case "do":
		return letters[word]
	case "either":
		return either(said, word)
	case "codes":
		var codes []string
		for i, v := range d.visits {
			end, _ := v.fate(d.ends[0])
			codes = append(codes, fmt.Sprintf("%d%s", i+1, letters[end]))
		}
		return strings.Join(codes, " ")
	}
	return ""
}

// either is the number of the way, of the two that were offered, that leads to an end.
func either(said, end string) string {
	ways := map[string]string{"booked": "book |pedir", "moved": "change |cambiar", "cancelled": "change |cambiar", "confirmed": "change |confirm|cambiar"}
	for n, way := range regexp.MustCompile(`[12]\) [^12]*`).FindAllString(said, -1) {
		if ways[end] != "" && regexp.MustCompile(ways[end]).MatchString(way) {
			return fmt.Sprint(n + 1)
		}
	}
	return ""
}

func (o *outcome) hear(mark string, words []string) {
	for _, w := range words {
		o.said = append(o.said, mark+" "+w)
		if mark == "<" {
			o.last = w
		}
	}
}

// situate puts the dialogue's people and visits on record.
func (s *stage) situate(d dialogue, number string) (id care.ConversationID) {
	storetest.Do(s.t, s.db, func(tx *store.Tx) (err error) {
		now := s.clock.Now()
		o := store.Opening{At: now, Clearance: phi.ClearNotice, Language: d.lang}
		if id, err = tx.OpenConversation(s.t.Context(), "sms", phi.New(phi.Care, number), o); err != nil {
			return err
		}
		people := map[string]care.PatientID{}
		for i, name := range d.people {
			p := care.Person{Relation: []string{"self", "child"}[min(i, 1)]}
			p.ID, p.Given, p.Family = care.NewID[care.Patient](), phi.New(phi.Notice, name), phi.New(phi.Care, "Canseco")
			people[name] = p.ID
			if err := tx.RegisterPatient(s.t.Context(), id, p); err != nil {
				return err
			}
		}
		return s.visits(tx, d, people)
	})
	return id
}

// visits books what the dialogue begins with; one that has been reminded of is due now.
func (s *stage) visits(tx *store.Tx, d dialogue, people map[string]care.PatientID) error {
	var due []care.Reminder
	taken := s.sample.Appointments
	for _, v := range d.visits {
		a, service, err := s.room(v, taken)
		if err != nil {
			return fmt.Errorf("%s: %w", d, err)
		}
		a.Patient = people[v.who]
		if err := tx.InsertAppointment(s.t.Context(), a, service, s.clock.Now()); err != nil {
			return fmt.Errorf("%s: %w", d, err)
		}
		taken = append(taken[:len(taken):len(taken)], a)
		due = append(due, care.Reminder{Appointment: a.ID, Key: "day", DueAt: s.clock.Now().Add(-time.Minute)})
	}
	if !d.reminded {
		return nil
	}
	return tx.PlanReminders(s.t.Context(), due)
}

// room finds who gives the service then and has the time.
func (s *stage) room(v visitLine, taken []care.Appointment) (care.Appointment, care.Service, error) {
	for _, service := range s.sample.Services {
		start := time.Date(v.from.Year(), v.from.Month(), v.from.Day(), 0, v.since, 0, 0, s.zone)
		a := care.Appointment{ID: care.NewID[care.Appointment](), Service: service.ID, Status: care.Booked, Start: start.UTC(),
			End: start.Add(time.Duration(service.Minutes) * time.Minute).UTC(), Local: care.LocalOf(start, s.zone)}
		for _, shift := range s.sample.Schedules {
			if service.Name != v.service || shift.Service != service.ID || shift.Weekday != start.Weekday() ||
				v.since < shift.From+service.Before || v.since+service.Minutes+service.After > shift.To {
				continue
			}
			if a.Practitioner, a.Location = shift.Practitioner, shift.Location; !busy(a, taken) {
				return a, service, nil
			}
		}
	}
	return care.Appointment{}, care.Service{}, fmt.Errorf("nobody gives %s at %v", v.service, v.from)
}

// busy leaves a quarter of an hour around every visit, which no sample buffer exceeds.
func busy(a care.Appointment, taken []care.Appointment) bool {
	for _, b := range taken {
		if b.Practitioner == a.Practitioner && a.Start.Before(b.End.Add(5*time.Minute)) && b.Start.Before(a.End.Add(5*time.Minute)) {
			return true
		}
	}
	return false
}

const dialogueVisitsSQL = `
SELECT s.name, a.local_day, a.local_minute, a.status
FROM appointments a
JOIN services s ON s.id = a.service
WHERE a.patient = $1 AND a.status IN ('booked', 'confirmed')
ORDER BY a.start_at`

// read takes the record's word for how it ended, and frees the times for the next.
func (s *stage) read(id care.ConversationID, o *outcome) {
	var people []care.Person
	storetest.Do(s.t, s.db, func(tx *store.Tx) (err error) {
		people, err = tx.People(s.t.Context(), id)
		return err
	})
	for _, p := range people {
		rows, err := s.record.Query(s.t.Context(), dialogueVisitsSQL, p.ID)
		if err != nil {
			s.t.Fatal(err)
		}
		for rows.Next() {
			v := visit{who: p.Given.Reveal()}
			if err := rows.Scan(&v.service, &v.day, &v.minute, &v.status); err != nil {
				s.t.Fatal(err)
			}
			o.visits = append(o.visits, v)
		}
		s.exec(rows.Err(), `UPDATE appointments SET status = 'cancelled', held_until = NULL WHERE patient = $1`, p.ID)
		s.exec(nil, `UPDATE reminders SET state = 'cancelled' WHERE appointment IN (SELECT id FROM appointments WHERE patient = $1)`, p.ID)
	}
	var why string
	err := s.record.QueryRow(s.t.Context(), `SELECT coalesce(string_agg(t.why, ' '), ''), c.stopped_at IS NOT NULL
FROM conversations c LEFT JOIN tasks t ON t.conversation = c.id WHERE c.id = $1 GROUP BY c.id`, id).Scan(&why, &o.stopped)
	s.exec(err, `UPDATE conversations SET wake_at = NULL WHERE id = $1`, id)
	o.tasks = strings.Fields(why)
}

func (s *stage) exec(err error, sql string, args ...any) {
	if err == nil {
		_, err = s.record.Exec(s.t.Context(), sql, args...)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}
