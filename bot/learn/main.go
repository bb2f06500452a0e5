// Command learn writes bot/danger.model from bot/danger.examples, under a stamp of them:
//
//	go generate ./bot
package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"strings"

	"frontdesk/internal/intent"
)

// outside heads the examples that speak of no danger.
const outside = "none"

func main() {
	if err := learn("danger.examples", "danger.model"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func learn(from, to string) error {
	raw, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	m, err := intent.Train(context.Background(), read(string(raw)), intent.Options{})
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	stamp := sha256.Sum256(raw)
	return os.WriteFile(to, append(stamp[:], m.Encode()...), 0o644)
}

func read(file string) (out []intent.Example) {
	heading := ""
	for line := range strings.Lines(file) {
		switch line = strings.TrimSpace(line); {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			if heading = strings.Trim(line, "[]"); heading == outside {
				heading = ""
			}
		default:
			out = append(out, intent.Example{Intent: heading, Text: line})
		}
	}
	return out
}
