package chaos

import (
	"context"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// steps counts what the cashiers did, so that the killer strikes by the sales' own clock, not by the machine's.
type steps struct {
	retries, doubled, cut atomic.Int64

	mu    sync.Mutex
	taken int
	heard []chan struct{} // who waits for the next payment
}

// take notes a step; a payment wakes who waits for one.
func (s *steps) take(payment bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.taken++
	if payment {
		for _, c := range s.heard {
			close(c)
		}
		s.heard = nil
	}
}

func (s *steps) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.taken
}

// payment is closed when the next payment is sent.
func (s *steps) payment() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := make(chan struct{})
	s.heard = append(s.heard, c)
	return c
}

// blow is one murder: of what, after which of the cashiers' steps, whether on a payment, and how long after it.
type blow struct {
	of      kind
	after   int
	payment bool
	delay   time.Duration
}

// stepsPerSale is what a sale takes on average: two and a half scans and a payment, or its part of a batch.
const stepsPerSale = 2.7

// plan spreads the blows over all the sales: one in each stretch of it, at a random place.
func (r *run) plan() []blow {
	random := r.random(0)
	blows := make([]blow, 0, r.AppKills+r.ServerKills)
	for range r.AppKills {
		blows = append(blows, blow{of: app})
	}
	for range r.ServerKills {
		blows = append(blows, blow{of: postgres})
	}
	random.Shuffle(len(blows), func(i, j int) { blows[i], blows[j] = blows[j], blows[i] })
	stretch := stepsPerSale * float64(r.Sales) / float64(max(1, len(blows)))
	for i := range blows {
		b := &blows[i]
		b.after = int(stretch * (float64(i) + random.Float64()*0.9))
		b.payment = random.IntN(3) > 0
		b.delay = time.Duration(random.IntN(25_000)) * time.Microsecond
	}
	slices.SortStableFunc(blows, func(a, b blow) int { return a.after - b.after })
	return blows
}

// kill strikes each blow when its time has come, and the rest of them when all is sold: what was promised is killed.
func (r *run) kill(ctx context.Context, sold <-chan struct{}) error {
	for _, b := range r.plan() {
		r.await(ctx, b, sold)
		if err := r.murder(ctx, b.of); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) await(ctx context.Context, b blow, sold <-chan struct{}) {
	for r.steps.count() < b.after {
		select {
		case <-ctx.Done():
			return
		case <-sold:
			return
		case <-time.After(time.Millisecond):
		}
	}
	if b.payment {
		select {
		case <-ctx.Done():
		case <-sold:
		case <-r.steps.payment():
		}
	}
	time.Sleep(b.delay)
}
