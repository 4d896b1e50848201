package offline

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// simTerminal is a browser as static/js/offline-document.js has it: its disk outlives it, the rest does not.
type simTerminal struct {
	w      *world
	till   int64
	disk   disk
	saved  *disk // an older copy of the profile
	life   int   // raised when a restored or copied profile goes on: its numbers may be taken
	person int   // the browser
	alive  bool
	alone  bool  // the network is away
	skew   int64 // ms by which its clock is wrong
	asked  int   // which question is open; an answer to another one is nobody's
	busy   bool
}

// disk is what IndexedDB holds: each change of it is one transaction.
type disk struct {
	client         string
	id, number     int64
	epoch, seq     int64
	hash           string
	offset         int64
	queue          map[[2]int64]entry
	cart           *Document
	mustEnrol      bool
	mustEnrolEpoch int64
}

type entry struct {
	envelope Envelope
	madeAt   time.Time
	acked    bool
}

func (d disk) copy() disk {
	d.queue = maps.Clone(d.queue)
	if d.cart != nil {
		cart := *d.cart
		cart.Items = slices.Clone(cart.Items)
		d.cart = &cart
	}
	return d
}

// newSimTerminal is enrolled while everything works; two of three share a till.
func newSimTerminal(w *world, n int) *simTerminal {
	t := &simTerminal{w: w, till: 1 + int64(n%2), person: n, alive: true, disk: disk{client: w.uuid(), queue: map[[2]int64]entry{}}}
	t.enrolled(w.server.enrol(t.disk.client, t.till))
	return t
}

func (t *simTerminal) enrolled(as Terminal) {
	t.disk.id, t.disk.number, t.disk.epoch, t.disk.seq, t.disk.hash, t.disk.mustEnrol = as.ID, as.Number, as.Epoch, 0, "", false
}

// snapshot keeps a copy of the profile, as a backup of the computer does.
func (t *simTerminal) snapshot() {
	saved := t.disk.copy()
	t.saved = &saved
}

// restore puts the copy back. What it destroys before it was sent no protocol can bring back.
func (t *simTerminal) restore() {
	if t.saved == nil {
		return
	}
	t.w.census.Restores++
	t.kill()
	t.disk = t.saved.copy()
	t.life++
}

// copied lets a second browser go on with a copy of this one's profile.
func (t *simTerminal) copied() {
	t.w.census.Copies++
	twin := &simTerminal{w: t.w, till: t.till, person: len(t.w.terminals), alive: true, disk: t.disk.copy(), skew: t.skew}
	t.w.terminals = append(t.w.terminals, twin)
	for range 3 + t.w.rand.IntN(8) {
		t.w.at(t.w.now+t.w.some(hour), twin.sell)
	}
	twin.alone = t.w.chance(50) // or they would soon know of each other
	t.w.at(t.w.now+t.w.some(hour), twin.wake)
}

// jump sets the clock wrong, by up to two days.
func (t *simTerminal) jump() {
	t.w.census.Jumps++
	t.skew = t.w.rand.Int64N(96*hour) - 48*hour
}

// kill is kill -9: the disk stays, and the browser is opened again some minutes later.
func (t *simTerminal) kill() {
	t.w.census.Kills++
	t.alive, t.busy = false, false
	t.asked++
	t.w.at(t.w.now+t.w.some(5*minute), t.wake)
}

func (t *simTerminal) wake() {
	t.alive = true
	t.alone = false
	t.tick()
}

func abs(n int64) int64 { return max(n, -n) }

// waiting is the queue in the order in which it is sent.
func (t *simTerminal) waiting() (list []entry) {
	for _, e := range t.disk.queue {
		if !e.acked {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b entry) int {
		if t.w.flaw == orderByClock {
			return a.madeAt.Compare(b.madeAt)
		}
		return cmp.Or(cmp.Compare(a.envelope.Epoch, b.envelope.Epoch), cmp.Compare(a.envelope.Seq, b.envelope.Seq))
	})
	return list[:min(len(list), 4)]
}

// tick sends what waits, or enrols again where that was ordered, unless a question is open.
func (t *simTerminal) tick() {
	if !t.alive || t.busy {
		return
	}
	if t.disk.mustEnrol && t.disk.mustEnrolEpoch == t.disk.epoch {
		t.ask(func(done func(func())) {
			client := t.disk.client
			t.w.send(t.alone, func() {
				if t.w.server.down {
					return
				}
				as := t.w.server.enrol(client, t.till)
				t.w.send(t.alone, func() { done(func() { t.enrolled(as) }) })
			})
		})
		return
	}
	if batch := t.waiting(); len(batch) > 0 {
		t.post(batch)
	}
}

// ask opens a question: the first answer to it counts, and after a minute none does.
func (t *simTerminal) ask(question func(done func(func()))) {
	t.asked++
	mine := t.asked
	t.busy = true
	question(func(then func()) {
		stale := t.w.flaw == staleAnswerTaken && t.alive
		if t.asked != mine && !stale || !t.alive {
			return
		}
		t.asked++
		t.busy = false
		then()
		t.tick()
	})
	t.w.at(t.w.now+minute, func() {
		if t.asked == mine && t.alive {
			t.asked++
			t.busy = false
			t.w.at(t.w.now+3*second, t.tick)
		}
	})
}

func (t *simTerminal) post(batch []entry) {
	var sent []Envelope
	for _, b := range batch {
		sent = append(sent, b.envelope)
		if t.w.flaw == sentIsDone {
			delete(t.disk.queue, [2]int64{b.envelope.Epoch, b.envelope.Seq})
		}
	}
	id := t.disk.id
	t.ask(func(done func(func())) {
		t.w.send(t.alone, func() {
			if t.w.server.down {
				return
			}
			verdicts, answered := t.w.server.takeIn(id, sent)
			if t.w.flaw == ackFirst && answered {
				for _, e := range sent[len(verdicts):] {
					verdicts = append(verdicts, Verdict{ID: e.ID, Verdict: Stored})
				}
			}
			if answered {
				t.w.send(t.alone, func() { done(func() { t.told(batch, verdicts) }) })
			}
		})
	})
}

// told is acknowledge: what the server has, what it misses of ours, and its order to enrol again, in one transaction.
func (t *simTerminal) told(batch []entry, verdicts []Verdict) {
	t.disk.offset = -t.skew
	if abs(t.skew) < 2*second {
		t.disk.offset = 0
	}
	if t.w.flaw == staleAnswerTaken {
		batch = t.waiting()
	}
	if t.w.flaw == batchAcked {
		for _, b := range batch {
			t.ack(b)
		}
	}
	for i, v := range verdicts[:min(len(batch), len(verdicts))] {
		t.ack(batch[i])
		epoch := batch[i].envelope.Epoch
		for _, n := range v.Missing {
			if lost, have := t.disk.queue[[2]int64{epoch, n}]; have {
				lost.acked = false
				t.disk.queue[[2]int64{epoch, n}] = lost
			}
		}
		if t.w.flaw == waterTrusted {
			maps.DeleteFunc(t.disk.queue, func(at [2]int64, _ entry) bool { return at[0] == epoch && at[1] <= v.HighWater })
		}
		if v.Reenrol && epoch == t.disk.epoch {
			t.disk.mustEnrol, t.disk.mustEnrolEpoch = true, epoch
		}
	}
	if t.w.chance(10) {
		if t.w.flaw == orderForgotten {
			t.disk.mustEnrol = false
		}
		t.kill()
	}
}

func (t *simTerminal) ack(e entry) {
	e.acked = true
	t.disk.queue[[2]int64{e.envelope.Epoch, e.envelope.Seq}] = e
}
