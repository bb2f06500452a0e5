package carrier

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// fault is one of Twilio's error answers.
type fault struct {
	Code     int    `json:"code"`
	Message  string `json:"message"`
	MoreInfo string `json:"more_info"`
	Status   int    `json:"status"`
}

func newFault(status, code int, message string) *fault {
	info := fmt.Sprintf("https://www.twilio.com/docs/errors/%d", code)
	return &fault{Code: code, Message: message, MoreInfo: info, Status: status}
}

// The errors that do not depend on the request (twilio.com/docs/api/errors).
var (
	errAuth        = newFault(401, 20003, "Authenticate")
	errMethod      = newFault(405, 20004, "Method not allowed")
	errNotFound    = newFault(404, 20404, "The requested resource was not found")
	errTooMany     = newFault(429, 20429, "Too Many Requests")
	errInternal    = newFault(500, 20500, "An internal server error has occurred")
	errNoBody      = newFault(400, 21602, "Message body is required.")
	errNoFrom      = newFault(400, 21603, "A 'From' phone number is required.")
	errNoTo        = newFault(400, 21604, "A 'To' phone number is required.")
	errTooLong     = newFault(400, 21617, "The concatenated message body exceeds the 1600 character limit")
	errOptedOut    = newFault(400, 21610, "Attempt to send to unsubscribed recipient")
	errService     = newFault(400, 21701, "The Messaging Service does not exist")
	errBadCallback = newFault(400, 21609, "The 'StatusCallback' URL is not a valid URL.")
)

// Twilio's errors about a number quote it, and so do these: a client has to prove that
// it does not pass them on.

func errBadTo(to string) *fault {
	return newFault(400, 21211, fmt.Sprintf("The 'To' number %s is not a valid phone number.", to))
}

func errBadFrom(from string) *fault {
	return newFault(400, 21606, fmt.Sprintf("The 'From' phone number %s is not a valid, message-capable Twilio phone number.", from))
}

func errSame(to string) *fault {
	return newFault(400, 21266, fmt.Sprintf("'To' and 'From' number cannot be the same: %s", to))
}

func refuse(w http.ResponseWriter, f *fault) { answer(w, f.Status, f) }

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json;charset=utf-8")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // a client that is gone needs no answer
}
