package browser

import (
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// Go opens a page of the site.
func (b *Tab) Go(path string) *Tab {
	b.t.Helper()
	b.do(chromedp.Navigate(b.base + path))
	return b
}

// Reload loads the page again, as after a crash of the browser.
func (b *Tab) Reload() *Tab {
	b.t.Helper()
	b.do(chromedp.Reload())
	return b
}

// Keys presses keys where the focus is: text, or kb.Enter, kb.F10 and the like.
func (b *Tab) Keys(keys string) *Tab {
	b.t.Helper()
	b.do(chromedp.KeyEvent(keys))
	return b
}

// Type sends text to an input.
func (b *Tab) Type(css, text string) *Tab {
	b.t.Helper()
	b.do(chromedp.WaitVisible(chromedp.CSS(css)), chromedp.SendKeys(chromedp.CSS(css), text))
	return b
}

// Click clicks with the mouse, once the page stands still: while it is read its parts move away from under the pointer.
func (b *Tab) Click(css string) *Tab {
	b.t.Helper()
	b.press(css, chromedp.Click(chromedp.CSS(css)))
	return b
}

// press meets an element that is drawn again between being found and being pressed, as a finger does: the new one.
func (b *Tab) press(css string, how chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	b.Until("the page is read whole", func() bool { return Eval[bool](b, `document.readyState === "complete"`) })
	for range 3 {
		b.do(chromedp.WaitVisible(chromedp.CSS(css)))
		err := b.try(how)
		if err == nil {
			return
		}
		if !strings.Contains(err.Error(), "Could not find node") {
			b.t.Fatal(err)
		}
	}
	b.t.Fatalf("%s was drawn again at each press", css)
}

// Tap touches with a finger.
func (b *Tab) Tap(css string) *Tab {
	b.t.Helper()
	b.press(css, chromedp.Tap(chromedp.CSS(css)))
	return b
}

// Text is what a person reads in an element.
func (b *Tab) Text(css string) string {
	b.t.Helper()
	return Eval[string](b, fmt.Sprintf(`document.querySelector(%q)?.innerText ?? ""`, css))
}

// Count is how many elements there are.
func (b *Tab) Count(css string) int {
	b.t.Helper()
	return Eval[int](b, fmt.Sprintf(`document.querySelectorAll(%q).length`, css))
}

// Path is where the page stands.
func (b *Tab) Path() string {
	b.t.Helper()
	return Eval[string](b, `location.pathname + location.search`)
}

// Sees waits until these words are on the page.
func (b *Tab) Sees(words ...string) *Tab {
	b.t.Helper()
	for _, w := range words {
		b.Until(w+" is on the page", func() bool { return strings.Contains(b.Text("body"), w) })
	}
	return b
}

// Until waits until something is so.
func (b *Tab) Until(what string, so func() bool) *Tab {
	b.t.Helper()
	for end := time.Now().Add(patience); !so(); time.Sleep(30 * time.Millisecond) {
		if time.Now().After(end) {
			b.Shot("esperou")
			b.t.Fatalf("waited in vain until %s; the page at %s says:\n%s", what, b.Path(), b.Text("body"))
		}
	}
	return b
}

// Eval runs a script of the test's own in the page; the page's policy does not bind it.
func Eval[T any](b *Tab, script string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%v\n%s", err, script)
	}
	return v
}
