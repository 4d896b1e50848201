package pdv

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
)

// SetCustomer names who buys, a CPF or CNPJ for the receipt, both, or none. The sale goes by the customer's price list
// from then on.
func SetCustomer(tx *db.Tx, sale, customer int64, id taxid.ID) (Sale, error) {
	s, err := LockSale(tx, sale)
	if err != nil {
		return s, err
	}
	if err := s.MustBeOpen(); err != nil {
		return s, err
	}
	before := s.CustomerID
	s.CustomerID = nil
	if customer != 0 {
		if customer, err = person.Hold(tx, customer); err != nil {
			return s, err
		}
		p, err := person.Find(tx, customer)
		if err != nil {
			return s, err
		}
		s.CustomerID = &customer
		if id == "" {
			id = p.TaxID
		}
	}
	list, err := catalogue.ListAfter(tx, s.ListID, before, s.CustomerID)
	if err != nil {
		return s, err
	}
	s.CustomerTaxID = id.Bare()
	tx.Log(db.Change{Action: "Cliente da venda", Object: "sales", ID: sale, Before: map[string]any{"customer_id": before}, After: map[string]any{"customer_id": s.CustomerID}})
	_, err = tx.Exec(`update sales set customer_id = $3, customer_tax_id = $4 where account_id = $1 and id = $2`, sale, s.CustomerID, s.CustomerTaxID)
	if err != nil {
		return s, err
	}
	return s, s.goBy(tx, list)
}

// DiscardSale gives an open sale up: nothing had moved, and the lines stay to be read.
func DiscardSale(tx *db.Tx, sale int64, reason string) error {
	s, err := LockSale(tx, sale)
	if err != nil {
		return err
	}
	if s.State != "suspensa" { // a suspended one whom nobody came back for
		if err := s.MustBeOpen(); err != nil {
			return err
		}
	}
	_, err = trail.Record(tx, trail.Event{Kind: trail.SaleDiscarded, TillID: s.TillID, ShiftID: &s.ShiftID, SaleID: &s.ID, Amount: s.Total, Reason: reason})
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Venda descartada", Object: "sales", ID: sale, Before: map[string]any{"total": s.Total, "lines": len(s.Lines())}, After: map[string]any{"reason": reason}})
	_, err = tx.Exec(`
		update sales set state = 'descartada', cancelled_at = $3, cancelled_by = $4, cancel_reason = $5
		 where account_id = $1 and id = $2`, sale, tx.Now, tx.Actor.Identity, reason)
	return err
}
