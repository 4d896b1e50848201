package browser

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Profile is a browser with a disk of its own: killed and started again, it has what it kept.
type Profile struct {
	t      testing.TB
	folder string
}

// NewProfile makes an empty one.
func NewProfile(t testing.TB) *Profile {
	t.Helper()
	Need(t)
	return &Profile{t: t, folder: t.TempDir()}
}

// Open starts the browser's program on a page of the site, as Open does in the package's common one.
func (p *Profile) Open(base, token string, v View) *Tab {
	p.t.Helper()
	options := []chromedp.ExecAllocatorOption{
		chromedp.NoSandbox, chromedp.DisableGPU, chromedp.UserDataDir(p.folder), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true),
	}
	ctx, cancel := chromedp.NewContext(context.Background(), chromedp.WithAllocatorOptions(options...), chromedp.WithErrorf(func(string, ...any) {}))
	p.t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		p.t.Fatal(err)
	}
	tab := &Tab{t: p.t, ctx: ctx, base: base}
	tab.do(chromedp.EmulateViewport(v.Width, v.Height))
	tab.SetDark(v.Dark)
	tab.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{Name: "omni", Value: token, URL: base, HTTPOnly: new(true)})
		return err
	})
	return tab
}

// Kill ends the browser's program at once, as a power cut does (kill -9).
func (b *Tab) Kill() {
	b.t.Helper()
	process := chromedp.FromContext(b.ctx).Browser.Process()
	if err := process.Kill(); err != nil {
		b.t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond) // its profile is let go of
}
