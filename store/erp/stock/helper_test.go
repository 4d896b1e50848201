package stock_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// shop is a fresh shop with its main depot at hand.
type shop struct {
	*storetest.Shop
	depot int64
}

func open(t *testing.T) *shop {
	t.Helper()
	s := &shop{Shop: storetest.New(t)}
	s.Do(func(tx *db.Tx) error {
		depots, err := stock.Depots(tx)
		if err == nil {
			s.depot = depots[0].ID
		}
		return err
	})
	return s
}

// product registers goods with this typed cost.
func (s *shop) product(name, cost string) int64 {
	s.T.Helper()
	return s.save(catalogue.Product{Kind: catalogue.Goods, SKU: name, Name: name, Price: 1990, Cost: money.MustParse(cost)})
}

func (s *shop) save(p catalogue.Product) int64 {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		p, err = catalogue.Save(tx, p)
		return err
	})
	return p.ID
}

// move moves a quantity, "" at the average and otherwise at this value.
func (s *shop) move(product int64, amount, value string) ([]stock.Moved, error) {
	m := stock.Movement{ProductID: product, DepotID: s.depot, Quantity: quantity.MustParse(amount), Kind: stock.Adjustment, OriginKind: "teste", OriginID: 1}
	if value != "" {
		m.Value, m.ValueGiven = money.MustParse(value), true
	}
	return s.moves(m)
}

func (s *shop) moves(list ...stock.Movement) (moved []stock.Moved, err error) {
	err = s.Try(func(tx *db.Tx) (err error) {
		tx.Log(db.Change{Action: "Teste", Object: "stock_movements"})
		moved, err = stock.Move(tx, list)
		return err
	})
	return moved, err
}

// balance is what is there: "7 R$ 84,00".
func (s *shop) balance(product, depot int64) string {
	s.T.Helper()
	var b stock.Balance
	s.Do(func(tx *db.Tx) error {
		all, err := stock.Balances(tx, []int64{product}, depot)
		b = all[product]
		return err
	})
	return b.Quantity.String() + " " + b.Value.String()
}

func (s *shop) allow() {
	s.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Política de estoque negativo alterada", Object: "account_settings"})
		_, err := tx.Exec(`update account_settings set negative_stock = 'permitir' where account_id = $1`)
		return err
	})
}

func (s *shop) sell(sale int64, items ...event.SoldItem) error {
	return s.Try(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Venda finalizada", Object: "sales", ID: sale})
		return stock.TakeSoldItems(tx, event.SaleFinalised{SaleID: sale, DepotID: s.depot, Items: items})
	})
}

func (s *shop) cancel(sale int64) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Venda cancelada", Object: "sales", ID: sale})
		return stock.ReturnSoldItems(tx, event.SaleCancelled{SaleID: sale, Reason: "Cliente desistiu"})
	})
}

func sold(product int64, amount string) event.SoldItem {
	return event.SoldItem{ProductID: product, Kind: catalogue.Goods, Quantity: quantity.MustParse(amount)}
}

// sums fails unless doctor finds nothing.
func (s *shop) sums() {
	s.T.Helper()
	if wrong := s.check(); len(wrong) > 0 {
		s.T.Error(strings.Join(wrong, "\n"))
	}
}

func (s *shop) check() (wrong []string) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		wrong, err = stock.Check(tx)
		return err
	})
	return wrong
}

// refused fails unless err is this sentence.
func refused(t *testing.T, err error, sentence string) {
	t.Helper()
	f, ok := fault.As(err)
	if !ok || f.Text != sentence {
		t.Errorf("got %v, want %q", err, sentence)
	}
}

func productNames(rows []stock.Position) string {
	var names []string
	for _, r := range rows {
		names = append(names, r.Product.Name)
	}
	return strings.Join(names, " · ")
}
