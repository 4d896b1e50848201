package pdv

import (
	"slices"
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/authority"
)

// Charged is what a terminal charged without us, beside what stands here: the sale as it was begun online, if it was.
type Charged struct {
	At       time.Time
	List     int64
	Operator int64
	Sale     Sale
	Online   *Sale
	Products map[int64]catalogue.Product
}

// Otherwise says whether we, by the catalogue of today and the rules of that moment, would have charged something else.
// Lines that stand as they were priced online had it from us: a list since changed, a pré-venda's promise.
func (c Charged) Otherwise(tx *db.Tx) (bool, error) {
	var products []catalogue.Product
	for _, id := range c.Sale.products() {
		products = append(products, c.Products[id])
	}
	rules, err := catalogue.RulesAt(tx, c.At, c.List, catalogue.IDs(products))
	if err != nil {
		return false, err
	}
	kept := func(i, online Item) bool { return online.promised() || online.FixedTotal && i.Total == online.Total }
	same := func(i, online Item) bool { return i.UnitPrice == online.UnitPrice }
	return !c.by(rules, products, kept) && !c.by(rules, products, same), nil
}

// by says whether these rules give what was charged. ours says which of the lines begun online stand as they are.
func (c Charged) by(rules catalogue.Rules, products []catalogue.Product, ours func(i, online Item) bool) bool {
	check := Sale{Items: slices.Clone(c.Sale.Items)}
	for n := range check.Items {
		i, own := &check.Items[n], c.Products[check.Items[n].ProductID].Price
		online, began := c.Online.byClient(i.ClientID)
		switch {
		case began && ours(*i, online):
			i.FixedTotal = true
		case i.FixedTotal && own != i.UnitPrice:
			return false
		}
		i.BasePrice = own
	}
	if _, err := check.reprice(rules, products); err != nil {
		return false // too large for us
	}
	for n, i := range c.Sale.Items {
		if now := check.Items[n]; now.UnitPrice != i.UnitPrice || now.Total != i.Total {
			return false
		}
	}
	return true
}

func (s *Sale) byClient(client string) (Item, bool) {
	n := slices.IndexFunc(s.Items, func(i Item) bool { return i.ClientID == client })
	if n < 0 {
		return Item{}, false
	}
	return s.Items[n], true
}

// Beyond says whether more was given by hand than the operator may, and more than stood on the sale online.
func (c Charged) Beyond(tx *db.Tx) (bool, error) {
	gross, off := c.Sale.gross()
	_, before := c.Online.gross()
	given := off + c.Sale.Discount
	if given <= before+c.Online.Discount {
		return false, nil
	}
	settings, err := tx.Settings()
	if err != nil {
		return false, err
	}
	member, err := account.FindMember(tx, c.Operator)
	if err != nil && !fault.Is(err, fault.Missed) {
		return false, err
	}
	return given > gross.Percent(authority.DiscountLimit(settings, member.Roles)), nil
}
