package carrier

import (
	"context"
	"crypto/hmac"
	"crypto/sha1"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// How a webhook can fail.
var (
	// ErrRefused: the clinic answered that it does not want it.
	ErrRefused = errors.New("webhook refused")
	// ErrUnanswered: nobody answered, or with 429 or 5xx; it may be posted again.
	ErrUnanswered = errors.New("webhook unanswered")
)

// Sign is the X-Twilio-Signature of a form posted to a URL
// (twilio.com/docs/usage/security): HMAC-SHA1 over the URL and the sorted parameters.
func Sign(authToken, url string, form url.Values) string {
	h := hmac.New(sha1.New, []byte(authToken))
	io.WriteString(h, url) // a hash never fails
	for _, key := range slices.Sorted(maps.Keys(form)) {
		for _, value := range form[key] {
			io.WriteString(h, key+value)
		}
	}
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// post sends one signed webhook. ErrRefused or ErrUnanswered.
func (c *Carrier) post(ctx context.Context, to string, form url.Values) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, to, strings.NewReader(form.Encode()))
	if err != nil {
		return fmt.Errorf("webhook address: %w", ErrRefused)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
	req.Header.Set("User-Agent", "TwilioProxy/1.1")
	req.Header.Set("X-Twilio-Signature", Sign(c.cfg.AuthToken, to, form))
	res, err := c.cfg.Client.Do(req)
	if err != nil {
		return ErrUnanswered
	}
	defer res.Body.Close()
	io.Copy(io.Discard, io.LimitReader(res.Body, maxRequest)) // read, so that the connection lives on
	return judge(res)
}

// judge reads the answer to a webhook as Twilio does: words must be TwiML (error 12300).
func judge(res *http.Response) error {
	kind, _, _ := strings.Cut(res.Header.Get("Content-Type"), ";")
	switch {
	case res.StatusCode >= 500, res.StatusCode == http.StatusTooManyRequests:
		return fmt.Errorf("status %d: %w", res.StatusCode, ErrUnanswered)
	case res.StatusCode < 200 || res.StatusCode >= 300:
		return fmt.Errorf("status %d: %w", res.StatusCode, ErrRefused)
	case res.ContentLength != 0 && kind != "text/xml" && kind != "application/xml":
		return fmt.Errorf("content type is not TwiML: %w", ErrRefused)
	}
	return nil
}
