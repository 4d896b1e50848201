package offline

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// paper is a document that once was on a disk.
type paper struct {
	envelope Envelope
	person   int
	life     int
	order    int // in which it was written
	terminal int64
	total    int64
	bad      bool // it cannot be posted
	skewed   bool // the clock was known to be wrong
	arrived  bool
}

// receipt is what a customer took home.
type receipt struct {
	print  string
	number string
	life   [2]int
}

// sell rings up some goods; mostly they are paid too. The profile may be copied between the two.
func (t *simTerminal) sell() {
	if !t.alive {
		return
	}
	if t.disk.cart == nil {
		t.disk.cart = &Document{ID: t.w.uuid()}
	}
	for range 1 + t.w.rand.IntN(3) {
		price := money.Cents(100 + t.w.rand.IntN(5000))
		t.disk.cart.Items = append(t.disk.cart.Items, Item{Line: t.w.uuid(), ProductID: 1, Name: "Arroz", Unit: "un", Quantity: quantity.One, Price: price, Total: price})
	}
	if t.w.chance(15) {
		if t.w.chance(50) {
			t.snapshot()
		}
		return
	}
	t.pay()
}

// pay writes the sale down, then prints, then sends. A kill may come between any two of them.
func (t *simTerminal) pay() {
	d := *t.disk.cart
	d.Terminal, d.Number, d.Epoch, d.Seq, d.Till, d.Offset = t.disk.id, t.disk.number, t.disk.epoch, t.disk.seq+1, t.till, t.disk.offset
	d.MadeAt = t.w.clock().Add(time.Duration(t.skew) * time.Millisecond)
	for _, i := range d.Items {
		d.Total += i.Total
	}
	d.Payments = []Payment{{Method: "dinheiro", Tendered: d.Total, Instalments: 1}}
	if t.w.chance(8) { // the answer to the finalising was lost, and the page went on by itself
		t.w.server.sellOnline(t.till, d.ID, int64(d.Total))
	}
	e, bad := t.seal(&d)
	killed := t.w.rand.IntN(100)
	if t.w.calm {
		killed = 99
	}
	if t.w.flaw == printFirst {
		t.print(e)
	}
	if killed < 4 {
		t.kill()
		return
	}
	t.write(e, &d, bad, killed < 8)
	if killed < 8 {
		t.kill()
		return
	}
	if t.w.flaw != printFirst {
		t.print(e)
	}
	t.tick()
}

// seal closes the envelope; now and then what is inside cannot be posted: it does not add up, or was changed afterwards.
func (t *simTerminal) seal(d *Document) (e Envelope, bad bool) {
	wrong := t.w.rand.IntN(60)
	if wrong == 0 {
		d.Change++
	}
	body, err := json.Marshal(d)
	if err != nil {
		t.w.say("a document cannot be written: %v", err)
	}
	sum := sha256.Sum256(append([]byte(t.disk.hash), body...))
	e = Envelope{ID: d.ID, Epoch: d.Epoch, Seq: d.Seq, Previous: t.disk.hash, Hash: hex.EncodeToString(sum[:]), Body: string(body)}
	if wrong == 1 {
		e.Body = " " + e.Body
	}
	return e, wrong < 2
}

// write is record: the document, the next number and the end of the cart are one transaction.
func (t *simTerminal) write(e Envelope, d *Document, bad, killed bool) {
	t.w.census.Sales++
	t.w.papers[e.print()] = &paper{envelope: e, person: t.person, life: t.life, order: len(t.w.papers), terminal: t.disk.id, total: int64(d.Total), bad: bad,
		skewed: abs(t.disk.offset) > hour}
	t.disk.queue[[2]int64{e.Epoch, e.Seq}] = entry{envelope: e, madeAt: d.MadeAt}
	if t.w.flaw != numberApart || !killed {
		t.disk.seq, t.disk.hash = e.Seq, e.Hash
	}
	t.disk.cart = nil
}

func (t *simTerminal) print(e Envelope) {
	t.w.receipts = append(t.w.receipts, receipt{e.print(), Number(t.disk.number, e.Epoch, e.Seq), [2]int{t.person, t.life}})
}
