package carrier

import (
	"net/http"
	"net/url"
	"slices"
	"time"
	"unicode/utf8"
)

// maxBody is Twilio's limit on a message, in characters.
const maxBody = 1600

// create takes a message: POST Messages.json.
func (c *Carrier) create(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		refuse(w, newFault(http.StatusBadRequest, 20001, "The request could not be read"))
		return
	}
	m, f := c.mishap()
	if c.before(w, r, m, f) {
		return
	}
	shown, problem := c.take(r.PostForm, f)
	if problem != nil {
		refuse(w, problem)
		return
	}
	c.cfg.Log.DebugContext(r.Context(), "taken", "message", *shown.SID)
	if !c.after(w, r, m, f) {
		answer(w, http.StatusCreated, shown)
	}
}

// take checks a message and writes it down, with its way to the phone.
func (c *Carrier) take(form url.Values, f Faults) (*resource, *fault) {
	if problem := c.check(form); problem != nil {
		return nil, problem
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	rec := c.newRecord(form)
	if c.book.phone(rec.phone).stopped {
		return nil, errOptedOut
	}
	j := c.journey(rec, form.Get("StatusCallback"), f)
	if !c.callbacks.reserve(len(j.posts)) {
		return nil, errTooMany
	}
	c.book.add(rec)
	shown := c.show(rec)
	c.setOut(j)
	return shown, nil
}

// check is what Twilio checks of a message, in its order.
func (c *Carrier) check(form url.Values) *fault {
	to, from, service := form.Get("To"), form.Get("From"), form.Get("MessagingServiceSid")
	switch {
	case to == "":
		return errNoTo
	case !numberPattern.MatchString(to):
		return errBadTo(to)
	case from == "" && service == "":
		return errNoFrom
	case service != "" && (!servicePattern.MatchString(service) || service != c.cfg.MessagingServiceSID):
		return errService
	case from != "" && !slices.Contains(c.cfg.Numbers, from):
		return errBadFrom(from)
	case slices.Contains(c.cfg.Numbers, to):
		return errSame(to)
	}
	return checkWords(form.Get("Body"), form.Get("StatusCallback"))
}

func checkWords(body, callback string) *fault {
	switch {
	case body == "":
		return errNoBody
	case utf8.RuneCountInString(body) > maxBody:
		return errTooLong
	case callback == "":
		return nil
	}
	u, err := url.Parse(callback)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return errBadCallback
	}
	return nil
}

// newRecord is the message that a checked form asks for. A messaging service chooses
// the sender later, so its message is accepted before it is queued.
func (c *Carrier) newRecord(form url.Values) *record {
	now := time.Now()
	r := &record{
		Message: Message{
			SID: newSID(), From: form.Get("From"), To: form.Get("To"), Body: form.Get("Body"),
			Status: "queued", FromClinic: true, At: c.cfg.Now(),
		},
		phone: form.Get("To"), service: form.Get("MessagingServiceSid"), created: now, updated: now,
	}
	if r.From == "" {
		r.Status = "accepted"
		if len(c.cfg.Numbers) > 0 {
			r.From = c.cfg.Numbers[0]
		}
	}
	return r
}
