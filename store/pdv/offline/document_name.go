package offline

import (
	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/person"
)

// operator is who sold, where the account still knows them; otherwise who sends it.
func (d *Document) operator(tx *db.Tx) int64 {
	if _, err := account.FindMember(tx, d.Operator); err == nil {
		return d.Operator
	}
	return tx.Actor.Identity
}

// seller is who was said to sell, where the account still knows them.
func (d *Document) seller(tx *db.Tx, operator int64) int64 {
	if d.Seller == 0 {
		return operator
	}
	if _, err := account.FindMember(tx, d.Seller); err == nil {
		return d.Seller
	}
	return operator
}

// name writes the customer and the list that the page knew of. Of a customer who was merged or taken out since, the
// document's CPF is what is left.
func (d *Document) name(tx *db.Tx, s *pdv.Sale) error {
	if d.TaxID != "" || d.Named {
		s.CustomerTaxID = d.TaxID
	}
	if !d.Named {
		return nil
	}
	s.CustomerID, s.ListID = nil, nil
	if d.Customer != 0 {
		switch p, err := person.Find(tx, d.Customer); {
		case err == nil:
			s.CustomerID = &p.ID
		case !fault.Is(err, fault.Missed):
			return err
		}
	}
	if d.List == 0 {
		return nil
	}
	l, err := catalogue.FindList(tx, d.List)
	if err == nil {
		s.ListID = &l.ID
	}
	if fault.Is(err, fault.Missed) {
		return nil
	}
	return err
}
