package basket

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
)

// Columns are the columns of a line in the tables that hold baskets, after the one that says whose it is.
const Columns = `line_no, product_id, name, unit, quantity, unit_price, base_price, rule, gross, discount, discount_percent, total`

// Rows are the lines as those tables keep them, for this owner.
func (b *Basket) Rows(owner int64) (rows [][]any) {
	for _, l := range b.Lines {
		rows = append(rows, []any{owner, l.No, l.ProductID, l.Name, l.Unit, l.Quantity, l.UnitPrice, l.BasePrice, l.Rule, l.Gross, l.Discount, l.Percent, l.Total})
	}
	return rows
}

// price makes the lines what they cost this buyer now: by the product's own price, their list or a promotion, whichever is
// least.
func price(tx *db.Tx, buyer int64, lines ...*Line) error {
	ids := make([]int64, len(lines))
	for i, l := range lines {
		ids[i] = l.ProductID
	}
	products, err := catalogue.ByIDs(tx, ids)
	if err != nil {
		return err
	}
	list, err := listOf(tx, buyer)
	if err != nil {
		return err
	}
	rules, err := catalogue.FindRules(tx, list, ids)
	if err != nil {
		return err
	}
	for _, l := range lines {
		p := products[l.ProductID]
		best, ok := rules.Best(p.ID, p.CategoryID, []catalogue.Line{{Quantity: l.Quantity, Price: p.Price}})
		if !ok || best.Totals[0] > mostTotal {
			return errTooDear
		}
		l.Name, l.Unit, l.UnitPrice, l.BasePrice, l.Rule, l.Gross = p.Name, p.Unit, best.Units[0], p.Price, best.Rule, best.Totals[0]
	}
	return nil
}

func listOf(tx *db.Tx, buyer int64) (int64, error) {
	if buyer == 0 {
		return 0, nil
	}
	return catalogue.ListOf(tx, buyer)
}
