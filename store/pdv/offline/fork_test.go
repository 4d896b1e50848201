package offline_test

import (
	"slices"
	"testing"
	"time"

	"omniservicos/store/pdv/offline"
)

// A profile is put back to when the customer stood at the till, and the sale is paid again, with more in it: one identity, one
// number, other contents. It is no second sale, and the terminal is told to enrol again, as often as it asks.
func TestASalePaidAgainInARestoredProfileIsTold(t *testing.T) {
	t.Parallel()
	b := openShop(t).browser()
	rice := b.Product("Arroz", 2990, 10)
	restored := *b
	one := b.rings(lineOf(rice, 1))
	b.sends(b.seal(one))
	two := restored.rings(lineOf(rice, 2))
	two.ID = one.ID
	again := restored.seal(two)
	for try, want := range []string{offline.Quarantined, offline.Already} {
		if v := restored.sends(again)[0]; v.Verdict != want || !v.Reenrol || v.Reason == "" || !slices.Contains(v.Flags, "bifurcacao") {
			t.Errorf("try %d: %+v", try, v)
		}
	}
	if s := b.sale(one); s.Total != 2990 {
		t.Errorf("the sale became %s", s.Total)
	}
	b.Sound()
}

// The till's computer stands a day ahead, then a day behind, whether it knows of it or not: what was sold counts in the order of
// its numbers, never after now, and a person is told once for each.
func TestAClockThatIsWrongByADay(t *testing.T) {
	t.Parallel()
	b := openShop(t).browser()
	rice := b.Product("Arroz", 2990, 10)
	const day = 24 * time.Hour
	began := time.Now().Add(-time.Hour)
	var batch []any
	for _, c := range []struct{ wrong, known time.Duration }{{}, {day, 0}, {day, -day}, {}, {-day, 0}, {-day, day}, {}} {
		d := b.rings(lineOf(rice, 1))
		d.MadeAt, d.Offset = began.Add(time.Duration(len(batch))*time.Minute+c.wrong), c.known.Milliseconds()
		batch = append(batch, b.seal(d))
	}
	for i, v := range b.sends(batch...) {
		// The fourth's clock is right again, and so went back by a day; the last's goes on from there.
		if flagged := slices.Contains(v.Flags, "relogio"); v.Verdict != offline.Stored || v.Number != int64(i+1) || flagged != (i > 0 && i < 6) {
			t.Errorf("sale %d: %+v", i+1, v)
		}
	}
	if n := b.One(`select count(*) from sales where account_id = $1 and finalised_at > now()`); n != 0 {
		t.Errorf("%d sales are of tomorrow", n)
	}
	if n := b.One(`select count(distinct business_day) from sales where account_id = $1`); n != 1 {
		t.Errorf("one shift's sales stand on %d days", n)
	}
	b.Sound()
}

// Two copies of a profile sell on; one of them sends an hour late. Its numbers are taken, and its clock is right.
func TestAForkIsNoWrongClock(t *testing.T) {
	t.Parallel()
	b := openShop(t).browser()
	rice := b.Product("Arroz", 2990, 10)
	copied := *b
	early := []any{copied.seal(copied.rings(lineOf(rice, 1))), copied.seal(copied.rings(lineOf(rice, 1)))}
	b.clock = b.clock.Add(-time.Hour)
	late := []any{b.seal(b.rings(lineOf(rice, 1))), b.seal(b.rings(lineOf(rice, 1)))}
	b.sends(early...)
	for _, v := range b.sends(late...) {
		if v.Verdict != offline.Stored || !slices.Equal(v.Flags, []string{"bifurcacao"}) {
			t.Errorf("flagged as %v, %s", v.Flags, v.Verdict)
		}
	}
}
