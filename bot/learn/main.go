// Command learn writes bot/danger.model from bot/danger.examples and bot/danger.concepts:
//
//	go generate ./bot
package main

import (
	"context"
	"fmt"
	"os"

	"frontdesk/bot"
)

func main() {
	model, err := bot.Learn(context.Background())
	if err == nil {
		err = os.WriteFile("danger.model", model, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
