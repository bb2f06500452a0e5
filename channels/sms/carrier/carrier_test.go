package carrier_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"frontdesk/channels/sms/carrier"

	"github.com/twilio/twilio-go/client"
)

const (
	clinic  = "+14155550100"
	patient = "+14155550199"
	token   = "0123456789abcdef0123456789abcdef"
	service = "MGaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
	base    = "/2010-04-01/Accounts/" + carrier.DefaultAccountSID + "/Messages"
)

// office is a clinic that a carrier calls: it keeps what was posted, and answers as told.
type office struct {
	*httptest.Server
	mu     sync.Mutex
	posted []url.Values
	forged int
	answer func(n int) int // the status of the nth post, from 0
	came   chan struct{}
}

func newOffice(t *testing.T, answer func(n int) int) *office {
	o := &office{answer: answer, came: make(chan struct{}, 1000)}
	o.Server = httptest.NewServer(o)
	t.Cleanup(o.Close)
	return o
}

func (o *office) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	v := client.NewRequestValidator(token)
	o.mu.Lock()
	if !v.ValidateBody(o.URL+r.RequestURI, body, r.Header.Get("X-Twilio-Signature")) {
		o.forged++
	}
	n := len(o.posted)
	form, _ := url.ParseQuery(string(body))
	o.posted = append(o.posted, form)
	o.mu.Unlock()
	w.WriteHeader(o.answer(n))
	o.came <- struct{}{}
}

// wait returns the posts once there are n.
func (o *office) wait(t *testing.T, n int) []url.Values {
	t.Helper()
	for range n {
		select {
		case <-o.came:
		case <-time.After(10 * time.Second):
			t.Fatal("got no callback in 10s")
		}
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.forged > 0 {
		t.Errorf("got %d posts that twilio-go's own validator refuses", o.forged)
	}
	return slices.Clone(o.posted)
}

func always(status int) func(int) int { return func(int) int { return status } }

func newCarrier(t *testing.T, cfg carrier.Config) *carrier.Carrier {
	cfg.AuthToken, cfg.Numbers, cfg.MessagingServiceSID = token, []string{clinic}, service
	c := carrier.New(cfg)
	t.Cleanup(func() { c.Close() })
	return c
}

// message is the form of a message to a patient, changed by pairs of key and value.
func message(change ...string) url.Values {
	form := url.Values{"To": {patient}, "From": {clinic}, "Body": {"hello"}}
	for i := 0; i < len(change); i += 2 {
		if form.Set(change[i], change[i+1]); change[i+1] == "" {
			form.Del(change[i])
		}
	}
	return form
}

// ask calls the API as the account.
func ask(c *carrier.Carrier, method, path string, form url.Values) (int, map[string]any) {
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.SetBasicAuth(carrier.DefaultAccountSID, token)
	return answer(c, r)
}

func answer(c *carrier.Carrier, r *http.Request) (int, map[string]any) {
	w := httptest.NewRecorder()
	c.ServeHTTP(w, r)
	var body map[string]any
	_ = json.Unmarshal(w.Body.Bytes(), &body) // a nil map shows what was no JSON
	return w.Code, body
}

func TestTheAPIRefusesWhatTwilioRefuses(t *testing.T) {
	t.Parallel()
	c := newCarrier(t, carrier.Config{})
	long := strings.Repeat("é", 1601)
	for _, tt := range []struct {
		name         string
		form         url.Values
		status, code int
	}{
		{"no recipient", message("To", ""), 400, 21604},
		{"a recipient that is no number", message("To", "+0123"), 400, 21211},
		{"no sender", message("From", ""), 400, 21603},
		{"a sender of others", message("From", "+14155550111"), 400, 21606},
		{"a service that is none", message("From", "", "MessagingServiceSid", "MG1"), 400, 21701},
		{"no words", message("Body", ""), 400, 21602},
		{"too many words", message("Body", long), 400, 21617},
		{"to ourselves", message("To", clinic), 400, 21266},
		{"a callback that is no address", message("StatusCallback", "clinic"), 400, 21609},
	} {
		status, body := ask(c, "POST", base+".json", tt.form)
		if status != tt.status || body["code"] != float64(tt.code) || body["status"] != float64(tt.status) ||
			body["message"] == "" || body["more_info"] == "" {
			t.Errorf("%s: got %d %v, want %d %d", tt.name, status, body, tt.status, tt.code)
		}
	}
	if msgs, _ := c.Phone(patient, 0); len(msgs) != 0 {
		t.Errorf("got %d messages, want none", len(msgs))
	}
}

func TestTheAPIIsForItsAccountOnly(t *testing.T) {
	t.Parallel()
	c := newCarrier(t, carrier.Config{})
	for _, tt := range []struct {
		name, path, user, password string
		status, code               int
	}{
		{"no credentials", base + ".json", "", "", 401, 20003},
		{"wrong token", base + ".json", carrier.DefaultAccountSID, "x", 401, 20003},
		{"another account", strings.Replace(base, "AC0", "AC1", 1) + ".json", carrier.DefaultAccountSID, token, 401, 20003},
		{"an account that is none", "/2010-04-01/Accounts/AC1/Messages.json", carrier.DefaultAccountSID, token, 404, 20404},
		{"a message that is none", base + "/SM1.json", carrier.DefaultAccountSID, token, 404, 20404},
		{"another product", "/v1/Services", carrier.DefaultAccountSID, token, 404, 20404},
	} {
		r := httptest.NewRequest("GET", tt.path, nil)
		r.SetBasicAuth(tt.user, tt.password)
		if status, body := answer(c, r); status != tt.status || body["code"] != float64(tt.code) {
			t.Errorf("%s: got %d %v, want %d %d", tt.name, status, body, tt.status, tt.code)
		}
	}
}

func TestAMessageLooksLikeTwilios(t *testing.T) {
	t.Parallel()
	c := newCarrier(t, carrier.Config{})
	status, m := ask(c, "POST", base+".json", message("Body", strings.Repeat("a", 161)))
	if status != 201 || m["status"] != "queued" || m["num_segments"] != "2" || m["direction"] != "outbound-api" ||
		m["from"] != clinic || m["to"] != patient || m["date_sent"] != nil || m["error_code"] != nil {
		t.Errorf("got %d %v", status, m)
	}
	sid, _ := m["sid"].(string)
	created, _ := m["date_created"].(string)
	if _, err := time.Parse(time.RFC1123Z, created); err != nil || len(sid) != 34 || m["uri"] != base+"/"+sid+".json" {
		t.Errorf("got sid %q, date %q, uri %v", sid, created, m["uri"])
	}
	status, again := ask(c, "GET", base+"/"+sid+".json", nil)
	if status != 200 || again["status"] != "delivered" || again["date_sent"] == nil {
		t.Errorf("got %d %v, want it delivered", status, again)
	}
	_, m = ask(c, "POST", base+".json", message("From", "", "MessagingServiceSid", service))
	if m["status"] != "accepted" || m["from"] != nil || m["messaging_service_sid"] != service {
		t.Errorf("got %v, want it accepted before a sender is chosen", m)
	}
}

func TestAListIsFilteredAndPaged(t *testing.T) {
	t.Parallel()
	c := newCarrier(t, carrier.Config{})
	var want []string
	for range 7 {
		_, m := ask(c, "POST", base+".json", message())
		want = append([]string{m["sid"].(string)}, want...)
		ask(c, "POST", base+".json", message("To", "+14155550198"))
	}
	var got []string
	today := time.Now().UTC().Format(time.RFC3339)
	filter := url.Values{"To": {patient}, "From": {clinic}, "PageSize": {"3"}, "DateSent>": {today}}
	pages := 0
	for next := base + ".json?" + filter.Encode(); next != "" && pages < 10; pages++ {
		_, page := ask(c, "GET", next, nil)
		for _, m := range page["messages"].([]any) {
			got = append(got, m.(map[string]any)["sid"].(string))
		}
		ask(c, "POST", base+".json", message("To", "+14155550198")) // shifts nothing
		next, _ = page["next_page_uri"].(string)
	}
	if !slices.Equal(got, want) || pages != 3 {
		t.Errorf("got %v in %d pages, want %v in 3", got, pages, want)
	}
	_, page := ask(c, "GET", base+".json?DateSent%3C=2020-01-01", nil)
	if n := len(page["messages"].([]any)); n != 0 {
		t.Errorf("got %d messages of 2020, want none", n)
	}
}

// requestTo is a message as it comes over a real connection.
func requestTo(address string) (*http.Request, error) {
	r, err := http.NewRequest("POST", address, strings.NewReader(message().Encode()))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.SetBasicAuth(carrier.DefaultAccountSID, token)
	return r, nil
}
