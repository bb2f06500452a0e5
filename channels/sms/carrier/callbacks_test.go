package carrier_test

import (
	"errors"
	"fmt"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"frontdesk/channels/sms/carrier"
)

func statuses(posted []url.Values) (got []string) {
	for _, form := range posted {
		got = append(got, form.Get("MessageStatus")+form.Get("ErrorCode"))
	}
	return got
}

func TestCallbacksTellOfAMessagesWay(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name   string
		faults carrier.Faults
		answer func(int) int
		want   string
	}{
		{"in order", carrier.Faults{}, always(204), "queued sent delivered"},
		{"last first", carrier.Faults{Disorder: 1}, always(204), "delivered sent queued"},
		{"twice", carrier.Faults{Duplicate: 1}, always(204), "queued queued sent sent delivered delivered"},
		{"not reached", carrier.Faults{Undelivered: 1}, always(204), "queued sent undelivered30003"},
		{"again while nobody answers", carrier.Faults{}, func(n int) int { return []int{503, 500, 204, 204, 429, 204}[n] },
			"queued queued queued sent delivered delivered"},
		{"not again where refused", carrier.Faults{}, always(403), "queued sent delivered"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t, tt.answer)
			c := newCarrier(t, carrier.Config{Faults: tt.faults})
			ask(c, "POST", base+".json", message("StatusCallback", o.URL+"/status?message=7"))
			want := strings.Fields(tt.want)
			if got := statuses(o.wait(t, len(want))); !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
			quiet(t, c)
			last := strings.TrimSuffix(tt.want[strings.LastIndexByte(tt.want, ' ')+1:], "30003")
			if tt.faults.Disorder > 0 {
				last = "delivered"
			}
			if msgs, _ := c.Phone(patient, 0); len(msgs) != 1 || msgs[0].Status != last {
				t.Errorf("got %+v on the phone, want one %s", msgs, last)
			}
		})
	}
}

// quiet waits until the last callback is off the books.
func quiet(t *testing.T, c *carrier.Carrier) {
	t.Helper()
	for range 1000 {
		if c.Pending() == 0 {
			return
		}
		<-time.After(time.Millisecond) // the worker has the answer, and books it next
	}
	t.Errorf("got %d callbacks pending, want none", c.Pending())
}

func TestALostCallbackIsStillAMessageDelivered(t *testing.T) {
	t.Parallel()
	c := newCarrier(t, carrier.Config{Faults: carrier.Faults{Lost: 1}})
	ask(c, "POST", base+".json", message("StatusCallback", "http://127.0.0.1:1/"))
	if msgs, _ := c.Phone(patient, 0); len(msgs) != 1 || msgs[0].Status != "delivered" || c.Pending() != 0 {
		t.Errorf("got %+v, %d pending", msgs, c.Pending())
	}
}

func TestATextIsPostedUntilSomebodyAnswers(t *testing.T) {
	t.Parallel()
	o := newOffice(t, func(n int) int { return []int{503, 500, 204, 204}[n] })
	c := newCarrier(t, carrier.Config{InboundURL: o.URL + "/in"})
	sid, err := c.Text(t.Context(), patient, "", "caf\xe9\x00")
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Redeliver(t.Context(), sid); err != nil {
		t.Fatal(err)
	}
	posted := o.wait(t, 4)
	for _, form := range posted {
		if form.Get("MessageSid") != sid || form.Get("Body") != "caf\xe9\x00" || form.Get("From") != patient ||
			form.Get("To") != clinic || form.Encode() != posted[0].Encode() {
			t.Errorf("got %v, want the same text each time", form)
		}
	}
}

func TestATextThatIsRefusedIsAnError(t *testing.T) {
	t.Parallel()
	o := newOffice(t, always(403))
	c := newCarrier(t, carrier.Config{InboundURL: o.URL + "/in"})
	if _, err := c.Text(t.Context(), patient, clinic, "hi"); !errors.Is(err, carrier.ErrRefused) {
		t.Errorf("got %v, want %v", err, carrier.ErrRefused)
	}
	o.Close()
	sid, err := c.Text(t.Context(), patient, clinic, "hi")
	if !errors.Is(err, carrier.ErrUnanswered) || sid == "" {
		t.Errorf("got %q %v, want a sid and %v", sid, err, carrier.ErrUnanswered)
	}
	if err := c.Redeliver(t.Context(), "SM1"); !errors.Is(err, carrier.ErrUnknownMessage) {
		t.Errorf("got %v, want %v", err, carrier.ErrUnknownMessage)
	}
}

func TestAPhoneShowsWhatChanged(t *testing.T) {
	t.Parallel()
	o := newOffice(t, always(204))
	c := newCarrier(t, carrier.Config{InboundURL: o.URL + "/in"})
	changed := c.Changed(patient)
	if _, err := c.Text(t.Context(), patient, clinic, "hi"); err != nil {
		t.Fatal(err)
	}
	<-changed
	first, next := c.Phone(patient, 0)
	if len(first) != 1 || first[0].FromClinic || first[0].Body != "hi" || first[0].Status != "received" {
		t.Fatalf("got %+v", first)
	}
	changed = c.Changed(patient)
	ask(c, "POST", base+".json", message("StatusCallback", o.URL+"/s"))
	<-changed
	o.wait(t, 4)
	second, last := c.Phone(patient, next)
	if len(second) != 1 || !second[0].FromClinic || second[0].Status != "delivered" || second[0].Seq <= next {
		t.Errorf("got %+v, want the answer, delivered", second)
	}
	if rest, _ := c.Phone(patient, last); len(rest) != 0 {
		t.Errorf("got %+v, want nothing new", rest)
	}
	if all, _ := c.Phone(patient, last+1000); len(all) != 2 || all[0].Body != "hi" {
		t.Errorf("got %+v of a count from before, want the whole screen", all)
	}
}

func TestTheCarrierHandlesOptingOut(t *testing.T) {
	t.Parallel()
	o := newOffice(t, always(204))
	c := newCarrier(t, carrier.Config{InboundURL: o.URL + "/in", HandleOptOut: true})
	send := func() int { status, _ := ask(c, "POST", base+".json", message()); return status }
	for i, tt := range []struct {
		words, kind string
		status      int
	}{
		{"yes", "", 201}, {"Stop", "STOP", 400}, {"stop by at 3", "", 400}, {"START", "START", 201}, {"help", "HELP", 201},
	} {
		if _, err := c.Text(t.Context(), patient, clinic, tt.words); err != nil {
			t.Fatal(err)
		}
		if got := o.wait(t, 1)[i].Get("OptOutType"); got != tt.kind {
			t.Errorf("%s: got %q, want %q", tt.words, got, tt.kind)
		}
		if got := send(); got != tt.status {
			t.Errorf("after %s: got %d, want %d", tt.words, got, tt.status)
		}
	}
}

func TestFaultsComeAtTheirRateAndTheSameEachTime(t *testing.T) {
	t.Parallel()
	run := func() (kinds string) {
		c := newCarrier(t, carrier.Config{Seed: 7, Faults: carrier.Faults{TooMany: .1, Broken: .1, TakenBroken: .2}, Keep: 1000})
		for range 1000 {
			status, _ := ask(c, "POST", base+".json", message())
			kinds += string(rune('0' + status/100*2 + status%2))
		}
		msgs, _ := c.Phone(patient, 0)
		kinds += fmt.Sprint(len(msgs) / 100)
		return kinds
	}
	one, two := run(), run()
	if one != two {
		t.Error("the same seed gave another run")
	}
	if busy := strings.Count(one, "9"); busy < 70 || busy > 130 {
		t.Errorf("got %d of 1000 refused as too many, want about 100", busy)
	}
	if broken := strings.Count(one, ":"); broken < 250 || broken > 350 {
		t.Errorf("got %d of 1000 failed, want about 300", broken)
	}
	if !strings.HasSuffix(one, "8") && !strings.HasSuffix(one, "7") {
		t.Errorf("got %s hundred taken, want about 800", one[1000:])
	}
}

func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	c := newCarrier(t, carrier.Config{Keep: 5})
	var sids []string
	for range 8 {
		_, m := ask(c, "POST", base+".json", message())
		sids = append(sids, m["sid"].(string))
	}
	if msgs, _ := c.Phone(patient, 0); len(msgs) != 5 || msgs[4].SID != sids[7] {
		t.Errorf("got %d messages, want the last 5", len(msgs))
	}
	if status, _ := ask(c, "GET", base+"/"+sids[0]+".json", nil); status != 404 {
		t.Errorf("got %d of a message that is forgotten, want 404", status)
	}
	forgotten := c.Changed(patient)
	for i := range 10_000 {
		c.Changed(fmt.Sprintf("+1415%07d", i))
	}
	<-forgotten // whoever watches a phone that is forgotten is woken
	if status, _ := ask(c, "GET", base+"/"+sids[7]+".json", nil); status != 404 {
		t.Errorf("got %d of a phone that is forgotten, want 404", status)
	}
}

// Four thousand texts and answers, with all their callbacks.
func TestFourThousandTextsPassQuickly(t *testing.T) {
	t.Parallel()
	o := newOffice(t, always(204))
	o.came = make(chan struct{}, 20_000)
	c := newCarrier(t, carrier.Config{InboundURL: o.URL + "/in"})
	api := httptest.NewServer(c)
	defer api.Close()
	begun := time.Now()
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for i := range 500 {
				number := fmt.Sprintf("+1415%07d", w*500+i)
				if _, err := c.Text(t.Context(), number, clinic, "hi"); err != nil {
					t.Error(err)
				}
				if status, _ := ask(c, "POST", base+".json", message("To", number, "StatusCallback", o.URL+"/s")); status != 201 {
					t.Errorf("got %d", status)
				}
			}
		})
	}
	wg.Wait()
	o.wait(t, 4*4000)
	quiet(t, c)
	t.Logf("4,000 texts, answers and 12,000 callbacks in %v", time.Since(begun))
}

func TestCloseEndsWhatWaits(t *testing.T) {
	t.Parallel()
	c := newCarrier(t, carrier.Config{Faults: carrier.Faults{TakenSilent: 1, SilentFor: time.Hour}})
	api := httptest.NewServer(c)
	defer api.Close()
	done := make(chan error, 1)
	go func() {
		req, _ := requestTo(api.URL + base + ".json")
		_, err := api.Client().Do(req)
		done <- err
	}()
	changed := c.Changed(patient)
	if msgs, _ := c.Phone(patient, 0); len(msgs) == 0 {
		<-changed
	}
	c.Close()
	if err := <-done; err == nil {
		t.Error("got an answer, want the connection dropped")
	}
}
