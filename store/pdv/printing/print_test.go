package printing_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/catalogue"
	"omniservicos/store/escpos"
	"omniservicos/store/escpos/fakeprinter"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/printing"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest"
	"omniservicos/store/uuid7"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// shop is a shop whose till has a printer on the network.
type shop struct {
	*storetest.Shop
	till    tills.Till
	printer *fakeprinter.Printer
}

func openShop(t *testing.T) *shop {
	t.Helper()
	app, _ := dbtest.Fresh(t) // its own database: other tests' jobs would be worked too
	s := &shop{Shop: storetest.In(t, app), printer: fakeprinter.On(t)}
	s.Do(func(tx *db.Tx) error {
		all, err := tills.List(tx)
		if err != nil {
			return err
		}
		if _, err := tills.Open(tx, all[0].ID, 0); err != nil {
			return err
		}
		p := tills.DefaultPrinter
		p.Kind, p.Address, p.Columns = "rede", s.printer.Address, 32
		if err := tills.SavePrinter(tx, all[0].ID, p); err != nil {
			return err
		}
		s.till, err = tills.Find(tx, all[0].ID)
		return err
	})
	return s
}

// sell sells one coffee, which keeps no stock.
func (s *shop) sell(method string) (sale pdv.Sale) {
	s.T.Helper()
	var p catalogue.Product
	s.Do(func(tx *db.Tx) (err error) {
		p, err = catalogue.Save(tx, catalogue.Product{Kind: catalogue.Service, Name: "Café coado", SKU: uuid7.New(), Unit: "un", Price: 450})
		return err
	})
	s.Do(func(tx *db.Tx) (err error) {
		sale, err = pdv.AddLine(tx, pdv.NewLine{TillID: s.till.ID, SaleClient: uuid7.New(), LineClient: uuid7.New(), ProductID: p.ID, Quantity: quantity.One})
		return err
	})
	for range 2 { // the answer was lost: the till asks again, and prints once
		s.Do(func(tx *db.Tx) (err error) {
			sale, err = pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: []pdv.Payment{{Method: method, Tendered: money.Cents(450), Instalments: 1}}})
			return err
		})
	}
	return sale
}

// work runs the jobs until none is due.
func (s *shop) work() {
	s.T.Helper()
	for {
		n, err := s.DB.WorkOnce(context.Background())
		if err != nil {
			s.T.Fatal(err)
		}
		if n == 0 {
			return
		}
	}
}

// later makes what waits be due.
func (s *shop) later() {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Relógio adiantado", Object: "jobs"})
		if _, err := tx.Exec(`update print_jobs set next_at = now() - interval '1 second', taken_at = taken_at - interval '5 minutes' where account_id = $1`); err != nil {
			return err
		}
		_, err := tx.Exec(`update jobs set run_at = now() - interval '1 second' where account_id = $1 and state = 'espera'`)
		return err
	})
}

func (s *shop) open() (jobs []printing.Job) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		jobs, err = printing.Unfinished(tx, s.till.ID)
		return err
	})
	return jobs
}

func (s *shop) answer(what string) error {
	return s.Try(func(tx *db.Tx) error { return printing.Answer(tx, s.till.ID, s.open()[0].ID, what) })
}

func (s *shop) printed(want int) [][]byte {
	s.T.Helper()
	papers := s.printer.Printed()
	if len(papers) != want {
		s.T.Fatalf("%d papers came out, want %d: %q", len(papers), want, papers)
	}
	return papers
}

func TestAReceiptComesOutOnceWithItsSale(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.sell("dinheiro")
	s.work()
	paper := s.printed(1)[0]
	if !bytes.HasPrefix(paper, []byte("\x1b@\x1bt\x02\x1bp\x00\x19\xfa")) || !bytes.HasSuffix(paper, []byte("\x1dVB\x03")) {
		t.Errorf("drawer, paper, knife: %q", paper)
	}
	for _, line := range []string{"Caf\x82 coado\n", "1 un \x9e 4,50                 4,50\n", "\x1bE\x01\x1d!\x11Total    R$ 4,50\n\x1d!\x00\x1bE\x00", "Dinheiro                    4,50\n"} {
		if !bytes.Contains(paper, []byte(line)) {
			t.Errorf("%q is not on %q", line, paper)
		}
	}
	s.later()
	s.work()
	s.printed(1)
	if jobs := s.open(); len(jobs) != 0 {
		t.Errorf("still open: %+v", jobs)
	}
}

func TestThePaperOfACardOpensNoDrawer(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.sell("pix")
	s.work()
	if paper := s.printed(1)[0]; bytes.Contains(paper, []byte("\x1bp")) {
		t.Errorf("the drawer opens: %q", paper)
	}
}

func TestAPrinterThatIsOffGetsItsReceiptsLaterInOrder(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.printer.Off()
	first, second := s.sell("dinheiro"), s.sell("pix")
	s.work()
	jobs := s.open()
	if len(jobs) != 2 || jobs[0].State != "espera" || !strings.Contains(jobs[0].Says(time.Now()), "não atende") {
		t.Fatalf("the till is told %+v", jobs)
	}
	if first.State != "finalizada" || second.State != "finalizada" {
		t.Error("the sales do not stand")
	}
	s.printer.Again()
	for range 3 {
		s.later()
		s.work()
	}
	papers := s.printed(2)
	for i, sale := range []pdv.Sale{first, second} {
		if !bytes.Contains(papers[i], []byte("Venda n\xa7 "+string(rune('0'+*sale.Number)))) {
			t.Errorf("paper %d is %q", i, papers[i])
		}
	}
}

func TestAPrinterWithoutPaperIsAskedAgain(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.printer.Behave(fakeprinter.NoPaper)
	s.sell("pix")
	s.work()
	if says := s.open()[0].Says(time.Now()); !strings.Contains(says, "sem papel") {
		t.Errorf("the till is told %q", says)
	}
	s.printed(0)
	s.printer.Behave(fakeprinter.Ready)
	s.later()
	s.work()
	s.printed(1)
}

func TestASlowPrinterPrintsOnce(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.printer.Behave(fakeprinter.Slow)
	s.sell("pix")
	s.work()
	s.later()
	s.work()
	s.printed(1)
}

func TestWhatMayHaveComeOutIsAskedAndNeverSentByItself(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.printer.Behave(fakeprinter.Dies)
	s.sell("dinheiro")
	s.work()
	s.printer.Behave(fakeprinter.Ready)
	s.later()
	s.work()
	s.printed(0)
	if jobs := s.open(); len(jobs) != 1 || !jobs[0].InDoubt() {
		t.Fatalf("the till is told %+v", jobs)
	}
	if err := s.answer("repetir"); err != nil {
		t.Fatal(err)
	}
	s.work()
	paper := s.printed(1)[0]
	if !bytes.Contains(paper, []byte("2\xa6 VIA")) || bytes.Contains(paper, []byte("\x1bp")) {
		t.Errorf("the second paper is %q", paper)
	}
}

func TestAWorkerThatDiedLeavesADoubt(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.sell("pix")
	s.Do(func(tx *db.Tx) error { // as kill -9 leaves it: taken, and no answer
		tx.Log(db.Change{Action: "Servidor morto", Object: "print_jobs"})
		_, err := tx.Exec(`update print_jobs set state = 'imprimindo', taken_at = now() where account_id = $1`)
		return err
	})
	s.work()
	s.printed(0)
	s.later()
	s.sell("pix")
	for range 2 {
		s.work()
		time.Sleep(5 * time.Millisecond)
	}
	s.printed(1) // the sale after it is not held up
	if jobs := s.open(); len(jobs) != 1 || !jobs[0].InDoubt() {
		t.Fatalf("the till is told %+v", jobs)
	}
	if err := s.answer("saiu"); err != nil {
		t.Fatal(err)
	}
	if len(s.open()) != 0 {
		t.Error("it is still asked")
	}
}

func TestAReprintSaysWhichItIs(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	sale := s.sell("pix")
	for range 2 {
		s.Do(func(tx *db.Tx) error {
			server, err := printing.Reprint(tx, sale.ID)
			if err == nil && !server {
				err = errors.New("the server does not print")
			}
			return err
		})
	}
	s.work()
	papers := s.printed(3)
	if bytes.Contains(papers[0], []byte("VIA")) || !bytes.Contains(papers[1], []byte("2\xa6 VIA")) || !bytes.Contains(papers[2], []byte("3\xa6 VIA")) {
		t.Errorf("the papers are %q", papers)
	}
}

func TestMoneyThatMovesByHandOpensTheDrawerAndMovesNoPaper(t *testing.T) {
	s := openShop(t)
	move := cash.Move{Client: uuid7.New(), TillID: s.till.ID, Kind: trail.DrawerOpened, Reason: "Trocar uma nota"}
	for range 2 {
		s.Do(func(tx *db.Tx) error {
			_, err := cash.MakeMove(tx, move)
			return err
		})
	}
	s.work()
	papers := s.printed(1)
	if !bytes.Equal(papers[0], escpos.Drawer()) {
		t.Errorf("the printer got %q", papers[0])
	}
}
