package opportunity

import (
	"omniservicos/db"
	"omniservicos/store/catalogue/basket"
)

// Items reads what an opportunity is about.
func Items(tx *db.Tx, id int64) (b basket.Basket, err error) {
	err = tx.Find(&b, noOpportunity, `select discount, discount_percent from opportunities where account_id = $1 and id = $2`, id)
	if err != nil {
		return b, err
	}
	err = tx.List(&b.Lines, `select `+basket.Columns+` from opportunity_items where account_id = $1 and opportunity_id = $2 order by line_no`, id)
	if err != nil {
		return b, err
	}
	return b, b.Sum()
}

// ChangeItems makes one change of what an open opportunity is about. Limit is the largest share that this person may give
// off, in hundredths of a percent.
func ChangeItems(tx *db.Tx, id, limit int64, edit basket.Edit) (Opportunity, error) {
	o, err := lock(tx, id)
	if err != nil {
		return o, err
	}
	if !o.Open() {
		return o, o.closed()
	}
	b, err := Items(tx, id)
	if err != nil {
		return o, err
	}
	if err := b.Apply(tx, o.PersonID, limit, edit); err != nil {
		return o, err
	}
	return saveItems(tx, o, b)
}

// TakeItems makes an open opportunity be about what its orçamento offers: nothing is typed twice.
func TakeItems(tx *db.Tx, id int64, b basket.Basket) error {
	o, err := lock(tx, id)
	if err != nil || !o.Open() {
		return err
	}
	_, err = saveItems(tx, o, b)
	return err
}

// repriced are the items at the prices of another buyer.
func repriced(tx *db.Tx, o Opportunity) (Opportunity, error) {
	b, err := Items(tx, o.ID)
	if err != nil {
		return o, err
	}
	if err := basket.Reprice(tx, &b, o.PersonID); err != nil {
		return o, err
	}
	if err := b.Sum(); err != nil {
		return o, err
	}
	return saveItems(tx, o, b)
}

func saveItems(tx *db.Tx, o Opportunity, b basket.Basket) (Opportunity, error) {
	before := o
	o.ItemCount = len(b.Lines)
	if o.Value = b.Total; o.ItemCount == 0 {
		o.Value, b.Given = before.Value, basket.Given{}
	}
	tx.Log(db.Change{Action: "Itens da oportunidade", Object: "opportunities", ID: o.ID,
		Before: map[string]any{"items": before.ItemCount, "value": before.Value}, After: map[string]any{"items": b.Lines, "discount": b.Discount, "value": o.Value}})
	if _, err := tx.Exec(`delete from opportunity_items where account_id = $1 and opportunity_id = $2`, o.ID); err != nil {
		return o, err
	}
	if err := tx.Insert("opportunity_items", "opportunity_id, "+basket.Columns, b.Rows(o.ID)...); err != nil {
		return o, err
	}
	_, err := tx.Exec(`update opportunities set items = $3, value = $4, discount = $5, discount_percent = $6 where account_id = $1 and id = $2`,
		o.ID, o.ItemCount, o.Value, b.Discount, b.Percent)
	return o, err
}
