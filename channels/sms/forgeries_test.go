package sms_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"frontdesk/channels/sms"
	"frontdesk/channels/sms/carrier"
)

// forgeries is row 5 of the promises, and what else a signature of Twilio's would cover.
func forgeries() map[string]func() *http.Request {
	const path = sms.InboundPath
	good := carrier.Sign(token, public+path, text(sid, "hi"))
	body := text(sid, "hi").Encode()
	return map[string]func() *http.Request{
		"no signature":    func() *http.Request { return post(path, body, "") },
		"wrong signature": func() *http.Request { return post(path, body, "AAAA"+good[4:]) },
		"two signatures": func() *http.Request {
			r := post(path, body, good)
			r.Header.Add("X-Twilio-Signature", good)
			return r
		},
		"signed for another address": func() *http.Request {
			return post(path, body, carrier.Sign(token, "https://evil.example"+path, text(sid, "hi")))
		},
		"signed for another path": func() *http.Request {
			return post(path, body, carrier.Sign(token, public+sms.StatusPath, text(sid, "hi")))
		},
		"signed with another token": func() *http.Request {
			return post(path, body, carrier.Sign("0"+token[1:], public+path, text(sid, "hi")))
		},
		"other words":            func() *http.Request { return post(path, text(sid, "bye").Encode(), good) },
		"extra query parameter":  func() *http.Request { return post(path+"?x=1", body, good) },
		"parameters in the URL":  func() *http.Request { return post(path+"?"+body, "", good) },
		"duplicate keys":         func() *http.Request { return post(path, body+"&Body=evil", good) },
		"duplicate keys, first":  func() *http.Request { return post(path, "Body=evil&"+body, good) },
		"signed duplicate keys":  func() *http.Request { return signed(path, with(text(sid, "hi"), "Body", "hi", "evil")) },
		"another account":        func() *http.Request { return signed(path, with(text(sid, "hi"), "AccountSid", otherAccount)) },
		"no account":             func() *http.Request { return signed(path, without(text(sid, "hi"), "AccountSid")) },
		"no id":                  func() *http.Request { return signed(path, without(text(sid, "hi"), "MessageSid")) },
		"an id of another shape": func() *http.Request { return signed(path, with(text(sid, "hi"), "MessageSid", "SM1")) },
		"two ids":                func() *http.Request { return signed(path, with(text(sid, "hi"), "SmsSid", "SM"+token)) },
		"a key cut short":        resplit("Bod", "yhi", "Body"),
		"a key made longer":      resplit("Bodyhi", "", "Body"),
		"another sender":         anotherSender,
		"another id":             anotherID,
		"a broken escape":        func() *http.Request { return post(path, body+"&a=%zz", good) },
		"a semicolon":            func() *http.Request { return post(path, body+";Body=evil", good) },
		"too many parameters":    tooManyParameters,
		"JSON": func() *http.Request {
			r := post(path, body, good)
			r.Header.Set("Content-Type", "application/json")
			return r
		},
		"multipart": func() *http.Request {
			r := post(path, body, good)
			r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
			return r
		},
	}
}

const otherAccount = "AC11111111111111111111111111111111"

// resplit takes an authentic form and moves the boundary of a parameter; the signature
// stays right.
func resplit(key, value, instead string) func() *http.Request {
	return func() *http.Request {
		form := without(with(text(sid, "hi"), key, value), instead)
		r := signed(sms.InboundPath, text(sid, "hi"))
		return post(sms.InboundPath, form.Encode(), r.Header.Get("X-Twilio-Signature"))
	}
}

// anotherSender makes a sender of words in a text: the true one hides in FromCity.
func anotherSender() *http.Request {
	honest := text(sid, "helloFrom+14155550666FromCity")
	form := with(text(sid, "hello"), "From", "+14155550666")
	form.Set("FromCity", "From"+patient+"FromCitySAN FRANCISCO")
	form.Del("FromCountry")
	honest.Del("FromCountry")
	return post(sms.InboundPath, form.Encode(), carrier.Sign(token, public+sms.InboundPath, honest))
}

// anotherID would make a new text of an old one.
func anotherID() *http.Request {
	other := "SM" + strings.Repeat("e", 32)
	honest := url.Values{
		"AccountSid": {carrier.DefaultAccountSID}, "From": {patient}, "MessageSid": {sid}, "To": {clinic},
		"Body": {"helloFrom" + patient + "MessageSid" + other + "NumMedia"},
	}
	form := url.Values{
		"AccountSid": {carrier.DefaultAccountSID}, "From": {patient}, "MessageSid": {other}, "Body": {"hello"},
		"NumMedia": {"From" + patient + "MessageSid" + sid}, "To": {clinic},
	}
	return post(sms.InboundPath, form.Encode(), carrier.Sign(token, public+sms.InboundPath, honest))
}

func tooManyParameters() *http.Request {
	form := text(sid, "hi")
	for i := range 100 {
		form.Set("X"+strings.Repeat("a", i), "")
	}
	return signed(sms.InboundPath, form)
}

// The forgeries that move boundaries prove nothing unless their signatures are right.
func TestTheSignatureAloneWouldLetResplitFormsIn(t *testing.T) {
	t.Parallel()
	for name, forge := range map[string]func() *http.Request{
		"a key cut short": resplit("Bod", "yhi", "Body"), "another sender": anotherSender, "another id": anotherID,
	} {
		r := forge()
		if err := r.ParseForm(); err != nil {
			t.Fatal(err)
		}
		if carrier.Sign(token, public+sms.InboundPath, r.PostForm) != r.Header.Get("X-Twilio-Signature") {
			t.Errorf("%s: the signature does not fit", name)
		}
	}
}
