package browser

import (
	"context"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// scannerGap is what lies between two keys of a scanner.
const scannerGap = 4 * time.Millisecond

// Scan types a code and Enter as a scanner does, wherever the focus is. The times are the scanner's own, so that a slow
// machine does not turn it into a person.
func (b *Tab) Scan(code string) *Tab {
	b.t.Helper()
	at := time.Now()
	b.call(func(ctx context.Context) error {
		for _, r := range code + kb.Enter {
			at = at.Add(scannerGap)
			for _, key := range kb.Encode(r) {
				key.Timestamp = input.TimeSinceEpoch(float64(at.UnixMicro()) / 1e6)
				if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, *key); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return b
}

// handGap is what lies between two keys of a quick hand.
const handGap = 60 * time.Millisecond

// Hand types as a person does, where speed tells a hand from a scanner.
func (b *Tab) Hand(keys string) *Tab {
	b.t.Helper()
	for _, r := range keys {
		time.Sleep(handGap)
		b.Keys(string(r))
	}
	return b
}

// withCtrl is the bit of a key event that says Ctrl is held.
const withCtrl = 2

// Ctrl presses a letter with Ctrl held.
func (b *Tab) Ctrl(letter rune) *Tab {
	b.t.Helper()
	b.call(func(ctx context.Context) error {
		for _, key := range kb.Encode(letter) {
			if key.Type == "char" {
				continue // a letter with Ctrl types nothing
			}
			key.Modifiers, key.Text, key.UnmodifiedText = withCtrl, "", ""
			if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, *key); err != nil {
				return err
			}
		}
		return nil
	})
	return b
}
