package demo

import (
	"io"
	"net/http"
	"net/url"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"frontdesk/channels/sms/carrier"
	"frontdesk/internal/care"
)

func (r *room) page() (http.Header, string) {
	r.t.Helper()
	resp, err := r.client.Get(r.url + "/")
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return resp.Header, string(b)
}

func TestPageSendsAndShowsWithoutScripts(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	status, at, page := r.form("/demo/text", url.Values{"as": {claire}, "body": {"book"}})
	if status != 200 || at.Fragment != "phone-1" || !strings.Contains(page, `<p class="words">got: book</p>`) {
		t.Errorf("got %v at %v, want the page at the first phone with the answer on it", status, at)
	}
	if at.RawQuery != "" || at.Path != "/" {
		t.Errorf("got %v, want nothing about the text in the URL", at)
	}
	status, _, page = r.form("/demo/text", url.Values{"as": {claire}, "body": {""}})
	if status != http.StatusBadRequest || !strings.Contains(page, "1 to 1,600 characters") {
		t.Errorf("got %v, want 400 and the reason on the page", status)
	}
}

func TestPhonesAreAddedAndRemovedAndStayForTheNextVisit(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	phones := func() (list []string) {
		_, page := r.page()
		for _, m := range regexp.MustCompile(`data-phone="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			list = append(list, strings.ReplaceAll(m[1], "&#43;", "+"))
		}
		return list
	}
	if got, want := phones(), []string{claire, "+15185550104"}; !reflect.DeepEqual(got, want) {
		t.Errorf("first visit: got %v, want %v", got, want)
	}
	_, at, page := r.form("/demo/phones", url.Values{"add": {"+15185550105"}, "typed": {"518 555 0150"}})
	if at.Fragment != "phone-3" || !strings.Contains(page, "New number") {
		t.Errorf("got %v, want the typed number as the third phone", at)
	}
	r.form("/demo/phones", url.Values{"remove": {claire}})
	if got, want := phones(), []string{"+15185550104", "+15185550150"}; !reflect.DeepEqual(got, want) {
		t.Errorf("after adding and removing: got %v, want %v", got, want)
	}
	for _, n := range []string{"0105", "0106", "0107", "0108"} {
		r.form("/demo/phones", url.Values{"add": {"+1518555" + n}})
	}
	if status, _, _ := r.form("/demo/phones", url.Values{"add": {"+15185550109"}}); status != http.StatusConflict {
		t.Errorf("seventh phone: got %v, want 409", status)
	}
	for range 2 {
		for _, n := range phones() {
			r.form("/demo/phones", url.Values{"remove": {n}})
		}
	}
	if got := phones(); len(got) != 0 {
		t.Errorf("after removing all: got %v, want none", got)
	}
}

func TestPageLetsNothingRunThatItDidNotBring(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.carrier.put(claire, carrier.Message{Body: `<script>alert(1)</script><b onclick="x">`, Status: "received"})
	h, page := r.page()
	nonce := regexp.MustCompile(`<script src="/demo/page.js" defer nonce="([A-Z2-7]{26})">`).FindStringSubmatch(page)
	if nonce == nil {
		t.Fatal("got no script with a nonce, want one")
	}
	want := "default-src 'none'; script-src 'nonce-" + nonce[1] + "'; style-src 'nonce-" + nonce[1] + "'; connect-src 'self'; img-src 'self' data:; " +
		"base-uri 'none'; frame-ancestors 'none'; form-action 'self'; require-trusted-types-for 'script'"
	if got := h.Get("Content-Security-Policy"); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if strings.Contains(page, "<script>") || strings.Contains(page, "<b on") || regexp.MustCompile(`<[^>]*\s(style|on\w+)=`).MatchString(page) {
		t.Error("got a script, handler or style inside the page, want none")
	}
	if _, again := r.page(); strings.Contains(again, nonce[1]) {
		t.Error("got the same nonce twice, want a fresh one")
	}
	for _, name := range []string{"page.js", "page.html"} {
		b, err := assets.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|eval\(|document\.write`).Match(b) {
			t.Errorf("%s: got a way to turn text into markup, want none", name)
		}
	}
}

func TestNoURLOnThePageHoldsANumber(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.post("/demo/text", map[string]any{"as": claire, "body": "book"}, nil)
	_, page := r.page()
	urls := regexp.MustCompile(`(?:href|action|src)="([^"]*)"`).FindAllStringSubmatch(page, -1)
	if len(urls) < 10 {
		t.Fatalf("got %d URLs, want at least 10", len(urls))
	}
	for _, u := range urls {
		if regexp.MustCompile(`\d{3}.?\d{4}`).MatchString(u[1]) {
			t.Errorf("got %v, want no number", u[1])
		}
	}
}

func TestLinksInATextStandApart(t *testing.T) {
	t.Parallel()
	for body, want := range map[string][]part{
		"no link":                     {{Text: "no link"}},
		"see https://a.test/c/x. Bye": {{Text: "see "}, {Text: "a.test/c/x", Href: "https://a.test/c/x"}, {Text: ". Bye"}},
		"http://127.0.0.1:8080/c/x":   {{Text: "127.0.0.1:8080/c/x", Href: "http://127.0.0.1:8080/c/x"}},
		"javascript:alert(1)":         {{Text: "javascript:alert(1)"}},
	} {
		if got := split(body); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %v, want %v", body, got, want)
		}
	}
}

func TestEveryTwilioStatusHasATick(t *testing.T) {
	t.Parallel()
	for status, want := range map[string]string{
		"accepted": "queued", "queued": "queued", "sending": "queued", "sent": "sent", "delivered": "delivered",
		"received": "delivered", "undelivered": "failed", "failed": "failed",
	} {
		if got, says := tick(status); got != want || says == "" {
			t.Errorf("%s: got %v, want %v", status, got, want)
		}
	}
}

func TestAgeChangesOnTheBirthday(t *testing.T) {
	t.Parallel()
	for day, want := range map[care.Date]int{{Year: 2026, Month: 2, Day: 19}: 11, {Year: 2026, Month: 2, Day: 20}: 12} {
		if got := age("2014-02-20", day); got != want {
			t.Errorf("%v: got %v, want %v", day, got, want)
		}
	}
}
