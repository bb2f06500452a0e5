package portalweb

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// styleHash lets the page's own style in and no other.
var styleHash = hashOf(sorryHTML, "<style>", "</style>")

func hashOf(page, from, to string) string {
	_, rest, _ := strings.Cut(page, from)
	style, _, _ := strings.Cut(rest, to)
	sum := sha256.Sum256([]byte(style))
	return base64.StdEncoding.EncodeToString(sum[:])
}
