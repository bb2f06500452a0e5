package main

import (
	"strings"
	"testing"
)

func TestAWordThatIsNoCommandIsAnError(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"workflow", "publsh"}, {"clinic", "imprt"}} {
		root := rootCommand()
		root.SetArgs(args)
		if err := root.Execute(); err == nil || !strings.Contains(err.Error(), "did you mean") {
			t.Errorf("%v: got %v, want an error that names what may be meant", args, err)
		}
	}
}
