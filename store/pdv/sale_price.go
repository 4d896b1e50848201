package pdv

import (
	"slices"

	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// reprice prices the lines of these products by the best rule, each product's lines together, and gives those that
// changed. What was given by hand on a line is worked out again on its new price. Price labels keep the label's total.
func (s *Sale) reprice(rules catalogue.Rules, products []catalogue.Product) (changed []*Item, err error) {
	for _, p := range products {
		items := s.linesOf(p.ID)
		if len(items) == 0 {
			continue
		}
		lines := make([]catalogue.Line, len(items))
		for n, i := range items {
			lines[n] = catalogue.Line{Quantity: i.Quantity, Price: i.ownPrice()}
		}
		quote, ok := rules.Best(p.ID, p.CategoryID, lines)
		if !ok {
			return nil, errTooLarge
		}
		for n, i := range items {
			before := *i
			i.Rule, i.UnitPrice = quote.Rule, quote.Units[n]
			if i.Total = i.on(quote.Totals[n]); i.Total > MaxItemTotal {
				return nil, errTooLarge
			}
			if *i != before {
				changed = append(changed, i)
			}
		}
	}
	return changed, nil
}

// ownPrice is the product's own when it was scanned; sales from before there were rules kept only that.
func (i *Item) ownPrice() money.Cents {
	if i.BasePrice == 0 {
		return i.UnitPrice
	}
	return i.BasePrice
}

// linesOf are the lines of a product that quantity × price makes.
func (s *Sale) linesOf(product int64) (items []*Item) {
	for n := range s.Items {
		if i := &s.Items[n]; i.ProductID == product && i.CancelledAt == nil && !i.FixedTotal && !i.promised() {
			items = append(items, i)
		}
	}
	return items
}

// products are the ids of what is on the sale.
func (s *Sale) products() (ids []int64) {
	for _, i := range s.Lines() {
		if !slices.Contains(ids, i.ProductID) {
			ids = append(ids, i.ProductID)
		}
	}
	return ids
}

var errNoList = fault.Refuse("Esta tabela de preços está arquivada: escolha outra.")
