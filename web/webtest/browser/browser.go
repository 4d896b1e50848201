// Package browser drives real Chromium through the site: one browser a test package, a tab of its own a person.
package browser

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

var (
	launching sync.Once
	running   context.Context
	failure   error
)

// Need says whether browser stories run (not under -short) and whether there is a Chromium: under CI it must be there, elsewhere its absence is one clear line.
func Need(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("história de navegador: make test a roda")
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if _, err := exec.LookPath(name); err == nil {
			return
		}
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("não há Chromium nesta máquina: apt-get install -y chromium")
	}
	t.Skip("não há Chromium nesta máquina: as histórias de navegador não rodam")
}

func launch(t testing.TB) context.Context {
	t.Helper()
	launching.Do(func() {
		options := []chromedp.ExecAllocatorOption{
			chromedp.NoSandbox, chromedp.DisableGPU, chromedp.Flag("disable-background-networking", true),
			chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true),
		}
		running, _ = chromedp.NewContext(context.Background(), chromedp.WithAllocatorOptions(options...)) // ends with the process
		failure = chromedp.Do(running)
	})
	if failure != nil {
		t.Fatal(failure)
	}
	return running
}

// View is the window a person looks through.
type View struct {
	Width, Height int64
	Dark, Touch   bool
}

// Desktop, Counter and Phone are the windows that screens are made for.
var (
	Desktop = View{Width: 1440, Height: 900}
	Counter = View{Width: 1024, Height: 768}
	Phone   = View{Width: 360, Height: 740, Touch: true}
)

// Tab is a person at a window.
type Tab struct {
	t    testing.TB
	ctx  context.Context
	base string
}

// patience bounds each step: machines under load are slow, and a step that never comes must end.
const patience = 20 * time.Second

// Open opens a window on the site with the person's session (an empty token: nobody is signed in).
func Open(t testing.TB, base, token string, v View) *Tab {
	t.Helper()
	Need(t)
	ctx, cancel := chromedp.NewContext(launch(t), chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // the window lives as long as ctx: a step's own limit must not open it
		t.Fatal(err)
	}
	tab := &Tab{t: t, ctx: ctx, base: base}
	var size []chromedp.EmulateViewportOption
	if v.Touch {
		size = append(size, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	tab.do(chromedp.EmulateViewport(v.Width, v.Height, size...))
	tab.SetDark(v.Dark)
	if token != "" {
		tab.call(func(ctx context.Context) error {
			_, err := chromedp.Call(ctx, network.SetCookie, network.SetCookieParams{Name: "omni", Value: token, URL: base, HTTPOnly: new(true)})
			return err
		})
	}
	return tab
}

// SetDark chooses the system's scheme, without motion.
func (b *Tab) SetDark(dark bool) {
	b.t.Helper()
	scheme := "light"
	if dark {
		scheme = "dark"
	}
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{
				{Name: "prefers-color-scheme", Value: scheme},
				{Name: "prefers-reduced-motion", Value: "reduce"}, // nothing is caught half-way through a fade
			},
		})
		return err
	})
}

func (b *Tab) call(fn func(context.Context) error) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error { return fn(ctx) }))
}

func (b *Tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := b.try(steps...); err != nil {
		b.Shot("falhou-" + filepath.Base(b.t.Name()))
		b.t.Fatal(err)
	}
}

func (b *Tab) try(steps ...chromedp.Action[chromedp.Void]) error {
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	return chromedp.Do(ctx, steps...)
}

// Shot writes a picture of the page into the folder that OMNI_SHOTS names, so that a person can look.
func (b *Tab) Shot(name string) {
	folder := os.Getenv("OMNI_SHOTS")
	if folder == "" {
		return
	}
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	picture, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.MkdirAll(folder, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".png"), picture, 0o644)
	}
	if err != nil {
		b.t.Logf("picture %s: %v", name, err)
	}
}
