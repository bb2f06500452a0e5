package demo

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// maxPhones is how many phones fit on a page and into one wait.
const maxPhones = 6

var errNumber = refusal{http.StatusBadRequest, "That is no phone number: use +1 and ten digits."}

// number brings what somebody typed into E.164; ten digits are American. It is a
// refusal where that is no number, or the clinic's own.
func (k *desk) number(typed string) (string, error) {
	p, err := phonenumbers.Parse(typed, "US")
	if err != nil || !phonenumbers.IsValidNumber(p) {
		return "", errNumber
	}
	n := phonenumbers.Format(p, phonenumbers.E164)
	if n == k.ClinicNumber {
		return "", refusal{http.StatusBadRequest, "That is the clinic's own number: choose another phone."}
	}
	return n, nil
}

// pretty writes a number as people read it.
func pretty(number string) string {
	p, err := phonenumbers.Parse(number, "US")
	if err != nil {
		return number
	}
	return phonenumbers.Format(p, phonenumbers.NATIONAL)
}

// The phones on the page live in a cookie: not in the URL, which logs and histories
// keep, and not in the server, which would have to forget them.
const cookieName = "frontdesk_phones"

// chosen are the phones on this browser's page; on a first visit the first two
// households', so that there is something to see.
func (k *desk) chosen(r *http.Request) (numbers []string) {
	c, err := r.Cookie(cookieName)
	if err != nil {
		for _, h := range k.Households[:min(2, len(k.Households))] {
			numbers = append(numbers, h.Phone)
		}
		return numbers
	}
	for _, digits := range strings.Split(c.Value, ".") {
		n, err := k.number("+" + digits)
		if err == nil && !slices.Contains(numbers, n) && len(numbers) < maxPhones {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// backTo keeps the phones and shows the page at one of them, by its place. They are
// kept for a month, out of reach of scripts and other sites.
func backTo(w http.ResponseWriter, r *http.Request, numbers []string, at string) {
	http.SetCookie(w, &http.Cookie{
		Name: cookieName, Value: strings.ReplaceAll(strings.Join(numbers, "."), "+", ""),
		Path: "/", MaxAge: 30 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
	where := "/"
	if i := slices.Index(numbers, at); i >= 0 {
		where = fmt.Sprintf("/#phone-%d", i+1)
	}
	http.Redirect(w, r, where, http.StatusSeeOther)
}

// phones adds a phone to the page, or removes one.
func (k *desk) phones(w http.ResponseWriter, r *http.Request) error {
	var in struct{ Add, Typed, Remove string }
	if err := decode(r, &in, func(v func(string) string) { in.Add, in.Typed, in.Remove = v("add"), v("typed"), v("remove") }); err != nil {
		return err
	}
	numbers := k.chosen(r)
	if in.Remove != "" {
		backTo(w, r, slices.DeleteFunc(numbers, func(n string) bool { return n == in.Remove }), "")
		return nil
	}
	if strings.TrimSpace(in.Typed) != "" {
		in.Add = in.Typed // the picker always has a value, so typing wins
	}
	n, err := k.number(in.Add)
	if err != nil {
		return err
	}
	if !slices.Contains(numbers, n) {
		numbers = append(numbers, n)
	}
	if len(numbers) > maxPhones {
		return refusal{http.StatusConflict, "Six phones are on the page; remove one first."}
	}
	backTo(w, r, numbers, n)
	return nil
}
