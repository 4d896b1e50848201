package browser

import (
	"context"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// spot is where a person points at an element: a little into its upper part.
type spot struct{ X, Y float64 }

func (b *Tab) spotOf(css string) spot {
	b.t.Helper()
	return Eval[spot](b, fmt.Sprintf(`(() => {
		const box = document.querySelector(%q).getBoundingClientRect();
		return { X: box.left + box.width / 2, Y: box.top + Math.min(box.height / 4, 20) };
	})()`, css))
}

// Drag presses the mouse on one element, carries it to another and lets go there. What only shows while something is
// carried is found once it does.
func (b *Tab) Drag(from, to string) *Tab {
	b.t.Helper()
	b.do(chromedp.WaitVisible(chromedp.CSS(from)))
	at := b.spotOf(from)
	b.mouse("mousePressed", at)
	b.mouse("mouseMoved", spot{at.X + 12, at.Y + 4})
	goal := b.spotOf(to)
	for i := 1.0; i <= 5; i++ {
		b.mouse("mouseMoved", spot{at.X + (goal.X-at.X)*i/5, at.Y + (goal.Y-at.Y)*i/5})
	}
	b.mouse("mouseReleased", goal)
	return b
}

func (b *Tab) mouse(kind string, at spot) {
	b.t.Helper()
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, input.DispatchMouseEvent, input.DispatchMouseEventParams{
			Type: input.DispatchMouseEventType(kind), X: at.X, Y: at.Y, Button: input.MouseButtonLeft, Buttons: 1, ClickCount: 1,
		})
		return err
	})
}

// Swipe puts a finger on one element, holds it there so long, and draws it to another.
func (b *Tab) Swipe(from, to string, hold time.Duration) *Tab {
	b.t.Helper()
	b.do(chromedp.WaitVisible(chromedp.CSS(from)))
	at, goal := b.spotOf(from), b.spotOf(to)
	b.finger("touchStart", at)
	time.Sleep(hold)
	for i := 1.0; i <= 5; i++ {
		b.finger("touchMove", spot{at.X + (goal.X-at.X)*i/5, at.Y + (goal.Y-at.Y)*i/5})
	}
	b.finger("touchEnd")
	return b
}

func (b *Tab) finger(kind string, at ...spot) {
	b.t.Helper()
	points := []*input.TouchPoint{}
	for _, s := range at {
		points = append(points, &input.TouchPoint{X: s.X, Y: s.Y})
	}
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventType(kind), TouchPoints: points})
		return err
	})
}
