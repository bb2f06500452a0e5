// Package portalweb is what opens in a browser: one file and one template a page.
//
// So far there is one page that a patient can open, the calendar entry of a visit. It
// says when and where and nothing else, so whoever holds its unguessable, expiring link
// may read it. Everything private waits for sessions and a second factor.
package portalweb

import (
	"context"
	_ "embed"
	"errors"
	"html/template"
	"log/slog"
	"net/http"
	"time"

	"frontdesk/internal/care"
)

// Calendar opens calendar links.
type Calendar interface {
	// CalendarEntry is what the token shows. ErrNoLink when it opens nothing, or
	// nothing any more.
	CalendarEntry(ctx context.Context, token string, now time.Time) (Entry, error)
}

// ErrNoLink: the token opens nothing, or nothing any more. The two look alike.
var ErrNoLink = errors.New("no such link")

// Entry is what a calendar may show a stranger: when and where, never whom or why.
type Entry struct {
	ID         care.AppointmentID
	Start, End time.Time
	Address    string
	Cancelled  bool
}

// Deps is what the pages need.
type Deps struct {
	Calendar Calendar
	Clinic   func() care.Clinic
	Now      func() time.Time
	Log      *slog.Logger
}

// New is the handler of all patient pages.
func New(d Deps) http.Handler {
	mux := http.NewServeMux()
	for pattern, page := range routes(d) {
		mux.Handle(pattern, harden(d.render(page)))
	}
	return mux
}

// page serves one request; what it returns is rendered by render.
type page func(w http.ResponseWriter, r *http.Request) error

func routes(d Deps) map[string]page {
	return map[string]page{
		"GET /c/{token}": d.calendar,
	}
}

//go:embed sorry.html
var sorryHTML string

// sorry is the page of whatever cannot be shown.
type sorry struct {
	// Clinic and Phone are the clinic's.
	Clinic, Phone string
	// Busy says that trying again may help.
	Busy bool
}

// render turns a page's error into an answer that tells a stranger nothing.
func (d Deps) render(p page) http.Handler {
	tmpl := template.Must(template.New("sorry").Parse(sorryHTML))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
		defer cancel()
		err := p(w, r.WithContext(ctx))
		if err == nil {
			return
		}
		status := http.StatusNotFound
		if !errors.Is(err, ErrNoLink) {
			status = http.StatusServiceUnavailable
			d.Log.ErrorContext(ctx, "page", "pattern", r.Pattern, "err", err)
		}
		c := d.Clinic()
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(status)
		_ = tmpl.Execute(w, sorry{Clinic: c.Name, Phone: c.Phone, Busy: status != http.StatusNotFound})
	})
}

// harden sets the headers that every page has, errors included.
func harden(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'sha256-"+styleHash+"'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		h.Set("Cache-Control", "no-store")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Robots-Tag", "noindex")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}
