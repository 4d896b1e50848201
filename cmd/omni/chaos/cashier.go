package chaos

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strconv"
	"sync"
	"time"

	"omniservicos/store/catalogue"
	"omniservicos/store/money"
	"omniservicos/store/pdv/offline"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/uuid7"
)

// ack is a sale whose payment was answered to the cashier: from then on it must exist, once, as it was.
type ack struct {
	client         string // its UUID
	till           int64
	lines          int
	total          money.Cents
	cash, pix, due money.Cents         // what was paid in each form; due is a card's, for later
	sold           map[int64]int64     // units by product
	paid           []offline.Payment   // as the till took it
	line           []catalogue.Product // what was passed, in order
	alone          bool                // sold without the server, and sent afterwards
}

// sellAll lets every cashier sell her share.
func (r *run) sellAll(ctx context.Context) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var wg sync.WaitGroup
	var mu sync.Mutex
	var failures error
	for i, till := range r.shop.tills {
		share := r.Sales / r.Tills
		if i < r.Sales%r.Tills {
			share++
		}
		c := &cashierAt{run: r, browser: newBrowser(r, cashier(i), uint64(1000+i)), till: till, random: r.random(uint64(1 + i))}
		wg.Go(func() {
			for left := share; left > 0; {
				acks, err := c.serve(ctx, left)
				left -= len(acks)
				mu.Lock()
				if err == nil {
					r.acks = append(r.acks, acks...)
				} else {
					failures = errors.Join(failures, fmt.Errorf("%s: %w", till.Name, err))
				}
				mu.Unlock()
				if err != nil {
					cancel()
					return
				}
			}
		})
	}
	wg.Wait()
	return failures
}

// cashierAt is a cashier at her till.
type cashierAt struct {
	*run
	browser  *browser
	till     tills.Till
	terminal terminal
	random   *rand.Rand
}

// serve sells to the next customer, or to a few while the network is away.
func (c *cashierAt) serve(ctx context.Context, most int) ([]ack, error) {
	if c.random.IntN(8) == 0 {
		return c.sellAlone(ctx, min(most, 1+c.random.IntN(4)))
	}
	a, err := c.sale(ctx)
	return []ack{a}, err
}

var saleInAnswer = regexp.MustCompile(`/pdv/vendas/(\d+)/`)

// sale serves one customer: the lines, the payment, and now and then the payment a second time.
func (c *cashierAt) sale(ctx context.Context) (a ack, err error) {
	a = c.basket()
	path := ""
	for _, p := range a.line {
		body, err := c.browser.post(ctx, fmt.Sprintf("/pdv/caixas/%d/itens", c.till.ID), 200,
			"sale", a.client, "line", uuid7.New(), "code", fmt.Sprintf("%d*%s", a.sold[p.ID], p.SKU))
		if err != nil {
			return a, err
		}
		if found := saleInAnswer.FindStringSubmatch(body); found != nil {
			path = "/pdv/vendas/" + found[1] + "/finalizar"
		}
		c.steps.take(false)
	}
	if path == "" {
		return a, errors.New("a resposta ao item não diz qual é a venda")
	}
	twice, other := c.random.IntN(10), c.random.IntN(20)
	c.steps.take(true)
	if twice == 0 {
		return a, c.payTwice(ctx, path, a)
	}
	if _, err := c.browser.post(ctx, path, 200, a.form()...); err != nil {
		return a, err
	}
	if twice == 1 {
		c.steps.doubled.Add(1)
		_, err = c.browser.post(ctx, path, 200, a.form()...)
	}
	if other == 0 && err == nil {
		_, err = c.browser.post(ctx, path, 409, "forma", "dinheiro", "valor", "99999", "parcelas", "1")
	}
	return a, err
}

// payTwice is the impatient click: the same payment in two requests at once, both of which have to be answered alike.
func (c *cashierAt) payTwice(ctx context.Context, path string, a ack) error {
	c.steps.doubled.Add(1)
	second := make(chan error, 1)
	go func() {
		_, err := c.browser.post(ctx, path, 200, a.form()...)
		second <- err
	}()
	_, err := c.browser.post(ctx, path, 200, a.form()...)
	return errors.Join(err, <-second)
}

// basket draws what the customer brings and how it is paid.
func (c *cashierAt) basket() ack {
	a := ack{client: uuid7.New(), till: c.till.ID, lines: 1 + c.random.IntN(4), sold: map[int64]int64{}}
	for _, n := range c.random.Perm(len(c.shop.products))[:a.lines] {
		p := c.shop.products[n]
		units := 1 + c.random.Int64N(3)
		a.line, a.sold[p.ID] = append(a.line, p), units
		a.total += p.Price * money.Cents(units)
	}
	switch c.random.IntN(4) {
	case 0:
		a.cash, a.due = a.total-a.total/2, a.total/2
		a.pay("credito", a.due, 1+c.random.IntN(3))
		a.pay("dinheiro", a.cash+money.Cents(c.random.IntN(1000)), 1)
	case 1:
		a.pix = a.total
		a.pay("pix", a.pix, 1)
	case 2:
		a.due = a.total
		a.pay("debito", a.due, 1)
	default:
		a.cash = a.total
		a.pay("dinheiro", a.cash+money.Cents(c.random.IntN(5000)), 1)
	}
	return a
}

func (a *ack) pay(form string, amount money.Cents, parts int) {
	a.paid = append(a.paid, offline.Payment{Method: form, Tendered: amount, Instalments: parts})
}

// form is the payment as the till's page posts it.
func (a *ack) form() (fields []string) {
	for _, p := range a.paid {
		fields = append(fields, "forma", p.Method, "valor", fmt.Sprintf("%d,%02d", p.Tendered/100, p.Tendered%100), "parcelas", strconv.Itoa(p.Instalments))
	}
	return fields
}

// pause is the wait before the n-th asking.
func pause(n int, random *rand.Rand) time.Duration {
	most := min(300, 20<<min(n, 4))
	return time.Duration(10+random.IntN(most)) * time.Millisecond
}
