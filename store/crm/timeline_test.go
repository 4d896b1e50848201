package crm_test

import (
	"fmt"
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

// tell runs a listener in a transaction that logged its own change, as who announces does.
func tell(shop *storetest.Shop, fn func(*db.Tx) error) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Fato de teste", Object: "sales"})
		return fn(tx)
	})
}

func TestAPurchaseItsPaymentAndItsCancellationStandInTheHistory(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	bia := someone(shop, "Bia")
	tell(shop, func(tx *db.Tx) error {
		return crm.RecordPurchase(tx, event.SaleFinalised{SaleID: 7, TillName: "Caixa 1", Number: 12, CustomerID: bia.ID, Total: 12345})
	})
	tell(shop, func(tx *db.Tx) error {
		return crm.RecordSettlement(tx, event.TitleSettled{TitleID: 8, PersonID: bia.ID, Direction: "receber", Document: "1042 2/3", Amount: 5000, Open: 7345})
	})
	tell(shop, func(tx *db.Tx) error {
		return crm.RecordSettlement(tx, event.TitleSettled{TitleID: 8, PersonID: bia.ID, Direction: "receber", Document: "1042 2/3", Amount: -5000, Open: 12345})
	})
	tell(shop, func(tx *db.Tx) error {
		return crm.RecordCancellation(tx, event.SaleCancelled{SaleID: 7, CustomerID: bia.ID, TillName: "Caixa 1", Number: 12, Total: 12345, Reason: "desistiu"})
	})
	want := []string{
		"cancelamento|Cancelamento da compra nº 12 (Caixa 1): desistiu|−R$ 123,45|/pdv/vendas/7",
		"estorno|Estorno de baixa do título 1042 2/3, restam R$ 123,45|−R$ 50,00|/erp/financeiro/8",
		"baixa|Recebimento do título 1042 2/3, restam R$ 73,45|R$ 50,00|/erp/financeiro/8",
		"venda|Compra nº 12 (Caixa 1)|R$ 123,45|/pdv/vendas/7",
	}
	for i, l := range lines(shop, bia) {
		if got := fmt.Sprintf("%s|%s|%s|%s", l.Kind, l.Text, l.Amount, l.Path); got != want[i] {
			t.Errorf("line %d is %q, want %q", i, got, want[i])
		}
		if l.Actor != "Ana" {
			t.Errorf("line %d was written by %q", i, l.Actor)
		}
	}
}

func TestWhatNamesNobodyLeavesNoLine(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	tell(shop, func(tx *db.Tx) error {
		if err := crm.RecordPurchase(tx, event.SaleFinalised{SaleID: 7, Total: 100}); err != nil {
			return err
		}
		if err := crm.RecordCancellation(tx, event.SaleCancelled{SaleID: 7, Total: 100}); err != nil {
			return err
		}
		return crm.RecordSettlement(tx, event.TitleSettled{TitleID: 8, Amount: 100})
	})
	if n := shop.Count("timeline"); n != 0 {
		t.Errorf("%d lines", n)
	}
}

func TestAnIncomingBillSaysWhoWasPaid(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	supplier := someone(shop, "Distribuidora")
	tell(shop, func(tx *db.Tx) error {
		return crm.RecordSettlement(tx, event.TitleSettled{TitleID: 8, PersonID: supplier.ID, Direction: "pagar", Document: "NF 99", Amount: 5000})
	})
	if got := lines(shop, supplier); len(got) != 1 || got[0].Text != "Pagamento do título NF 99" {
		t.Errorf("the history is %+v", got)
	}
}

func TestHistoryPagesNeitherSkipNorRepeat(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	bia, other := someone(shop, "Bia"), someone(shop, "Rui")
	for i := range 11 {
		shop.Do(func(tx *db.Tx) error { return crm.AddNote(tx, bia.ID, fmt.Sprint("nota ", i)) })
	}
	shop.Do(func(tx *db.Tx) error { return crm.AddNote(tx, other.ID, "de outra pessoa") })
	shop.Do(func(tx *db.Tx) error {
		next, before := 10, int64(0)
		for {
			page, err := crm.Timeline(tx, bia.ID, before, 4)
			if err != nil || len(page) == 0 {
				if next != -1 {
					t.Errorf("stopped before note %d", next)
				}
				return err
			}
			for _, l := range page {
				if l.Text != fmt.Sprint("nota ", next) {
					t.Errorf("got %q, want nota %d", l.Text, next)
				}
				next, before = next-1, l.ID
			}
		}
	})
}

func TestANoteNeedsTextAndAPersonOfTheAccount(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	bia, foreign := someone(shop, "Bia"), someone(storetest.New(t), "Estranha")
	for _, c := range []struct {
		person int64
		text   string
		kind   fault.Kind
	}{{bia.ID, " \n ", fault.Blamed}, {foreign.ID, "oi", fault.Missed}, {0, "oi", fault.Missed}} {
		if err := shop.Try(func(tx *db.Tx) error { return crm.AddNote(tx, c.person, c.text) }); !fault.Is(err, c.kind) {
			t.Errorf("a note %q on %d: got %v", c.text, c.person, err)
		}
	}
	if n := shop.Count("timeline"); n != 0 {
		t.Errorf("%d lines were written", n)
	}
}

// The history is a ledger: not even our own code may change a line.
func TestNobodyChangesTheHistory(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	bia := someone(shop, "Bia")
	shop.Do(func(tx *db.Tx) error { return crm.AddNote(tx, bia.ID, "como foi") })
	for _, statement := range []string{`update timeline set text = 'outra coisa' where account_id = $1`, `delete from timeline where account_id = $1`} {
		if err := shop.Try(func(tx *db.Tx) error { _, err := tx.Exec(statement); return err }); err == nil {
			t.Errorf("%s went through", statement)
		}
	}
	if got := lines(shop, bia); len(got) != 1 || got[0].Text != "como foi" {
		t.Errorf("the history is %+v", got)
	}
}

func TestDoctorReadsTheHistory(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	bia := someone(shop, "Bia")
	buy := func(tx *db.Tx) error {
		return crm.RecordPurchase(tx, event.SaleFinalised{SaleID: 7, TillName: "Caixa 1", Number: 12, CustomerID: bia.ID, Total: 100})
	}
	cancel := func(p person.Person, sale int64) func(*db.Tx) error {
		return func(tx *db.Tx) error {
			return crm.RecordCancellation(tx, event.SaleCancelled{SaleID: sale, CustomerID: p.ID, TillName: "Caixa 1", Number: 12, Total: 100})
		}
	}
	offenders := func() (list []string) {
		shop.Do(func(tx *db.Tx) (err error) { list, err = crm.Check(tx); return err })
		return list
	}
	tell(shop, buy)
	tell(shop, cancel(bia, 7))
	if got := offenders(); len(got) != 0 {
		t.Errorf("a healthy history: %v", got)
	}
	tell(shop, buy)
	tell(shop, cancel(bia, 99))
	if got := offenders(); len(got) != 2 {
		t.Errorf("the same sale twice and a stray cancellation: %v", got)
	}
}
