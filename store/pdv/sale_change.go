package pdv

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
)

// Discount is on the whole sale: an amount, or hundredths of a percent. Limit is what this person may give; Grant is what
// a supervisor allowed beyond it.
type Discount struct {
	Amount  money.Cents
	Percent int64
	Limit   int64
	Grant   int64
}

// wholeSale is 100 % in hundredths of a percent: the owner's limit.
const wholeSale = 10_000

// DiscountLimit is the largest of a person's roles, in hundredths of a percent.
func DiscountLimit(s *db.Settings, roles []string) (limit int64) {
	for role, may := range map[account.Role]int64{
		account.Owner: wholeSale, account.Manager: s.DiscountManager, account.Seller: s.DiscountSeller, account.Cashier: s.DiscountCashier,
	} {
		if slices.Contains(roles, string(role)) {
			limit = max(limit, may)
		}
	}
	return limit
}

// SetDiscount gives a discount on the sale, up to the person's limit or what a supervisor allowed.
func SetDiscount(tx *db.Tx, sale int64, d Discount) (Sale, error) {
	s, err := lockSale(tx, sale)
	if err != nil {
		return s, err
	}
	if err := s.MustBeOpen(); err != nil {
		return s, err
	}
	amount := d.Amount
	if d.Percent != 0 {
		amount = s.Subtotal.Percent(d.Percent)
	}
	if err := checkDiscount(&s, amount); err != nil {
		return s, err
	}
	after := map[string]any{"discount": amount}
	if most := s.Subtotal.Percent(d.Limit); amount > most {
		ask := Ask{Act: "desconto", TargetID: sale, TillID: s.TillID, Amount: amount}
		grant, err := Authority(tx, d.Grant, ask, "discount", "Seu limite de desconto nesta venda é "+most.String()+": peça a um gerente.")
		if err != nil {
			return s, err
		}
		after["authorised_by"] = grant.Supervisor
	}
	tx.Log(db.Change{Action: "Desconto alterado", Object: "sales", ID: sale, Before: map[string]any{"discount": s.Discount}, After: after})
	s.Discount = amount
	return s, saveTotals(tx, &s)
}

func checkDiscount(s *Sale, amount money.Cents) error {
	switch {
	case amount < 0:
		return fault.Blame("discount", "O desconto não pode ser negativo.")
	case amount > s.Subtotal:
		return fault.Blame("discount", "O desconto não pode passar do subtotal, "+s.Subtotal.String()+".")
	}
	return nil
}

// SetCustomer names who buys, a CPF or CNPJ for the receipt, both, or none.
func SetCustomer(tx *db.Tx, sale, customer int64, id taxid.ID) (Sale, error) {
	s, err := lockSale(tx, sale)
	if err != nil {
		return s, err
	}
	if err := s.MustBeOpen(); err != nil {
		return s, err
	}
	before := s.CustomerID
	s.CustomerID = nil
	if customer != 0 {
		p, err := person.Find(tx, customer)
		if err != nil {
			return s, err
		}
		s.CustomerID = &customer
		if id == "" {
			id = p.TaxID
		}
	}
	s.CustomerTaxID = id.Bare()
	tx.Log(db.Change{Action: "Cliente da venda", Object: "sales", ID: sale, Before: map[string]any{"customer_id": before}, After: map[string]any{"customer_id": s.CustomerID}})
	_, err = tx.Exec(`update sales set customer_id = $3, customer_tax_id = $4 where account_id = $1 and id = $2`, sale, s.CustomerID, s.CustomerTaxID)
	return s, err
}

// DiscardSale gives an open sale up: nothing had moved, and the lines stay to be read.
func DiscardSale(tx *db.Tx, sale int64, reason string) error {
	s, err := lockSale(tx, sale)
	if err != nil {
		return err
	}
	if s.State != "suspensa" { // a suspended one whom nobody came back for
		if err := s.MustBeOpen(); err != nil {
			return err
		}
	}
	_, err = record(tx, Event{Kind: SaleDiscarded, TillID: s.TillID, ShiftID: &s.ShiftID, SaleID: &s.ID, Amount: s.Total, Reason: reason})
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Venda descartada", Object: "sales", ID: sale, Before: map[string]any{"total": s.Total, "lines": len(s.Lines())}, After: map[string]any{"reason": reason}})
	_, err = tx.Exec(`
		update sales set state = 'descartada', cancelled_at = $3, cancelled_by = $4, cancel_reason = $5
		 where account_id = $1 and id = $2`, sale, tx.Now, tx.Actor.Identity, reason)
	return err
}
