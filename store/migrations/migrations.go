// Package migrations holds the schema's history. A migration only adds; the code of
// one release runs before and after it, and a column goes two releases after its last
// reader.
package migrations

import "embed"

// FS holds the numbered goose migrations.
//
//go:embed *.sql
var FS embed.FS
