package carrier

import (
	"crypto/subtle"
	"net/http"
)

const messagesPath = "/2010-04-01/Accounts/{account}/Messages"

// maxRequest bounds the body of an API request: 1,600 characters of four bytes each,
// percent-encoded, with room for the other parameters.
const maxRequest = 64 << 10

// routes is the part of the API that is spoken.
func (c *Carrier) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.Handle("POST "+messagesPath+".json", c.authentic(c.create))
	mux.Handle("GET "+messagesPath+".json", c.authentic(c.list))
	mux.Handle("GET "+messagesPath+"/{file}", c.authentic(c.fetch))
	mux.HandleFunc(messagesPath+".json", func(w http.ResponseWriter, _ *http.Request) { refuse(w, errMethod) })
	mux.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { refuse(w, errNotFound) })
	return mux
}

// ServeHTTP speaks the REST API. Paths begin with /2010-04-01/, so mount it behind
// http.StripPrefix.
func (c *Carrier) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxRequest)
	c.mux.ServeHTTP(w, r)
}

// authentic asks for the account's credentials, which reach no other account.
func (c *Carrier) authentic(next http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		account := r.PathValue("account")
		if !accountPattern.MatchString(account) {
			refuse(w, errNotFound)
			return
		}
		user, password, _ := r.BasicAuth()
		if !same(user, c.cfg.AccountSID) || !same(password, c.cfg.AuthToken) || account != c.cfg.AccountSID {
			w.Header().Set("WWW-Authenticate", `Basic realm="Twilio API"`)
			refuse(w, errAuth)
			return
		}
		next(w, r)
	})
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }
