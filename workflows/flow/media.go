package flow

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"frontdesk/internal/phi"
)

// media is a picture or a film beside a text, with the words that say what it shows.
type media struct {
	url string
	alt *text
}

// media reads `media: {url: https://..., alt: {en: ..., es: ...}}`.
func (r *reader) media(o *object) *media {
	f, ok := o.take("media")
	if !ok {
		return nil
	}
	d, ok := r.object(f.val, "`media`")
	if !ok {
		return nil
	}
	m := &media{}
	if u, ok := d.take("url"); ok {
		m.url, _ = r.scalar(u)
		if wrong := wrongMedia(m.url); wrong != "" {
			r.fault(place(u.val), "media", "this address cannot be shown: "+wrong,
				"others see an address on its way: nothing about a patient may be in one", "write a fixed one, such as https://clinic.example/entrance.jpg")
		}
	} else {
		r.fault(f.at, "media", "the media has no address", "", "add `url: https://...`")
	}
	if alt, ok := d.take("alt"); ok {
		m.alt = r.text(alt)
	} else {
		r.fault(f.at, "media", "the media has no words", "where pictures are not shown, or not seen, a patient would miss what it says", "add `alt: {en: ...}`")
	}
	d.close("`media`", "media")
	return m
}

// wrongMedia is why an address cannot be shown; empty for one that can.
func wrongMedia(s string) string {
	u, err := url.Parse(s)
	switch {
	case strings.ContainsAny(s, "{}"):
		return "it has a placeholder"
	case len(s) > MaxMedia:
		return fmt.Sprintf("it has more than %d characters", MaxMedia)
	case err != nil || u.Scheme != "https" || u.Opaque != "":
		return "it does not begin with https://"
	case u.User != nil:
		return "it has a name or a password in it"
	case strings.ContainsAny(s, "?#"):
		return "it has a query or a fragment"
	case u.Port() != "" || !hostName(u.Host):
		return "its host is no name such as clinic.example"
	case u.String() != s || strings.ContainsFunc(s, func(c rune) bool { return c <= ' ' || c > '~' }):
		return "it has characters that do not belong in one"
	}
	return ""
}

// hostName reports whether s is a name of at least two parts, and no number of a network.
func hostName(s string) bool {
	parts := strings.Split(s, ".")
	for _, p := range parts {
		if p == "" || strings.Trim(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" {
			return false
		}
	}
	return len(parts) > 1 && strings.ContainsFunc(parts[len(parts)-1], func(c rune) bool { return c > '9' })
}

// says are the texts of a spoken: the words beside a picture are as private, and can be
// as wrong, as any.
func (s spoken) says() []spoken {
	if s.alt() == nil {
		return []spoken{s}
	}
	return []spoken{s, {text: s.alt(), notice: s.notice}}
}

// alt is what the media shows in words; nil where there is none.
func (s spoken) alt() *text {
	if s.media == nil {
		return nil
	}
	return s.media.alt
}

// in is a wording with what stands for the picture where none is shown.
func (m *media) in(w wording, lang string) wording {
	if m == nil || m.alt == nil {
		return w
	}
	alt := m.alt.in(lang)
	w.bits = slices.Concat(w.bits, []bit{{words: " "}}, alt.bits, []bit{{words: " " + m.url}})
	w.src += " " + alt.src + " " + m.url
	return w
}

// label is how private it is to be shown the media.
func (t *turn) label(m *media) phi.Label {
	if m == nil || m.alt == nil {
		return phi.Public
	}
	return t.p.labels[m.alt.n]
}
