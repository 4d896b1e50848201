package demo

import (
	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/uuid7"
)

// handleCash is what happens at a drawer in a day beside selling: now and then change is brought, too much is taken out,
// something is paid, and once in a while the drawer opens for nothing or a sale is undone.
func (s *shop) handleCash(tx *db.Tx, day int) error {
	for _, m := range []struct {
		every int
		cash.Move
	}{
		{5, cash.Move{Kind: trail.Supply, Amount: 5_000, Reason: "Reforço de troco", Source: cash.FromSafe}},
		{7, cash.Move{Kind: trail.Expense, Amount: money.Cents(1_800 + day%4*650), Reason: "Motoboy", Source: "Entregas e fretes"}},
		{9, cash.Move{Kind: trail.DrawerOpened, Reason: "Trocar uma nota"}},
	} {
		if day%m.every != 0 {
			continue
		}
		m.Client, m.TillID = uuid7.New(), s.till.ID
		if _, err := cash.MakeMove(tx, m.Move); err != nil {
			return err
		}
	}
	return s.skim(tx)
}

// warn lets the till ask for a sangria from five hundred reais on.
func (s *shop) warn(tx *db.Tx) error {
	settings, err := account.FindSettings(tx)
	if err != nil {
		return err
	}
	settings.DrawerAlert = 50_000
	return account.SaveSettings(tx, settings)
}

// skim takes out what lies in the drawer above five hundred reais.
func (s *shop) skim(tx *db.Tx) error {
	const enough money.Cents = 50_000
	drawer, err := finance.Balance(tx, s.till.MoneyAccountID)
	if err != nil || drawer <= enough {
		return err
	}
	_, err = cash.MakeMove(tx, cash.Move{
		Client: uuid7.New(), TillID: s.till.ID, Kind: trail.Withdrawal, Amount: (drawer - enough/2) / 1000 * 1000, Reason: "Excesso na gaveta",
	})
	return err
}

// undo cancels the day's last sale, on the days on which a customer comes back at once.
func (s *shop) undo(tx *db.Tx, day int) error {
	if day%11 != 0 {
		return nil
	}
	last, err := pdv.ListSales(tx, pdv.SaleFilter{TillID: s.till.ID, State: "finalizada"})
	if err != nil || len(last) == 0 {
		return err
	}
	_, err = pdv.CancelSale(tx, last[0].ID, "Cliente desistiu na porta")
	return err
}

// count is what the cashier finds in the drawer: on most days all of it.
func count(drawer money.Cents, day int) cash.Declared {
	counted := drawer
	if day%8 == 0 && drawer > 500 {
		counted -= 500
	}
	pieces, rest := cash.NoteCount{}, counted
	for _, d := range cash.Denominations {
		pieces[d] = int64(rest / d)
		rest %= d
	}
	return cash.Declared{Notes: pieces}
}
