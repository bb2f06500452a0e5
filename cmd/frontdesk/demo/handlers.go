package demo

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"frontdesk/channels/sms/carrier"
)

// maxText is what a carrier takes in one message (Twilio: 1,600 characters).
const maxText = 1600

// maxWait is the longest that a caller may ask to be kept waiting.
const maxWait = 30 * time.Second

// patience is how long a page without scripts waits for the answer before it is shown.
const patience = 3 * time.Second

func wait(ms int) time.Duration {
	return min(max(time.Duration(ms)*time.Millisecond, 0), maxWait)
}

// text sends a text to the clinic. A form gets the page back, with the answer on it
// where it came soon enough.
func (k *desk) text(w http.ResponseWriter, r *http.Request) error {
	var in struct{ As, Body string }
	if err := decode(r, &in, func(v func(string) string) { in.As, in.Body = v("as"), v("body") }); err != nil {
		return err
	}
	as, err := k.number(in.As)
	if err != nil {
		return err
	}
	if strings.TrimSpace(in.Body) == "" || utf8.RuneCountInString(in.Body) > maxText || !utf8.ValidString(in.Body) {
		return refusal{http.StatusBadRequest, "A text has 1 to 1,600 characters."}
	}
	sid, err := k.Carrier.Text(r.Context(), as, k.ClinicNumber, in.Body)
	switch {
	case errors.Is(err, carrier.ErrRefused):
		return refusal{http.StatusBadGateway, "The clinic refused the text."}
	case errors.Is(err, carrier.ErrUnanswered):
		return refusal{http.StatusBadGateway, "The clinic does not take texts now. Is its gateway running?"}
	case err != nil:
		return err
	}
	if isJSON(r) {
		k.writeJSON(w, r, http.StatusOK, map[string]string{"sid": sid})
		return nil
	}
	if _, err := k.waitForQuiet(r.Context(), as, patience); err != nil {
		return err
	}
	numbers := k.chosen(r)
	if !slices.Contains(numbers, as) && len(numbers) < maxPhones {
		numbers = append(numbers, as)
	}
	backTo(w, r, numbers, as)
	return nil
}

// read lists what is new on one phone, waiting up to wait_ms for something.
func (k *desk) read(w http.ResponseWriter, r *http.Request) error {
	var in struct {
		As     string `json:"as"`
		After  int    `json:"after"`
		WaitMS int    `json:"wait_ms"`
	}
	if err := decode(r, &in, nil); err != nil {
		return err
	}
	as, err := k.number(in.As)
	if err != nil {
		return err
	}
	news := k.waitForNews(r.Context(), []cursor{{as, in.After}}, wait(in.WaitMS))
	k.writeJSON(w, r, http.StatusOK, news[0])
	return nil
}

// watch is read for all phones of a page at once, and for the clock: a browser allows
// six connections to a server, and each waiting phone would hold one.
func (k *desk) watch(w http.ResponseWriter, r *http.Request) error {
	var in struct {
		Phones []cursor `json:"phones"`
		WaitMS int      `json:"wait_ms"`
	}
	if err := decode(r, &in, nil); err != nil {
		return err
	}
	if len(in.Phones) > maxPhones {
		return refusal{http.StatusBadRequest, "At most six phones at once."}
	}
	for i, p := range in.Phones {
		n, err := k.number(p.As)
		if err != nil {
			return err
		}
		in.Phones[i].As = n
	}
	news := k.waitForNews(r.Context(), in.Phones, wait(in.WaitMS))
	k.writeJSON(w, r, http.StatusOK, struct {
		Phones []phoneNews `json:"phones"`
		clockFace
	}{news, k.face()})
	return nil
}

// settle waits until the clinic has answered everything for a number.
func (k *desk) settle(w http.ResponseWriter, r *http.Request) error {
	var in struct {
		As     string `json:"as"`
		WaitMS int    `json:"wait_ms"`
	}
	if err := decode(r, &in, nil); err != nil {
		return err
	}
	as, err := k.number(in.As)
	if err != nil {
		return err
	}
	quiet, err := k.waitForQuiet(r.Context(), as, wait(in.WaitMS))
	if err != nil {
		return err
	}
	k.writeJSON(w, r, http.StatusOK, map[string]bool{"quiet": quiet})
	return nil
}

// patients lists the phones of the sample clinic and who stands behind them.
func (k *desk) patients(w http.ResponseWriter, r *http.Request) error {
	list := make([]contact, 0, len(k.Households))
	for _, h := range k.Households {
		list = append(list, k.contact(h))
	}
	k.writeJSON(w, r, http.StatusOK, map[string]any{"patients": list})
	return nil
}
