package counter

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/finance"
	"omniservicos/store/erp/stock"
	"omniservicos/store/money"
	"omniservicos/store/pdv/tills"
)

// SecondTill opens another till of the same branch.
func (s *Shop) SecondTill() (till tills.Till) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		id, err := tills.New(tx, "Caixa 2", s.Till.BranchID, s.Till.DepotID)
		if err != nil {
			return err
		}
		if _, err := tills.Open(tx, id, 0); err != nil {
			return err
		}
		till, err = tills.Find(tx, id)
		return err
	})
	return till
}

// Drawer is the money in the till.
func (s *Shop) Drawer() (c money.Cents) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) (err error) {
		c, err = finance.Balance(tx, s.Till.MoneyAccountID)
		return err
	})
	return c
}

// DrawerIn is the same within a transaction.
func (s *Shop) DrawerIn(tx *db.Tx) money.Cents {
	c, err := finance.Balance(tx, s.Till.MoneyAccountID)
	if err != nil {
		s.T.Fatal(err)
	}
	return c
}

// StockOf is what the till has of a product to sell.
func (s *Shop) StockOf(p catalogue.Product) (b stock.Balance) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error {
		all, err := stock.Balances(tx, []int64{p.ID}, s.Till.DepotID)
		b = all[p.ID]
		return err
	})
	return b
}
