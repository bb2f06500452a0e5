package main

import (
	"bytes"
	"os"
	"testing"

	"frontdesk/workflows"
	"frontdesk/workflows/flow/reference"
)

func TestReferencePageIsTheOneOfThisRelease(t *testing.T) {
	t.Parallel()
	got, err := os.ReadFile("../../docs/reference.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := reference.Page(workflows.Specs()); !bytes.Equal(got, want) {
		t.Error("docs/reference.md is stale: go run ./cmd/frontdesk workflow docs > docs/reference.md")
	}
}
