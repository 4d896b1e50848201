package pdv_test

import (
	"fmt"
	"net/url"
	"slices"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/barcode"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/quantity"
	"omniservicos/web/webtest/browser"
)

// stopwatch notes, for each Enter, how long until the next frame after the cart's new line stood on the page.
const stopwatch = `(() => {
	window.took = [];
	let from = 0;
	addEventListener("keydown", (e) => { if (e.key === "Enter") from = performance.now(); }, true);
	document.addEventListener("till:put", (e) => {
		if (!e.detail.has("till-last") || !from) return;
		const since = from;
		from = 0;
		requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - since)));
	});
	return true;
})()`

// The figure: p95 of 50 ms from the scan to the line on screen, with 60 lines in the cart and 15,000 products.
// It is printed always; only what no busy machine explains is a failure.
func TestAScanIsOnTheScreenAtOnce(t *testing.T) {
	s := openShop(t)
	codes := s.crowd(15_000)
	b := s.sitDown(browser.Counter)
	for i := range 60 {
		b.Scan(codes[i*37])
	}
	b.Until("sixty lines stand there", func() bool { return b.Count(".till-line") == 60 })
	browser.Eval[bool](b, stopwatch)
	const scans = 40
	for i := range scans {
		b.Scan(codes[5000+i*31])
		b.Until("it is there", func() bool { return browser.Eval[int](b, `took.length`) == i+1 })
	}
	took := browser.Eval[[]float64](b, `took`)
	slices.Sort(took)
	t.Logf("da leitura à linha na tela, carrinho de 60 a 100 linhas, 15.000 produtos: p50 %.1f ms, p95 %.1f ms, pior %.1f ms (meta: p95 ≤ 50 ms)",
		took[scans/2], took[scans*95/100], took[scans-1])
	if took[scans/2] > 500 {
		t.Errorf("half of the scans took more than half a second")
	}
	if n := b.Count(".till-line"); n != 60+scans {
		t.Errorf("%d lines for %d scans", n, 60+scans)
	}
	s.searchSpeed(t)
}

// searchSpeed prints what the search under the code field costs, through the whole server.
func (s *shop) searchSpeed(t *testing.T) {
	t.Helper()
	for _, q := range []string{"PIZZA*CA", "cala piz", "7891", "açúc"} {
		var took []time.Duration
		for range 9 {
			start := time.Now()
			s.Htmx().GET(s.at("/busca?q=" + url.QueryEscape(q))).Status(200)
			took = append(took, time.Since(start))
		}
		slices.Sort(took)
		t.Logf("busca por %q entre 15.000: %v no meio, pior %v (meta: < 100 ms)", q, took[4], took[8])
		if took[4] > time.Second {
			t.Errorf("a search for %s takes %v", q, took[4])
		}
	}
}

// crowd fills the shelves and gives the barcodes.
func (s *shop) crowd(n int) (codes []string) {
	s.T.Helper()
	kinds := []string{"Pizza Calabresa", "Pizza Muçarela", "Açúcar Refinado", "Arroz Tipo 1", "Café Torrado", "Óleo de Soja", "Sabão em Pó", "Água Mineral"}
	list := make([]catalogue.Product, n)
	for i := range list {
		codes = append(codes, barcode.Complete(fmt.Sprintf("7891%08d", i)))
		list[i] = catalogue.Product{Kind: catalogue.Goods, Name: fmt.Sprintf("%s Marca %03d %d g", kinds[i%len(kinds)], i%300, i), SKU: fmt.Sprintf("P%05d", i),
			EAN: codes[i], Unit: "un", Price: 199}
	}
	s.Do(func(tx *db.Tx) error {
		made, err := catalogue.Create(tx, list)
		if err != nil {
			return err
		}
		moves := make([]stock.Movement, 0, 2000)
		for i := range n / 10 {
			moves = append(moves, stock.Movement{ProductID: made[i].ID, DepotID: s.till.DepotID, Quantity: quantity.Units(9), Value: 900, ValueGiven: true,
				Kind: "entrada", OriginKind: "teste", OriginID: 1})
		}
		_, err = stock.Move(tx, moves)
		return err
	})
	return codes
}
