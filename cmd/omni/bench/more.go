package bench

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

// countTrips finalises sales in this process and prints the last one's statements between SET LOCAL and COMMIT: BEGIN,
// SET LOCAL and the look at the session go with the first, COMMIT with the last.
func (b *bench) countTrips(ctx context.Context) error {
	queues, err := b.openSales(ctx, 1, 3)
	if err != nil {
		return err
	}
	var trips int64
	for _, s := range queues[0] { // the first two let the site know the session
		if trips, err = b.tripsOf(s); err != nil {
			return err
		}
	}
	b.print("sale.roundtrips", float64(trips), "viagens ao banco, sessão, BEGIN e COMMIT incluídos")
	return nil
}

func (b *bench) tripsOf(s open) (int64, error) {
	var trips atomic.Int64
	r := httptest.NewRequest("POST", fmt.Sprintf("/pdv/vendas/%d/finalizar", s.id), strings.NewReader(form(s.total)))
	r = r.WithContext(db.CountTrips(r.Context(), &trips))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.AddCookie(&http.Cookie{Name: "omni", Value: b.token})
	rec := httptest.NewRecorder()
	b.site.ServeHTTP(rec, r)
	if rec.Code != http.StatusSeeOther {
		return 0, fmt.Errorf("finalizar respondeu %d: %s", rec.Code, rec.Body)
	}
	return trips.Load(), nil
}

// story runs the whole sale through the use cases' pages: open with the first scan, two more scans, finalise.
func (b *bench) story(ctx context.Context) error {
	end := time.Now().Add(b.Length)
	conn, err := net.Dial("tcp", b.address)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	answers := bufio.NewReader(conn)
	stories, began := 0, time.Now()
	for ; time.Now().Before(end); stories++ {
		if err := b.tell(ctx, conn, answers); err != nil {
			return err
		}
	}
	b.print("sale.story.c1.per_s", float64(stories)/time.Since(began).Seconds(), "vendas inteiras/s (3 leituras e finalizar)")
	return nil
}

func (b *bench) tell(ctx context.Context, conn net.Conn, answers *bufio.Reader) error {
	till, sale := b.tills[0], uuid7.New()
	total := money.Cents(0)
	for i := range 3 {
		p := b.items[i*300]
		total += p.Price
		body := fmt.Sprintf("sale=%s&line=%s&code=%s", sale, uuid7.New(), p.SKU)
		if _, err := conn.Write(b.request("POST", fmt.Sprintf("/pdv/caixas/%d/itens", till.ID), body)); err != nil {
			return err
		}
		if status, err := readAnswer(answers); err != nil || status >= 400 {
			return fmt.Errorf("leitura respondeu %d: %w", status, err)
		}
	}
	var id int64
	err := b.work(ctx, func(tx *db.Tx) error {
		s, err := pdv.FindSaleByClient(tx, sale)
		id = s.ID
		return err
	})
	if err != nil {
		return err
	}
	if _, err := conn.Write(b.request("POST", fmt.Sprintf("/pdv/vendas/%d/finalizar", id), form(int64(total)))); err != nil {
		return err
	}
	status, err := readAnswer(answers)
	if err == nil && status != http.StatusSeeOther {
		err = fmt.Errorf("finalizar respondeu %d", status)
	}
	return err
}

// list fills the catalogue up to 15,000 products and reads pages of it with 8 clients.
func (b *bench) list(ctx context.Context) error {
	for from := products; from < catalogue15k; from += 500 {
		err := b.work(ctx, func(tx *db.Tx) error {
			var batch []catalogue.Product
			for i := from; i < from+500; i++ {
				batch = append(batch, catalogue.Product{
					Kind: "mercadoria", SKU: fmt.Sprintf("M%05d", i), Name: fmt.Sprintf("Parafuso sextavado ação %d", i), Unit: "un",
					Price: money.Cents(100 + i%5000), MinStock: quantity.Units(2),
				})
			}
			_, err := catalogue.Create(tx, batch)
			return err
		})
		if err != nil {
			return err
		}
	}
	if err := b.psql(ctx, "omni", "-c", "vacuum analyze"); err != nil {
		return err
	}
	for name, path := range map[string]string{"products.list": "/erp/produtos", "products.search": "/erp/produtos?q=acao"} {
		latencies, err := b.read(path)
		if err != nil {
			return err
		}
		b.print(name+".p99_ms", percentile(latencies, 99), "ms (8 clientes, 15.000 produtos)")
		b.print(name+".p50_ms", percentile(latencies, 50), "ms")
	}
	return nil
}

func (b *bench) read(path string) (latencies []float64, err error) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	end := time.Now().Add(b.Length)
	for range 8 {
		wg.Go(func() {
			mine, failure := b.reader(path, end)
			mu.Lock()
			defer mu.Unlock()
			latencies = append(latencies, mine...)
			if failure != nil {
				err = failure
			}
		})
	}
	wg.Wait()
	return latencies, err
}

func (b *bench) reader(path string, end time.Time) (latencies []float64, err error) {
	conn, err := net.Dial("tcp", b.address)
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }()
	answers := bufio.NewReader(conn)
	for time.Now().Before(end) {
		began := time.Now()
		if _, err := conn.Write(b.request("GET", path, "")); err != nil {
			return nil, err
		}
		status, err := readAnswer(answers)
		if err != nil || status != 200 {
			return nil, fmt.Errorf("%s respondeu %d: %w", path, status, err)
		}
		latencies = append(latencies, float64(time.Since(began).Microseconds())/1000)
	}
	return latencies, nil
}
