package account

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/fault"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// guesser tries on a database and a clock of its own.
type guesser struct {
	t  *testing.T
	db *db.DB
	at time.Time
}

func newGuesser(t *testing.T) *guesser {
	d, _ := dbtest.Fresh(t)
	g := &guesser{t: t, db: d, at: time.Now()}
	d.Now = func() time.Time { return g.at }
	return g
}

func (g *guesser) try(email, ip string) (int64, bool) {
	g.t.Helper()
	id, err := BeginTry(context.Background(), g.db, Try{Kind: "entrar", Subject: email, IP: ip})
	if err != nil && !fault.Is(err, fault.TooMany) {
		g.t.Fatal(err)
	}
	return id, err == nil
}

// count says how many of n tries are looked at.
func (g *guesser) count(n int, email, ip func(int) string) (looked int) {
	g.t.Helper()
	for i := range n {
		if _, ok := g.try(email(i), ip(i)); ok {
			looked++
		}
	}
	return looked
}

func one(s string) func(int) string { return func(int) string { return s } }
func many(format string) func(int) string {
	return func(i int) string { return fmt.Sprintf(format, i) }
}

func TestGuessesAreLimitedHereByDayAndByNetwork(t *testing.T) {
	t.Parallel()
	g := newGuesser(t)
	if n := g.count(20, one("ana@x"), one("10.0.0.1")); n != mostHere {
		t.Errorf("%d guesses of one person from one place", n)
	}
	g.at = g.at.Add(15*time.Minute + time.Second)
	if n := g.count(20, one("ana@x"), one("10.0.0.1")); n != mostHere {
		t.Errorf("%d guesses after a quarter of an hour", n)
	}
	if n := g.count(1000, one("bia@x"), many("10.1.0.%d")); n != mostSubject {
		t.Errorf("%d guesses of one person over many places", n)
	}
	if n := g.count(300, many("p%d@x"), many("2001:db8::%x")); n != mostNetwork {
		t.Errorf("%d guesses from one network", n)
	}
	g.at = g.at.Add(24*time.Hour + time.Second)
	if _, ok := g.try("bia@x", "10.1.0.1"); !ok {
		t.Error("a day later the door is still shut")
	}
}

func TestARightPasswordForgivesTheWrongOnesHere(t *testing.T) {
	t.Parallel()
	g := newGuesser(t)
	for range 3 {
		for range mostHere - 1 {
			g.try("ana@x", "10.0.0.1")
			g.at = g.at.Add(time.Second)
		}
		id, ok := g.try("ana@x", "10.0.0.1")
		if !ok {
			t.Fatal("Ana was shut out though she always remembered in the end")
		}
		if err := Proved(context.Background(), g.db, id); err != nil {
			t.Fatal(err)
		}
		g.at = g.at.Add(time.Second)
	}
}

func TestGuessesSentAtOnceAreCountedOneByOne(t *testing.T) {
	t.Parallel()
	g := newGuesser(t)
	var group sync.WaitGroup
	var mu sync.Mutex
	looked := 0
	for range 30 {
		group.Go(func() {
			_, err := BeginTry(context.Background(), g.db, Try{Kind: "entrar", Subject: "ana@x", IP: "10.0.0.1"})
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				looked++
			}
		})
	}
	group.Wait()
	if looked != mostHere {
		t.Errorf("%d of 30 guesses sent at once were looked at", looked)
	}
}
