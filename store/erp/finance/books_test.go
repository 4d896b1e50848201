package finance_test

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// books is a shop with a drawer, a safe, a bank, and Maria, who may owe R$ 200,00.
type books struct {
	*storetest.Shop
	drawer, safe, bank, branch, maria int64
	today                             dates.Date
}

func open(t *testing.T) *books {
	t.Helper()
	t.Parallel()
	b := &books{Shop: storetest.New(t)}
	b.Do(func(tx *db.Tx) error {
		b.today = dates.Of(tx.Now, tx.Zone())
		s, err := tx.Settings()
		if err != nil {
			return err
		}
		b.safe, b.bank = s.SafeAccountID, s.PixAccountID
		if err := tx.Get(&b.branch, `select id from branches where account_id = $1`); err != nil {
			return err
		}
		if b.drawer, err = finance.NewAccount(tx, "caixa", "Gaveta", b.branch); err != nil {
			return err
		}
		maria, err := person.Save(tx, person.Person{Name: "Maria", IsCustomer: true, CreditLimit: 20000})
		b.maria = maria.ID
		return err
	})
	t.Cleanup(b.agree)
	return b
}

// agree fails the test when the books do not agree with themselves.
func (b *books) agree() {
	b.Do(func(tx *db.Tx) error {
		wrong, err := finance.Check(tx)
		for _, w := range wrong {
			b.T.Error(w)
		}
		return err
	})
}

func (b *books) balance(account int64) (c money.Cents) {
	b.T.Helper()
	b.Do(func(tx *db.Tx) (err error) {
		c, err = finance.Balance(tx, account)
		return err
	})
	return c
}

func (b *books) owes(want money.Cents) {
	b.T.Helper()
	b.Do(func(tx *db.Tx) error {
		owed, _, err := finance.Credit(tx, b.maria)
		if owed != want {
			b.T.Errorf("Maria owes %s, want %s", owed, want)
		}
		return err
	})
}

func (b *books) title(id int64) (title finance.Title) {
	b.T.Helper()
	b.Do(func(tx *db.Tx) (err error) {
		title, err = finance.FindTitle(tx, id)
		return err
	})
	return title
}

func (b *books) refused(want string, fn func(*db.Tx) error) {
	b.T.Helper()
	err := b.Try(fn)
	if _, ok := fault.As(err); !ok || !strings.Contains(err.Error(), want) {
		b.T.Errorf("got %v, want %q", err, want)
	}
}

// sell finalises a sale in the eyes of finance.
func (b *books) sell(payments ...event.SalePayment) event.SaleFinalised {
	return event.SaleFinalised{
		SaleID: db.NewID(), BranchID: b.branch, TillName: "Caixa 1", Number: 42, CustomerID: b.maria, CashAccountID: b.drawer,
		BusinessDay: b.today, Payments: payments,
	}
}

func receive(f event.SaleFinalised) func(*db.Tx) error {
	return func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Venda finalizada", Object: "sales", ID: f.SaleID})
		return finance.ReceivePayments(tx, f)
	}
}

func reverse(f event.SaleFinalised) func(*db.Tx) error {
	return func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Venda cancelada", Object: "sales", ID: f.SaleID})
		return finance.ReversePayments(tx, event.SaleCancelled{SaleID: f.SaleID, CustomerID: f.CustomerID, TillName: f.TillName, Number: f.Number})
	}
}

func pay(method string, amount money.Cents, instalments int) event.SalePayment {
	return event.SalePayment{Method: method, Amount: amount, Instalments: instalments}
}

func (b *books) titlesOf(sale int64) (ids []int64) {
	b.T.Helper()
	b.Do(func(tx *db.Tx) error {
		return tx.List(&ids, `select id from titles where account_id = $1 and origin_id = $2 order by id`, sale)
	})
	return ids
}

func TestSaleBringsMoneyAndTitles(t *testing.T) {
	b := open(t)
	sale := b.sell(pay("dinheiro", 3000, 1), pay("pix", 2000, 1), pay("credito", 10000, 3), pay("fiado", 5000, 1))
	b.Do(receive(sale))
	if got := b.balance(b.drawer); got != 3000 {
		t.Errorf("drawer holds %s", got)
	}
	if got := b.balance(b.bank); got != 2000 {
		t.Errorf("bank holds %s", got)
	}
	if n := len(b.titlesOf(sale.SaleID)); n != 4 {
		t.Errorf("%d titles, want 4", n)
	}
	b.owes(5000)

	b.Do(reverse(sale))
	if b.balance(b.drawer) != 0 || b.balance(b.bank) != 0 {
		t.Errorf("after the cancellation the drawer holds %s and the bank %s", b.balance(b.drawer), b.balance(b.bank))
	}
	for _, id := range b.titlesOf(sale.SaleID) {
		if title := b.title(id); title.State != "cancelado" || title.Open != 0 {
			t.Errorf("%s is %s with %s open", title.Name(), title.State, title.Open)
		}
	}
	b.owes(0)
}

func TestSaleIsFewStatements(t *testing.T) {
	b := open(t)
	for _, c := range []struct {
		name string
		sale event.SaleFinalised
		most int64
	}{
		{"dinheiro e crédito", b.sell(pay("dinheiro", 3000, 1), pay("credito", 1000, 2)), 3},
		{"dinheiro e pix", b.sell(pay("dinheiro", 3000, 1), pay("pix", 1000, 1)), 2},
		{"fiado", b.sell(pay("fiado", 1000, 1)), 2},
	} {
		var trips atomic.Int64
		scope := db.Scope{Account: b.Account.ID, Actor: b.Actor}
		err := b.DB.InAccount(db.CountTrips(context.Background(), &trips), scope, func(tx *db.Tx) error {
			if _, err := tx.Settings(); err != nil { // read once by whoever comes first
				return err
			}
			trips.Store(0)
			err := receive(c.sale)(tx)
			if got := trips.Load(); got > c.most {
				t.Errorf("%s: %d statements, want at most %d", c.name, got, c.most)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestFiadoBeyondTheLimit(t *testing.T) {
	b := open(t)
	b.Do(receive(b.sell(pay("fiado", 15000, 1))))
	sale := b.sell(pay("fiado", 8000, 1))
	b.refused("O limite de fiado de Maria é R$ 200,00 e já deve R$ 150,00: faltam R$ 30,00.", receive(sale))
	b.owes(15000)
	if ids := b.titlesOf(sale.SaleID); len(ids) != 0 {
		t.Errorf("the refused sale left titles %v", ids)
	}
	sale.CustomerID = 0
	b.refused("Para vender fiado, informe o cliente da venda.", receive(sale))
	b.Do(receive(b.sell(pay("fiado", 5000, 1)))) // to the last centavo
	b.owes(20000)
}

func TestSettledSaleIsNotCancelled(t *testing.T) {
	b := open(t)
	sale := b.sell(pay("dinheiro", 3000, 1), pay("credito", 10000, 2))
	b.Do(receive(sale))
	first := b.titlesOf(sale.SaleID)[0]
	b.Do(settle(finance.NewSettlement{TitleID: first, Amount: 5000, MoneyAccountID: b.bank}))
	b.refused("Estorne antes a baixa de Caixa 1 nº 42 (1/2): já foram pagos R$ 50,00.", reverse(sale))
	if got := b.balance(b.drawer); got != 3000 {
		t.Errorf("the refused cancellation left %s in the drawer", got)
	}
	b.refused("veio de uma venda: cancele a venda", func(tx *db.Tx) error { return finance.CancelTitle(tx, first, "Engano") })
}

func settle(n finance.NewSettlement) func(*db.Tx) error {
	return func(tx *db.Tx) error {
		_, err := finance.Settle(tx, n)
		return err
	}
}
