package demo

import (
	"fmt"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
)

// fund puts money in the safe and the bank.
func (s *shop) fund(tx *db.Tx) error {
	settings, err := tx.Settings()
	if err != nil {
		return err
	}
	s.bank = settings.PixAccountID
	err = finance.Post(tx, []finance.Entry{
		{AccountID: settings.SafeAccountID, Kind: "ajuste", Amount: 200_000, Text: "Saldo inicial", OriginKind: "demo", OriginID: s.account.ID},
		{AccountID: s.bank, Kind: "ajuste", Amount: 5_000_000, Text: "Saldo inicial", OriginKind: "demo", OriginID: s.account.ID},
	})
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Saldo inicial lançado", Object: "money_accounts", ID: s.bank})
	return nil
}

// oweSuppliers writes what is owed: some paid, some late, some ahead.
func (s *shop) oweSuppliers(tx *db.Tx) error {
	today := dates.Of(tx.Now, tx.Zone())
	for i := range 12 {
		if err := s.owe(tx, i, today); err != nil {
			return err
		}
	}
	return nil
}

func (s *shop) owe(tx *db.Tx, i int, today dates.Date) error {
	supplier := s.suppliers[i%len(s.suppliers)]
	parts, err := finance.Monthly(money.Cents(45_000+i*13_337), 1+i%3, today.AddDays(i*7-40))
	if err != nil {
		return err
	}
	made, err := finance.CreateTitles(tx, finance.NewTitles{
		Direction: "pagar", PersonID: supplier.ID, Document: fmt.Sprintf("NF %d", 4000+i), Category: "Compras", Method: "boleto", Parts: parts,
	})
	if err != nil {
		return err
	}
	for _, t := range made {
		if !t.DueOn.Before(today.AddDays(-5)) {
			continue // the last ones stay open, a few of them late
		}
		if _, err := finance.Settle(tx, finance.NewSettlement{TitleID: t.ID, Amount: t.Amount, PaidOn: t.DueOn, MoneyAccountID: s.bank}); err != nil {
			return err
		}
	}
	return nil
}
