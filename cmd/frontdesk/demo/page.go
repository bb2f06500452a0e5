package demo

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"frontdesk/internal/care"
)

// page is what the page with the phones shows.
type page struct {
	// Nonce lets this answer's own script and style run, and no other.
	Nonce        string
	ClinicName   string
	ClinicNumber string
	// Initial stands in the clinic's round picture.
	Initial string
	// Now, Day and Time are the demo clock, in Zone.
	Now, Day, Time, Zone string
	Phones               []handset
	// Contacts are the phones that could be added; none when the page is full.
	Contacts []contact
	Full     bool
	// Alert says why the last form did nothing.
	Alert string
}

// handset is one phone on the page.
type handset struct {
	contact
	// Place counts from one; links inside the page use it, so that none has a number.
	Place    int
	Messages []bubble
	Next     int
	Hints    []string
	// Clock is the demo's time on the phone's status bar.
	Clock                string
	ClinicName, ClinicNo string
	// ClinicInitial stands in the clinic's round picture.
	ClinicInitial string
}

// contact is a phone and the people behind it.
type contact struct {
	Phone    string   `json:"phone"`
	Pretty   string   `json:"pretty"`
	Language string   `json:"language"`
	People   []member `json:"people"`
	// Name is the owner's, or the number where nobody is known.
	Name string `json:"name"`
	// With names the others.
	With string `json:"with"`
	// Initial stands in the owner's round picture.
	Initial string `json:"-"`
}

// member is somebody behind a phone.
type member struct {
	Given    string `json:"given"`
	Family   string `json:"family"`
	Relation string `json:"relation"`
	// Age in years on the demo's day.
	Age int `json:"age"`
}

func (k *desk) showPage(w http.ResponseWriter, r *http.Request) error {
	k.renderPage(w, r, http.StatusOK, "")
	return nil
}

// renderPage draws into memory first, so that an error is a whole answer.
func (k *desk) renderPage(w http.ResponseWriter, r *http.Request, status int, alert string) {
	p := k.pageFor(r, alert)
	var b bytes.Buffer
	if err := k.page.Execute(&b, p); err != nil {
		k.Log.ErrorContext(r.Context(), "demo page", "error", err)
		http.Error(w, "The page could not be drawn; the server's log says why.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy(p.Nonce))
	w.WriteHeader(status)
	if _, err := b.WriteTo(w); err != nil {
		k.Log.DebugContext(r.Context(), "demo page not read")
	}
}

// policy allows what this page brings and nothing else.
func policy(nonce string) string {
	return fmt.Sprintf("default-src 'none'; script-src 'nonce-%[1]s'; style-src 'nonce-%[1]s'; connect-src 'self'; "+
		"img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'; require-trusted-types-for 'script'", nonce)
}

func (k *desk) pageFor(r *http.Request, alert string) page {
	now := k.Clock.Now()
	local := now.In(k.Zone)
	p := page{
		Nonce: rand.Text(), ClinicName: k.ClinicName, ClinicNumber: pretty(k.ClinicNumber), Initial: initial(k.ClinicName),
		Now: now.Format(time.RFC3339Nano), Zone: k.Zone.String(), Alert: alert,
		Day: local.Format("Mon, Jan 2, 2006"), Time: local.Format("3:04:05 PM MST"),
	}
	numbers := k.chosen(r)
	for i, n := range numbers {
		p.Phones = append(p.Phones, k.handset(n, i+1))
	}
	p.Full = len(numbers) == maxPhones
	for _, h := range k.Households {
		if !slices.Contains(numbers, h.Phone) {
			p.Contacts = append(p.Contacts, k.contact(h))
		}
	}
	return p
}

func (k *desk) handset(number string, place int) handset {
	messages, next := k.Carrier.Phone(number, 0)
	h := handset{
		contact: contact{Phone: number, Pretty: pretty(number), Language: "en", Name: "New number", Initial: "#"},
		Place:   place, Messages: k.bubbles(messages), Next: next,
		Hints:      []string{"book", "Thursday after 3", "C", "STOP"},
		Clock:      k.Clock.Now().In(k.Zone).Format("3:04"),
		ClinicName: k.ClinicName, ClinicNo: pretty(k.ClinicNumber), ClinicInitial: initial(k.ClinicName),
	}
	for _, known := range k.Households {
		if known.Phone == number {
			h.contact = k.contact(known)
		}
	}
	if h.Language == "es" {
		h.Hints = []string{"cita", "jueves a las 3", "C", "STOP"}
	}
	return h
}

// contact reveals names: the page stands for the phones of these very people.
func (k *desk) contact(h Household) contact {
	c := contact{Phone: h.Phone, Pretty: pretty(h.Phone), Language: h.Language, Name: pretty(h.Phone)}
	today := care.DateOf(k.Clock.Now().In(k.Zone))
	var others []string
	for i, p := range h.Members {
		m := member{Given: p.Given.Reveal(), Family: p.Family.Reveal(), Relation: p.Relation, Age: age(p.Birth.Reveal(), today)}
		c.People = append(c.People, m)
		if i == 0 {
			c.Name = m.Given + " " + m.Family
			continue
		}
		others = append(others, m.Given)
	}
	if n := len(others); n > 1 {
		others = append(others[:n-2], others[n-2]+" and "+others[n-1])
	}
	c.With = strings.Join(others, ", ")
	c.Initial = initial(c.Name)
	return c
}

// age counts birthdays; a birth date that is not known makes zero.
func age(birth string, today care.Date) int {
	t, err := time.Parse(time.DateOnly, birth)
	if err != nil {
		return 0
	}
	years := today.Year - t.Year()
	if today.Before(care.Date{Year: today.Year, Month: t.Month(), Day: t.Day()}) {
		years--
	}
	return years
}

func initial(name string) string {
	for _, r := range name {
		return strings.ToUpper(string(r))
	}
	return ""
}

// asset serves an embedded file; no-store keeps a rebuilt demo from wearing old clothes.
func asset(name, kind string) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, _ *http.Request) error {
		b, err := assets.ReadFile(name)
		if err != nil {
			return fmt.Errorf("asset: %w", err)
		}
		w.Header().Set("Content-Type", kind)
		if _, err := w.Write(b); err != nil {
			return fmt.Errorf("asset: %w", err)
		}
		return nil
	}
}
