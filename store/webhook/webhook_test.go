package webhook_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest"
	"omniservicos/store/uuid7"
	"omniservicos/store/webhook"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// listener plays the other program.
type listener struct {
	*httptest.Server
	mu     sync.Mutex
	status int
	heard  []*http.Request
	bodies []string
}

func listen(t *testing.T) *listener {
	l := &listener{status: 204}
	l.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		l.mu.Lock()
		defer l.mu.Unlock()
		l.heard, l.bodies = append(l.heard, r), append(l.bodies, string(body))
		w.WriteHeader(l.status)
	}))
	t.Cleanup(l.Close)
	return l
}

func work(t *testing.T, s *storetest.Shop) {
	t.Helper()
	for range 5 {
		if _, err := s.DB.WorkOnce(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
}

func later(s *storetest.Shop) {
	s.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Relógio adiantado", Object: "jobs"})
		_, err := tx.Exec(`update jobs set run_at = now() - interval '1 second' where account_id = $1 and state = 'espera'`)
		return err
	})
}

// sellOne puts three on the shelf and sells one.
func sellOne(s *storetest.Shop) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		all, err := tills.List(tx)
		if err != nil {
			return err
		}
		if _, err := tills.Open(tx, all[0].ID, 0); err != nil {
			return err
		}
		p, err := catalogue.Save(tx, catalogue.Product{Kind: catalogue.Goods, Name: "Arroz 5 kg", SKU: "1701", Unit: "un", Price: 2990})
		if err != nil {
			return err
		}
		_, err = stock.Move(tx, []stock.Movement{{ProductID: p.ID, DepotID: all[0].DepotID, Quantity: quantity.Units(3), Value: 3000, ValueGiven: true,
			Kind: "entrada", OriginKind: "teste", OriginID: 1}})
		if err != nil {
			return err
		}
		sale, err := pdv.AddLine(tx, pdv.NewLine{TillID: all[0].ID, SaleClient: uuid7.New(), LineClient: uuid7.New(), ProductID: p.ID, Quantity: quantity.One})
		if err != nil {
			return err
		}
		_, err = pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: []pdv.Payment{{Method: "pix", Tendered: 2990, Instalments: 1}}})
		return err
	})
}

func TestOtherProgramsAreToldSignedAndUntilTheyListen(t *testing.T) {
	app, _ := dbtest.Fresh(t)
	s, there := storetest.In(t, app), listen(t)
	webhook.AllowLocal = true
	defer func() { webhook.AllowLocal = false }()
	var made webhook.Webhook
	s.Do(func(tx *db.Tx) (err error) {
		made, err = webhook.Create(tx, there.URL+"/avisos", webhook.Topics)
		return err
	})
	there.status = 503
	sellOne(s)
	work(t, s)
	if n := len(there.heard); n != 3 { // the goods that came, the goods that went, the sale
		t.Fatalf("%d deliveries were tried: %v", n, there.bodies)
	}
	there.status = 204
	later(s)
	work(t, s)
	later(s)
	work(t, s)
	if n := len(there.heard); n != 6 {
		t.Fatalf("%d deliveries after the second try: %v", n, there.bodies)
	}
	topics := map[string]int{}
	for i, r := range there.heard[3:] {
		body := there.bodies[3+i]
		at, _, _ := strings.Cut(strings.TrimPrefix(r.Header.Get("Omni-Assinatura"), "t="), ",")
		var seconds int64
		_ = json.Unmarshal([]byte(at), &seconds)
		if got := r.Header.Get("Omni-Assinatura"); got != webhook.Sign(made.Secret, time.Unix(seconds, 0), body) || time.Since(time.Unix(seconds, 0)) > time.Minute {
			t.Errorf("the signature %s is not of %s", got, body)
		}
		topics[r.Header.Get("Omni-Topico")]++
	}
	if topics[webhook.SaleFinalised] != 1 || topics[webhook.StockChanged] != 2 {
		t.Errorf("told %v", topics)
	}
	all := strings.Join(there.bodies, "\n")
	for _, part := range []string{`"topico":"venda.finalizada"`, `"total":2990`, `"movido":"-1","produto"`, `"saldo":"2"`} {
		if !strings.Contains(all, part) {
			t.Errorf("%s was not told:\n%s", part, all)
		}
	}
	var list []webhook.Delivery
	s.Do(func(tx *db.Tx) (err error) {
		if list, err = webhook.Deliveries(tx); err != nil {
			return err
		}
		if err := webhook.Resend(tx, list[0].ID); err != nil {
			return err
		}
		return nil
	})
	if list[0].State != "entregue" || list[0].Attempts != 2 || list[0].Answer != "Respondeu 204." {
		t.Errorf("the list says %+v", list[0])
	}
	work(t, s)
	if n := len(there.heard); n != 7 {
		t.Errorf("%d deliveries after resending", n)
	}
	s.Do(func(tx *db.Tx) error { return webhook.Remove(tx, made.ID) })
	if n := s.Count("webhook_deliveries"); n != 3 {
		t.Errorf("%d deliveries", n)
	}
}

func TestWithoutWebhooksNothingIsWrittenForAny(t *testing.T) {
	s := storetest.New(t)
	sellOne(s)
	if n := s.Count("webhook_deliveries"); n != 0 {
		t.Errorf("%d deliveries", n)
	}
}

func TestAnAddressInsideIsRefusedBeforeAndAfterItsNameIsLookedUp(t *testing.T) {
	s := storetest.New(t)
	for _, address := range []string{
		"", "loja", "http://loja.exemplo.com/", "ftp://loja.exemplo.com/", "https://", "https://localhost/", "https://127.0.0.1/", "https://10.0.0.1/x",
		"https://192.168.0.1/", "https://169.254.169.254/latest", "https://[::1]/", "https://[fd00::1]/", "https://[::ffff:10.0.0.1]/", "https://100.64.0.1/",
		"https://0.0.0.0/", "https://ana:senha@loja.exemplo.com/", "https://impressora.local/", "https://a.com/" + strings.Repeat("x", 600),
	} {
		err := s.Try(func(tx *db.Tx) error { _, err := webhook.Create(tx, address, webhook.Topics); return err })
		if err == nil {
			t.Errorf("%q was taken", address)
		}
	}
	for _, topics := range [][]string{nil, {"tudo"}} {
		err := s.Try(func(tx *db.Tx) error { _, err := webhook.Create(tx, "https://loja.exemplo.com/", topics); return err })
		if err == nil {
			t.Errorf("topics %v were taken", topics)
		}
	}
}

func TestANameThatLeadsInsideIsNotPosted(t *testing.T) {
	app, _ := dbtest.Fresh(t)
	s, there := storetest.In(t, app), listen(t)
	webhook.AllowLocal = true
	s.Do(func(tx *db.Tx) error {
		_, err := webhook.Create(tx, there.URL, []string{webhook.SaleFinalised})
		return err
	})
	webhook.AllowLocal = false // the name pointed outside when it was registered, and points inside now
	sellOne(s)
	work(t, s)
	if len(there.heard) != 0 {
		t.Error("it was posted")
	}
	s.Do(func(tx *db.Tx) error {
		list, err := webhook.Deliveries(tx)
		if err == nil && (len(list) != 1 || !strings.Contains(list[0].Answer, "rede interna")) {
			t.Errorf("the list says %+v", list)
		}
		return err
	})
}
