package offline_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"time"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/offline"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

// browserAt is a terminal with its own numbers, as the page keeps them.
type browserAt struct {
	*shop
	client   string
	terminal offline.Terminal
	seq      int64
	last     string
	clock    time.Time
	offset   int64
}

func (s *shop) browser() *browserAt {
	s.T.Helper()
	b := &browserAt{shop: s, client: uuid7.New(), clock: time.Now()}
	b.enrol()
	return b
}

func (b *browserAt) enrol() {
	b.T.Helper()
	b.Do(func(tx *db.Tx) (err error) {
		b.terminal, err = offline.Enrol(tx, b.Till.ID, b.client)
		return err
	})
	b.seq, b.last = 0, ""
}

func lineOf(p catalogue.Product, units int64) offline.Item {
	return offline.Item{Line: uuid7.New(), ProductID: p.ID, Name: p.Name, Unit: p.Unit, Quantity: quantity.Units(units), Price: p.Price, Total: p.Price * money.Cents(units)}
}

// rings up a sale paid in cash to the centavo.
func (b *browserAt) rings(items ...offline.Item) offline.Document {
	b.seq++
	b.clock = b.clock.Add(time.Second)
	d := offline.Document{ID: uuid7.New(), Terminal: b.terminal.ID, Number: b.terminal.Number, Epoch: b.terminal.Epoch, Seq: b.seq, Till: b.Till.ID,
		Shift: *b.Till.ShiftID, Operator: 1, MadeAt: b.clock.Add(-time.Minute), Offset: b.offset, Items: items}
	for _, i := range items {
		d.Total += i.Total
	}
	d.Payments = []offline.Payment{{Method: "dinheiro", Tendered: d.Total, Instalments: 1}}
	return d
}

func (b *browserAt) seal(d offline.Document) offline.Envelope {
	body, _ := json.Marshal(d)
	e := offline.Envelope{ID: d.ID, Epoch: d.Epoch, Seq: d.Seq, Previous: b.last, Body: string(body)}
	sum := sha256.Sum256([]byte(e.Previous + e.Body))
	e.Hash = hex.EncodeToString(sum[:])
	b.last = e.Hash
	return e
}

// sends posts a batch as the page does.
func (b *browserAt) sends(list ...any) []offline.Verdict {
	b.T.Helper()
	var raw []json.RawMessage
	for _, e := range list {
		one, _ := json.Marshal(e)
		raw = append(raw, one)
	}
	verdicts, err := offline.TakeIn(b.T.Context(), b.DB, b.Account.ID, b.Actor, b.terminal.ID, raw)
	if err != nil {
		b.T.Fatal(err)
	}
	if len(verdicts) != len(list) {
		b.T.Fatalf("%d answers to %d documents", len(verdicts), len(list))
	}
	return verdicts
}

func (b *browserAt) sale(d offline.Document) (s pdv.Sale) {
	b.T.Helper()
	b.Do(func(tx *db.Tx) (err error) {
		s, err = pdv.FindSaleByClient(tx, d.ID)
		return err
	})
	return s
}
