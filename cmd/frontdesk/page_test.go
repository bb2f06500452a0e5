package main

import (
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// TestPhonePageRunsInChromium uses the page with the phones in a real browser, under its
// strict policy: a text is typed and sent, the answer arrives by itself, and the browser
// refuses and complains of nothing.
func TestPhonePageRunsInChromium(t *testing.T) {
	t.Parallel()
	c := openClinic(t)
	tab := openBrowser(t)
	const thread, field = `#phone-1 .thread`, `#phone-1 .composer input[name="body"]`
	err := chromedp.Do(tab, chromedp.Navigate(c.url+"/"), chromedp.SendKeys(field, "book\r"), chromedp.WaitVisible(thread+` .theirs`))
	before := shown(t, tab, thread, err)
	err = chromedp.Do(tab, chromedp.SendKeys(field, "Mia\r"), chromedp.WaitVisible(thread+` .message.theirs ~ .message.theirs[data-sid]`))
	after := shown(t, tab, thread, err)
	if !strings.Contains(before, "Who is this visit for?") || !strings.Contains(after, "What is the visit for?") {
		t.Errorf("got %q, then %q", before, after)
	}
}

// shown is what a part of the page says once what came before has happened.
func shown(t *testing.T, tab context.Context, part string, err error) string {
	t.Helper()
	text, textErr := chromedp.Run(tab, chromedp.Text(part))
	if err = errors.Join(err, textErr); err != nil {
		t.Fatalf("%v; the phone shows %q", err, text)
	}
	return text
}

// openBrowser is a tab of a phone's width, and fails the test for every complaint in
// its console.
func openBrowser(t *testing.T) context.Context {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser(t)), chromedp.NoSandbox,
		chromedp.DisableGPU, chromedp.WindowSize(390, 844), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	tab, closeTab := chromedp.NewContext(allocator)
	t.Cleanup(closeTab)
	tab, cancel := context.WithTimeout(tab, 60*time.Second)
	t.Cleanup(cancel)
	err := chromedp.Listen(tab, func(event any) {
		switch e := event.(type) {
		case *log.EventEntryAdded:
			t.Errorf("the browser says: %s %s", e.Entry.Level, e.Entry.Text)
		case *runtime.EventExceptionThrown:
			t.Errorf("the page's script failed: %s", e.ExceptionDetails.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func browser(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium on this machine: 'make test' installs it, or apt-get install chromium")
	return ""
}
