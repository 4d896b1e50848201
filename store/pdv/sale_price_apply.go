package pdv

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/catalogue"
)

// PriceLines resolves the prices of some products' lines: when one is added, changed or cancelled, or when the customer
// or the list changes; never at finalisation.
func PriceLines(tx *db.Tx, s *Sale, products []catalogue.Product) ([]*Item, error) {
	list := int64(0)
	if s.ListID != nil {
		list = *s.ListID
	}
	rules, err := catalogue.FindRules(tx, list, catalogue.IDs(products))
	if err != nil {
		return nil, err
	}
	return s.reprice(rules, products)
}

// priceAround prices a line's product after its quantity changed or the line went: a pack counts all its lines. Without
// rules in the account nothing is read. was is the line before.
func priceAround(tx *db.Tx, s *Sale, was Item) ([]*Item, error) {
	kept, err := s.keepPromises(was)
	if err != nil {
		return nil, err
	}
	product := catalogue.Product{ID: was.ProductID}
	settings, err := tx.Settings()
	if err != nil {
		return nil, err
	}
	if settings.PriceRules {
		if product, err = catalogue.Find(tx, was.ProductID); err != nil {
			return nil, err
		}
	}
	changed, err := PriceLines(tx, s, []catalogue.Product{product})
	for _, i := range kept {
		if !slices.Contains(changed, i) {
			changed = append(changed, i)
		}
	}
	return changed, err
}

// SetList makes the sale go by a price list, 0 being varejo, and prices its lines again.
func SetList(tx *db.Tx, sale, list int64) (Sale, error) {
	s, err := LockSale(tx, sale)
	if err != nil {
		return s, err
	}
	if err := s.MustBeOpen(); err != nil {
		return s, err
	}
	return s, s.goBy(tx, list)
}

// goBy prices the whole sale by a list; Repriced says how many lines it changed.
func (s *Sale) goBy(tx *db.Tx, list int64) error {
	if list == 0 && s.ListID == nil || s.ListID != nil && *s.ListID == list {
		return nil
	}
	name := "Varejo"
	if s.ListID = nil; list != 0 {
		l, err := catalogue.FindList(tx, list)
		if err != nil {
			return err
		}
		if l.ArchivedAt != nil {
			return errNoList
		}
		s.ListID, name = &list, l.Name
	}
	before := s.Total
	if err := s.priceAll(tx); err != nil {
		return err
	}
	if _, err := tx.Exec(`update sales set list_id = $3 where account_id = $1 and id = $2`, s.ID, s.ListID); err != nil {
		return err
	}
	if err := saveTotals(tx, s); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Tabela de preços da venda", Object: "sales", ID: s.ID, Before: map[string]any{"total": before}, After: map[string]any{"tabela": name, "total": s.Total}})
	return nil
}

// priceAll prices every line anew by the products and rules of now, and counts those that changed.
func (s *Sale) priceAll(tx *db.Tx) error {
	byID, err := catalogue.ByIDs(tx, s.products())
	if err != nil {
		return err
	}
	var products []catalogue.Product
	for _, id := range s.products() {
		products = append(products, byID[id])
	}
	changed, err := PriceLines(tx, s, products)
	if err != nil {
		return err
	}
	s.Repriced = len(changed)
	return saveLines(tx, s.ID, changed)
}

// saveLines writes lines whose price or terms changed, in one statement.
func saveLines(tx *db.Tx, sale int64, items []*Item) error {
	if len(items) == 0 {
		return nil
	}
	rows := make([][]any, len(items))
	for n, i := range items {
		rows[n] = []any{sale, i.LineNo, i.Quantity, i.UnitPrice, i.Rule, i.Total, i.Discount, i.DiscountPercent, i.DiscountMost, i.Surcharge, i.SurchargePercent, i.SurchargeMost}
	}
	list, args := db.Values(rows, "bigint", "int", "bigint", "bigint", "text", "bigint", "bigint", "int", "int", "bigint", "int", "int")
	_, err := tx.Exec(`
		update sale_items i
		   set quantity = v.quantity, unit_price = v.unit_price, rule = v.rule, total = v.total, discount = v.discount, discount_percent = v.discount_percent,
		       discount_most = v.discount_most, surcharge = v.surcharge, surcharge_percent = v.surcharge_percent, surcharge_most = v.surcharge_most
		  from (values `+list+`) as v (sale_id, line_no, quantity, unit_price, rule, total, discount, discount_percent, discount_most, surcharge, surcharge_percent, surcharge_most)
		 where i.account_id = $1 and i.sale_id = v.sale_id and i.line_no = v.line_no`, args...)
	return err
}
