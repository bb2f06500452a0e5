package carrier

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// page is Twilio's answer to a listing.
type page struct {
	Messages        []*resource `json:"messages"`
	Page            int         `json:"page"`
	PageSize        int         `json:"page_size"`
	Start           int         `json:"start"`
	End             int         `json:"end"`
	URI             string      `json:"uri"`
	FirstPageURI    string      `json:"first_page_uri"`
	NextPageURI     *string     `json:"next_page_uri"`
	PreviousPageURI *string     `json:"previous_page_uri"`
}

// list answers GET Messages.json, newest first, with the filters To, From and DateSent.
func (c *Carrier) list(w http.ResponseWriter, r *http.Request) {
	m, f := c.mishap()
	if c.before(w, r, m, f) {
		return
	}
	q := r.URL.Query()
	size, err := strconv.Atoi(cmp.Or(q.Get("PageSize"), "50"))
	if err != nil || size < 1 || size > 1000 {
		refuse(w, newFault(http.StatusBadRequest, 20006, "Invalid page size"))
		return
	}
	answer(w, http.StatusOK, c.pageOf(q, size))
}

// pageOf cuts one page of what matches. The token names the last message of the page before, so that
// messages which come between two pages shift nothing.
func (c *Carrier) pageOf(q url.Values, size int) page {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := c.matching(q)
	number, _ := strconv.Atoi(q.Get("Page")) // anything else is the first page
	if token, ok := strings.CutPrefix(q.Get("PageToken"), "PA"); ok {
		after := slices.IndexFunc(all, func(r *record) bool { return r.SID == token })
		all = all[after+1:]
	}
	p := page{Page: number, PageSize: size, Start: number * size, Messages: []*resource{}}
	for _, r := range all[:min(size, len(all))] {
		p.Messages = append(p.Messages, c.show(r))
	}
	p.End = p.Start + max(0, len(p.Messages)-1)
	p.URI, p.FirstPageURI = c.pageURI(q, number, q.Get("PageToken")), c.pageURI(q, 0, "")
	if len(all) > size {
		next := c.pageURI(q, number+1, "PA"+all[size-1].SID)
		p.NextPageURI = &next
	}
	return p
}

func (c *Carrier) pageURI(q url.Values, number int, token string) string {
	to := url.Values{}
	for k, v := range q {
		to[k] = v
	}
	to.Set("Page", strconv.Itoa(number))
	to.Del("PageToken")
	if token != "" {
		to.Set("PageToken", token)
	}
	return "/" + apiVersion + "/Accounts/" + c.cfg.AccountSID + "/Messages.json?" + to.Encode()
}

// matching lists what the filters let through, newest first.
func (c *Carrier) matching(q url.Values) []*record {
	var found []*record
	for _, r := range c.candidates(q) {
		if matches(r, q) {
			found = append(found, r)
		}
	}
	slices.SortFunc(found, func(a, b *record) int { return cmp.Compare(b.nth, a.nth) })
	return found
}

// candidates spares a walk over everything where a filter names a phone.
func (c *Carrier) candidates(q url.Values) []*record {
	for _, key := range []string{"To", "From"} {
		if p, ok := c.book.phones[q.Get(key)]; ok {
			return p.records
		}
	}
	all := make([]*record, 0, len(c.book.bySID))
	for _, r := range c.book.bySID {
		all = append(all, r)
	}
	return all
}

// matches holds a message against the filters. A message that was not sent yet has no
// DateSent, so a filter on that hides it.
func matches(r *record, q url.Values) bool {
	for key, value := range map[string]string{"To": r.To, "From": r.From} {
		if q.Get(key) != "" && q.Get(key) != value {
			return false
		}
	}
	day := r.sent.UTC().Format(time.DateOnly)
	for key, ok := range map[string]func(string) bool{
		"DateSent":  func(want string) bool { return day == want },
		"DateSent>": func(from string) bool { return day >= from },
		"DateSent<": func(to string) bool { return day <= to },
	} {
		want := q.Get(key)
		if want != "" && (r.sent.IsZero() || !ok(want[:min(len(want), len(time.DateOnly))])) {
			return false
		}
	}
	return true
}

// fetch answers GET Messages/{sid}.json.
func (c *Carrier) fetch(w http.ResponseWriter, r *http.Request) {
	m, f := c.mishap()
	if c.before(w, r, m, f) {
		return
	}
	sid, ok := strings.CutSuffix(r.PathValue("file"), ".json")
	if !ok || !messagePattern.MatchString(sid) {
		refuse(w, errNotFound)
		return
	}
	if shown := c.find(sid); shown != nil {
		answer(w, http.StatusOK, shown)
		return
	}
	refuse(w, errNotFound)
}

// find is the API's view of one message, nil where there is none.
func (c *Carrier) find(sid string) *resource {
	c.mu.Lock()
	defer c.mu.Unlock()
	if r, ok := c.book.bySID[sid]; ok {
		return c.show(r)
	}
	return nil
}
