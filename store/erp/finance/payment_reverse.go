package finance

import (
	"fmt"

	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/money"
)

// ReversePayments undoes what a cancelled sale brought: its money goes back out of the same accounts, its titles are
// cancelled. A title that was already settled refuses all of it, since that money is somewhere else by now.
func ReversePayments(tx *db.Tx, f event.SaleCancelled) error {
	if f.CustomerID != 0 {
		if err := lockCredit(tx, f.CustomerID); err != nil {
			return err
		}
	}
	if err := cancelTitlesOf(tx, "venda", f.SaleID); err != nil {
		return err
	}
	var came []struct {
		AccountID int64       `db:"money_account_id"`
		Amount    money.Cents `db:"amount"`
	}
	err := tx.List(&came, `
		select money_account_id, sum(amount)::bigint as amount from money_movements
		 where account_id = $1 and origin_kind = 'venda' and origin_id = $2
		 group by money_account_id`, f.SaleID)
	if err != nil {
		return err
	}
	var back []Entry
	for _, c := range came {
		back = append(back, Entry{
			AccountID: c.AccountID, Kind: "cancelamento", Amount: -c.Amount, OriginKind: "cancelamento", OriginID: f.SaleID,
			Text: fmt.Sprintf("Cancelamento da venda %s nº %d", f.TillName, f.Number),
		})
	}
	return Post(tx, back)
}
