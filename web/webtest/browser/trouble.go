package browser

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Trouble listens from now on for what no page of ours does: dialogs, exceptions that nothing caught, what its policy
// forbids, files that are not there. heard gives it, and starts anew.
func (b *Tab) Trouble() (heard func() []string) {
	b.t.Helper()
	var lock sync.Mutex
	var list []string
	note := func(format string, args ...any) {
		lock.Lock()
		defer lock.Unlock()
		list = append(list, fmt.Sprintf(format, args...))
	}
	err := chromedp.Listen(b.ctx, func(event any) {
		switch e := event.(type) {
		case *page.EventJavascriptDialogOpening:
			note("dialog: %s", e.Message)
			go b.dismiss() // a page stands still until its dialog is answered, and a listener may not ask anything itself
		case *runtime.EventExceptionThrown:
			note("exception: %s", e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			if e.Entry.Level == "error" {
				note("%s: %s", e.Entry.Source, e.Entry.Text)
			}
		}
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return func() []string {
		lock.Lock()
		defer lock.Unlock()
		said := slices.Clone(list)
		list = nil
		return said
	}
}

func (b *Tab) dismiss() {
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	_ = chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{})
		return err
	})) // a window that is gone has no dialog either
}

// Sideways is how much wider the page is than its window, in px. A phone's innerWidth grows with the page and cannot tell.
func (b *Tab) Sideways() int {
	b.t.Helper()
	return Eval[int](b, `document.documentElement.scrollWidth - document.documentElement.clientWidth`)
}
