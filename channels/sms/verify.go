package sms

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// Bounds of a webhook: its body and its parameters. Twilio sends some 20, and three more
// for each of up to ten pictures.
const (
	maxHook   = 64 << 10
	maxParams = 100
)

var (
	// errForged: nothing shows that Twilio sent this.
	errForged = errors.New("webhook is not authentic")
	// errTooLarge: the body is over maxHook.
	errTooLarge = errors.New("webhook is too large")
)

// verified reads a webhook's parameters if Twilio signed them, and refuses it otherwise.
// Twilio sends those named always, so a form without one was tampered with.
func (h *Hook) verified(w http.ResponseWriter, r *http.Request, always ...string) (form url.Values, ok bool) {
	form, err := h.verify(w, r)
	for _, key := range always {
		if err == nil && !form.Has(key) {
			err = errForged
		}
	}
	switch {
	case err == nil:
		return form, true
	case errors.Is(err, errTooLarge):
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
	default:
		http.Error(w, "forbidden", http.StatusForbidden)
	}
	h.cfg.Log.WarnContext(r.Context(), "sms webhook refused", "path", r.URL.Path, "err", err)
	return nil, false
}

// verify returns the parameters of the body, never those of the URL. The cheap tests
// come first, so that a flood of forgeries costs little.
func (h *Hook) verify(w http.ResponseWriter, r *http.Request) (url.Values, error) {
	signature := r.Header.Values("X-Twilio-Signature")
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if len(signature) != 1 || err != nil || kind != "application/x-www-form-urlencoded" {
		return nil, errForged
	}
	form, params, err := readForm(w, r)
	if err != nil {
		return nil, err
	}
	if !h.validator.Validate(h.signedURL(r), params, signature[0]) {
		return nil, errForged
	}
	if params["AccountSid"] != h.cfg.AccountSID || resplit(params) {
		return nil, errForged
	}
	return form, nil
}

// signedURL is the address that Twilio called: ours as configured, never the Host header.
func (h *Hook) signedURL(r *http.Request) string {
	u := h.cfg.PublicURL + r.URL.EscapedPath()
	if r.URL.RawQuery != "" {
		u += "?" + r.URL.RawQuery
	}
	return u
}

// readForm reads a bounded form in which no key comes twice, for a signature covers only
// the first of its values.
func readForm(w http.ResponseWriter, r *http.Request) (url.Values, map[string]string, error) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxHook))
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return nil, nil, errTooLarge
	}
	if err != nil {
		return nil, nil, errForged
	}
	form, params, ok := parseForm(string(body))
	if !ok {
		return nil, nil, errForged
	}
	return form, params, nil
}

func parseForm(body string) (form url.Values, params map[string]string, ok bool) {
	if strings.Count(body, "&") >= maxParams {
		return nil, nil, false
	}
	form, err := url.ParseQuery(body)
	if err != nil {
		return nil, nil, false
	}
	params = make(map[string]string, len(form))
	for key, values := range form {
		if len(values) != 1 {
			return nil, nil, false
		}
		params[key] = values[0]
	}
	return form, params, true
}

var (
	keyPattern = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)
	sidPattern = regexp.MustCompile(`^(SM|MM)[0-9a-f]{32}$`)
	// swallowed is the beginning of a parameter that somebody hid in another's value.
	swallowed = regexp.MustCompile(`(From|To)\+[0-9]|MessageSid(SM|MM)[0-9a-f]|AccountSidAC[0-9a-f]`)
)

// resplit reports whether the boundaries between parameters may have been moved. The
// signature joins keys and values without a separator, so that it also fits a form in
// which a sender's words became parameters and the true ones hide in another's value.
// What a true form cannot look like is refused: only Body may hold such words.
func resplit(params map[string]string) bool {
	for key, value := range params {
		if !keyPattern.MatchString(key) || (key != "Body" && swallowed.MatchString(value)) {
			return true
		}
	}
	return !sidPattern.MatchString(params["MessageSid"]) ||
		(params["SmsSid"] != "" && params["SmsSid"] != params["MessageSid"])
}
