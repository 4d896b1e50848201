package offline

import (
	"container/heap"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"omniservicos/store/fault"
)

// A simulation of the protocol by which tills sell without the server (reliability.md §3): simulated terminals, a network that
// loses, doubles, delays and so reorders, clocks that jump, browsers that are killed, profiles that are restored or copied, a
// server that stops in the middle of a batch. What judges is the server's real code: readDocument, knownFrom, judge, water.
// One seed is one day; the same seed is the same day to the last message.

// flaw is one way to get the protocol wrong. Each must be caught, or the simulation would not see it in the real code.
type flaw string

const (
	noDedupe         flaw = "a document that comes again is posted again"
	byNumber         flaw = "documents are told apart by their number"
	byIDAlone        flaw = "documents are told apart by their id, whatever they hold"
	badBlocks        flaw = "a document that cannot be posted stops the queue"
	waterFirst       flaw = "the high water is kept before the document is"
	ackFirst         flaw = "a document is acknowledged before it is kept"
	replayForgets    flaw = "the order to enrol again is not in the answer that is repeated"
	quarantineFirst  flaw = "a number is not compared where the document cannot be posted"
	idHidesNumber    flaw = "a sale that a restored profile pays again is no fork"
	epochStays       flaw = "enrolling again does not raise the epoch"
	clockUnseen      flaw = "a wrong clock raises no flag"
	sentIsDone       flaw = "what was sent is deleted before it is acknowledged"
	printFirst       flaw = "the receipt is printed before the sale is on the disk"
	numberApart      flaw = "the number is saved apart from its document"
	waterTrusted     flaw = "what lies below the high water is deleted"
	batchAcked       flaw = "an answer acknowledges the whole batch"
	orderByClock     flaw = "the queue is sent in the order of the clock"
	orderForgotten   flaw = "the order to enrol again does not outlive the browser"
	hashIsOfNobody   flaw = "a body that was changed after it was written is posted"
	staleAnswerTaken flaw = "an answer is taken for the batch of now, whichever it answers"
)

var flaws = []flaw{noDedupe, byNumber, byIDAlone, badBlocks, waterFirst, ackFirst, replayForgets, quarantineFirst, idHidesNumber, epochStays, clockUnseen,
	sentIsDone, printFirst, numberApart, waterTrusted, batchAcked, orderByClock, orderForgotten, hashIsOfNobody, staleAnswerTaken}

// days is how many seeds a run has: the last hole of the first draft showed in one of 500.
func days() int {
	if testing.Short() {
		return 200
	}
	return 2000
}

func TestNothingThatMayHappenToATillAloneLosesASale(t *testing.T) {
	t.Parallel()
	var seen census
	for seed := range days() {
		w := live(uint64(seed), "")
		seen.add(w)
		if wrong := w.judge(); len(wrong) > 0 {
			t.Fatalf("day %d: %s", seed, wrong[0])
		}
	}
	if !seen.all() {
		t.Errorf("the days were too quiet: %+v", seen)
	}
	t.Logf("%d days: %+v", days(), seen)
}

func TestTheSimulationCatchesEveryFlaw(t *testing.T) {
	t.Parallel()
	for _, f := range flaws {
		caught := 0
		for caught < 2000 && len(live(uint64(caught), f).judge()) == 0 {
			caught++
		}
		if caught == 2000 {
			t.Errorf("nobody sees that %s", f)
			continue
		}
		t.Logf("day %d shows that %s", caught, f)
	}
}

func TestADayIsTheSameAgain(t *testing.T) {
	t.Parallel()
	for _, f := range []flaw{"", noDedupe} {
		one, two := live(11, f), live(11, f)
		if !slices.Equal(one.judge(), two.judge()) || one.now != two.now || len(one.server.docs) != len(two.server.docs) {
			t.Error("seed 11 is two days")
		}
	}
}

// world is one day.
type world struct {
	rand      *rand.Rand
	flaw      flaw
	now       int64 // ms since the day began
	agenda    agenda
	ticket    int // orders what happens in the same millisecond
	calm      bool
	server    *simServer
	terminals []*simTerminal
	papers    map[string]*paper // all documents that were ever on a disk, by fingerprint
	receipts  []receipt
	online    map[string]int64 // totals of sales that were finalised online, their answer lost
	wrong     []string         // what was seen to be wrong while it happened
	census    census
}

// census counts what happened, so that quiet days are not taken for proof.
type census struct{ Sales, Lost, Doubled, Kills, Restores, Copies, Jumps, Restarts, Forks, Quarantined, Cut int }

func (c *census) add(w *world) {
	d := w.census
	c.Sales, c.Lost, c.Doubled, c.Kills, c.Restores = c.Sales+d.Sales, c.Lost+d.Lost, c.Doubled+d.Doubled, c.Kills+d.Kills, c.Restores+d.Restores
	c.Copies, c.Jumps, c.Restarts, c.Forks = c.Copies+d.Copies, c.Jumps+d.Jumps, c.Restarts+d.Restarts, c.Forks+d.Forks
	c.Quarantined, c.Cut = c.Quarantined+d.Quarantined, c.Cut+d.Cut
}

func (c *census) all() bool {
	return c.Sales > 0 && c.Lost > 0 && c.Doubled > 0 && c.Kills > 0 && c.Restores > 0 && c.Copies > 0 && c.Jumps > 0 && c.Restarts > 0 && c.Forks > 0 && c.Quarantined > 0 && c.Cut > 0
}

const (
	second = int64(1000)
	minute = 60 * second
	hour   = 60 * minute
)

// morning is when every day begins.
var morning = time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)

// live plays a day: four hours of trouble, then an evening in which everything works and every queue runs empty.
func live(seed uint64, f flaw) *world {
	w := &world{rand: rand.New(rand.NewPCG(seed, 3)), flaw: f, papers: map[string]*paper{}, online: map[string]int64{}}
	w.server = newSimServer(w)
	for i := range 2 + w.rand.IntN(2) {
		w.terminals = append(w.terminals, newSimTerminal(w, i))
	}
	for _, t := range w.terminals {
		w.plan(t)
	}
	w.until(4 * hour)
	w.calm = true
	w.server.down = false
	for _, t := range w.terminals {
		t.wake()
	}
	w.until(30 * hour)
	for _, t := range w.terminals { // one more each, after all that
		t.sell()
	}
	w.until(60 * hour)
	return w
}

// plan draws what will happen to a terminal.
func (w *world) plan(t *simTerminal) {
	for range 4 + w.rand.IntN(12) {
		w.at(w.some(4*hour), t.sell)
	}
	for range w.rand.IntN(3) {
		w.at(w.some(4*hour), t.kill)
	}
	trouble := []func(){t.restore, t.copied, t.jump, t.jump, w.server.restart, func() {}}
	for range w.rand.IntN(4) {
		w.at(w.some(4*hour), trouble[w.rand.IntN(len(trouble))])
	}
	for range w.rand.IntN(3) {
		from := w.some(4 * hour)
		w.at(from, func() { t.alone = true })
		w.at(from+w.some(hour), func() { t.alone = false })
	}
	w.at(w.some(3*hour), t.snapshot)
}

func (w *world) some(most int64) int64   { return 1 + w.rand.Int64N(most) }
func (w *world) chance(percent int) bool { return !w.calm && w.rand.IntN(100) < percent }

// clock is the true time.
func (w *world) clock() time.Time { return morning.Add(time.Duration(w.now) * time.Millisecond) }

func (w *world) say(format string, args ...any) {
	w.wrong = append(w.wrong, fmt.Sprintf(format, args...))
}

// uuid is a version 7 of the day's own chance.
func (w *world) uuid() string {
	return fmt.Sprintf("%08x-%04x-7%03x-8%03x-%012x", w.rand.Uint32(), w.rand.IntN(1<<16), w.rand.IntN(1<<12), w.rand.IntN(1<<12), w.rand.Int64N(1<<48))
}

// send carries a message one way: it may be lost, come twice, or come late.
func (w *world) send(alone bool, arrive func()) {
	if alone || w.chance(15) {
		w.census.Lost++
		return
	}
	copies := 1
	if w.chance(12) {
		copies = 2
		w.census.Doubled++
	}
	for range copies {
		delay := w.some(2 * second)
		if w.chance(8) {
			delay = w.some(5 * minute) // longer than anybody waits
		}
		w.at(w.now+delay, arrive)
	}
}

// happening is something that will come to pass.
type happening struct {
	at     int64
	ticket int
	do     func()
}

type agenda []happening

func (a agenda) Len() int { return len(a) }
func (a agenda) Less(i, j int) bool {
	return a[i].at < a[j].at || a[i].at == a[j].at && a[i].ticket < a[j].ticket
}
func (a agenda) Swap(i, j int) { a[i], a[j] = a[j], a[i] }
func (a *agenda) Push(e any)   { *a = append(*a, e.(happening)) }
func (a *agenda) Pop() any {
	e := (*a)[len(*a)-1]
	*a = (*a)[:len(*a)-1]
	return e
}

func (w *world) at(when int64, do func()) {
	w.ticket++
	heap.Push(&w.agenda, happening{when, w.ticket, do})
}

// until lets time pass.
func (w *world) until(end int64) {
	for len(w.agenda) > 0 && w.agenda[0].at <= end {
		e := heap.Pop(&w.agenda).(happening)
		w.now = e.at
		e.do()
	}
	w.now = end
}

var errBlocked = fault.Refuse("blocked")
