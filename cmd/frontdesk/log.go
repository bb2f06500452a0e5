package main

import (
	"io"
	"log/slog"
	"os"
	"time"

	"github.com/lmittmann/tint"
)

// newLog writes coloured lines to a terminal and JSON to everything else, unless format
// says which.
func newLog(w *os.File, format string, l slog.Level) *slog.Logger {
	switch {
	case format == "json", format == "auto" && !isTerminal(w):
		return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: l}))
	default:
		return slog.New(tint.NewHandler(w, &tint.Options{Level: l, TimeFormat: time.TimeOnly, NoColor: !colour(w)}))
	}
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// colour respects https://no-color.org.
func colour(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && isTerminal(f) && os.Getenv("NO_COLOR") == ""
}
