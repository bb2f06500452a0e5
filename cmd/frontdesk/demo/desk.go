package demo

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"html/template"
	"log/slog"
	"mime"
	"net/http"
	"time"

	"frontdesk/channels/sms/carrier"
)

// Carrier is what the phones need of the carrier stand-in.
type Carrier interface {
	// Text sends a text from a phone to the clinic and returns its sid.
	Text(ctx context.Context, from, to, body string) (sid string, err error)
	// Phone lists what is new on a phone since after, and where to go on from. A
	// message whose status changed is new again.
	Phone(number string, after int) (messages []carrier.Message, next int)
	// Changed is closed at the next change on a phone.
	Changed(number string) <-chan struct{}
}

// Deps is what the page with the phones stands on. Every field is required.
type Deps struct {
	Carrier    Carrier
	ClinicName string
	// ClinicNumber is the number that texts go to, in E.164.
	ClinicNumber string
	// Zone is the clinic's, in which times are shown.
	Zone       *time.Location
	Clock      *Clock
	Households []Household
	// Quiet reports whether nothing from or to the number waits in the clinic.
	Quiet func(ctx context.Context, number string) (bool, error)
	// NextDue is when the next planned reminder is due, zero if none is planned.
	NextDue func(ctx context.Context) (time.Time, error)
	// Moved is called after the clock was moved, so that workers look at once.
	Moved func()
	Log   *slog.Logger
}

//go:embed page.html page.css page.js
var assets embed.FS

// desk serves the page and what it asks for.
type desk struct {
	Deps
	page *template.Template
}

// New serves the page with the phones at / and its endpoints under /demo/. Numbers and
// words travel in bodies and in a cookie, never in a URL, so no access log holds them.
// Posts from other origins are refused with 403.
func New(d Deps) http.Handler {
	k := &desk{Deps: d, page: template.Must(template.ParseFS(assets, "page.html"))}
	mux := http.NewServeMux()
	for pattern, serve := range k.routes() {
		mux.Handle(pattern, k.answer(serve))
	}
	return http.NewCrossOriginProtection().Handler(mux)
}

func (k *desk) routes() map[string]func(http.ResponseWriter, *http.Request) error {
	return map[string]func(http.ResponseWriter, *http.Request) error{
		"GET /{$}":           k.showPage,
		"GET /demo/page.css": asset("page.css", "text/css; charset=utf-8"),
		"GET /demo/page.js":  asset("page.js", "text/javascript; charset=utf-8"),
		"POST /demo/text":    k.text,
		"POST /demo/read":    k.read,
		"POST /demo/watch":   k.watch,
		"POST /demo/settle":  k.settle,
		"POST /demo/phones":  k.phones,
		"GET /demo/clock":    k.showClock,
		"POST /demo/clock":   k.moveClock,
		"GET /demo/patients": k.patients,
	}
}

// Each request ends within this: longer than the longest wait a caller may ask for.
const requestLimit = maxWait + 5*time.Second

// A body holds one text or a few numbers.
const bodyLimit = 16 << 10

// refusal is an error that the person at the page can do something about.
type refusal struct {
	status int
	says   string
}

func (r refusal) Error() string { return r.says }

// answer bounds a request and renders its error, as JSON or on the page.
func (k *desk) answer(serve func(http.ResponseWriter, *http.Request) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), requestLimit)
		defer cancel()
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(w, r.Body, bodyLimit)
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "no-referrer")
		err := serve(w, r)
		if err == nil || r.Context().Err() != nil {
			return // done, or nobody is there to hear about it
		}
		var no refusal
		if !errors.As(err, &no) {
			k.Log.ErrorContext(ctx, "demo request", "route", r.Pattern, "error", err)
			no = refusal{http.StatusInternalServerError, "Something went wrong; the server's log says what."}
		}
		if r.Method == http.MethodPost && !isJSON(r) {
			k.renderPage(w, r, no.status, no.says)
			return
		}
		k.writeJSON(w, r, no.status, map[string]string{"error": no.says})
	})
}

func isJSON(r *http.Request) bool {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	return err == nil && kind == "application/json"
}

// decode reads a JSON body, or a form into the same fields by the given setter.
func decode(r *http.Request, into any, form func(value func(string) string)) error {
	if isJSON(r) {
		if err := json.NewDecoder(r.Body).Decode(into); err != nil {
			return refusal{http.StatusBadRequest, "The body is no JSON object as this endpoint takes it."}
		}
		return nil
	}
	if form == nil {
		return refusal{http.StatusUnsupportedMediaType, "Send application/json."}
	}
	if err := r.ParseForm(); err != nil {
		return refusal{http.StatusBadRequest, "The form is broken or too large."}
	}
	form(r.PostForm.Get)
	return nil
}

// writeJSON logs what can go wrong after the header is out: the caller has gone.
func (k *desk) writeJSON(w http.ResponseWriter, r *http.Request, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		k.Log.DebugContext(r.Context(), "demo answer not read", "route", r.Pattern)
	}
}
