package chaos

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"omniservicos/store/money"
	"omniservicos/store/pdv/offline"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

// terminal is what the till's page keeps to sell without the server: its own numbers, chained by their hashes.
type terminal struct {
	id, number, epoch, seq int64
	hash                   string
}

// sellAlone makes sales as the page does while the network is away, and then sends them all at once, again and again, until
// each has its verdict.
func (c *cashierAt) sellAlone(ctx context.Context, many int) (acks []ack, err error) {
	if err := c.enrol(ctx); err != nil {
		return nil, err
	}
	var queue []offline.Envelope
	for range many {
		a := c.basket()
		a.alone = true
		acks = append(acks, a)
		queue = append(queue, c.terminal.write(c.document(a)))
	}
	for len(queue) > 0 {
		verdicts, err := c.synchronise(ctx, queue)
		if err != nil {
			return nil, err
		}
		queue = queue[len(verdicts):]
	}
	return acks, nil
}

func (c *cashierAt) enrol(ctx context.Context) error {
	if c.terminal.id != 0 {
		return nil
	}
	body, err := c.browser.postJSON(ctx, "/pdv/terminais", map[string]string{"till": strconv.FormatInt(c.till.ID, 10), "client": uuid7.New()})
	if err != nil {
		return err
	}
	var got struct {
		Terminal int64 `json:"terminal,string"`
		Number   int64 `json:"number"`
		Epoch    int64 `json:"epoch"`
	}
	err = json.Unmarshal([]byte(body), &got)
	c.terminal = terminal{id: got.Terminal, number: got.Number, epoch: got.Epoch}
	return err
}

// synchronise sends what waits. Some of it may be answered and the rest not, where the database failed within.
func (c *cashierAt) synchronise(ctx context.Context, queue []offline.Envelope) ([]offline.Verdict, error) {
	c.steps.take(true)
	body, err := c.browser.postJSON(ctx, "/pdv/sincronizar", map[string]any{"terminal": strconv.FormatInt(c.terminal.id, 10), "documents": queue})
	if err != nil {
		return nil, err
	}
	var got struct{ Verdicts []offline.Verdict }
	if err := json.Unmarshal([]byte(body), &got); err != nil {
		return nil, err
	}
	if len(got.Verdicts) == 0 || len(got.Verdicts) > len(queue) {
		return nil, fmt.Errorf("%d vereditos para %d vendas", len(got.Verdicts), len(queue))
	}
	for i, v := range got.Verdicts {
		known := slices.Contains([]string{offline.Stored, offline.Already}, v.Verdict)
		if !known || v.ID != queue[i].ID || v.Reenrol || len(v.Flags) > 0 {
			return nil, fmt.Errorf("a venda sem conexão %s recebeu o veredito %+v", queue[i].ID, v)
		}
	}
	return got.Verdicts, nil
}

// document is a basket as the page writes it down when it is paid.
func (c *cashierAt) document(a ack) offline.Document {
	d := offline.Document{ID: a.client, Terminal: c.terminal.id, Number: c.terminal.number, Epoch: c.terminal.epoch, Seq: c.terminal.seq + 1,
		Till: c.till.ID, Shift: *c.till.ShiftID, MadeAt: time.Now(), Total: a.total, Payments: a.paid, Change: -a.total}
	for _, p := range a.line {
		units := a.sold[p.ID]
		d.Items = append(d.Items, offline.Item{Line: uuid7.New(), ProductID: p.ID, Name: p.Name, Unit: p.Unit,
			Quantity: quantity.Units(units), Price: p.Price, Total: p.Price * money.Cents(units)})
	}
	for _, p := range a.paid {
		d.Change += p.Tendered
	}
	return d
}

// write seals a document and takes the next number.
func (t *terminal) write(d offline.Document) offline.Envelope {
	body, _ := json.Marshal(d) // words and numbers always marshal
	sum := sha256.Sum256(append([]byte(t.hash), body...))
	e := offline.Envelope{ID: d.ID, Epoch: d.Epoch, Seq: d.Seq, Previous: t.hash, Hash: hex.EncodeToString(sum[:]), Body: string(body)}
	t.seq, t.hash = d.Seq, e.Hash
	return e
}
