package catalogue

import (
	"omniservicos/db"
	"omniservicos/store/fault"
)

// SavePromotion creates the promotion when its ID is 0, and changes it otherwise. Sales already priced stay as they are.
func SavePromotion(tx *db.Tx, p Promotion) (Promotion, error) {
	p = p.tidy()
	if err := p.check(); err != nil {
		return p, err
	}
	if err := p.checkWhat(tx); err != nil {
		return p, err
	}
	if p.ID == 0 {
		p.ID = db.NewID()
		tx.Log(db.Change{Action: "Promoção criada", Object: "promotions", ID: p.ID, After: p.audited()})
		err := tx.Insert("promotions", "id, name, kind, product_id, category_id, from_quantity, price, percent, starts_on, ends_on, from_minute, to_minute, weekdays", p.values())
		if err != nil {
			return p, err
		}
		return p, usePriceRules(tx)
	}
	before, err := FindPromotion(tx, p.ID)
	if err != nil {
		return p, err
	}
	_, err = tx.Exec(`
		update promotions set name = $3, kind = $4, product_id = $5, category_id = $6, from_quantity = $7, price = $8, percent = $9,
		       starts_on = $10, ends_on = $11, from_minute = $12, to_minute = $13, weekdays = $14
		 where account_id = $1 and id = $2`, p.values()...)
	tx.Log(db.Change{Action: "Promoção alterada", Object: "promotions", ID: p.ID, Before: before.audited(), After: p.audited()})
	return p, err
}

func (p Promotion) values() []any {
	return []any{p.ID, p.Name, p.Kind, db.OrNull(p.ProductID), db.OrNull(p.CategoryID), p.From, p.Price, p.Percent, p.StartsOn, p.EndsOn, p.FromMinute, p.ToMinute, p.Weekdays}
}

// checkWhat refuses a product or category of nobody's.
func (p Promotion) checkWhat(tx *db.Tx) error {
	var err error
	field := "product"
	if p.ProductID != 0 {
		_, err = Find(tx, p.ProductID)
	}
	if p.CategoryID != 0 {
		field = "category_id"
		_, err = FindCategory(tx, p.CategoryID)
	}
	if fault.Is(err, fault.Missed) {
		return fault.Blame(field, err.Error())
	}
	return err
}

func (p Promotion) audited() map[string]any {
	return map[string]any{"promocao": p.Name, "kind": p.Kind, "quantity": p.From, "price": p.Price, "percent": p.Percent,
		"starts_on": p.StartsOn.ISO(), "ends_on": p.EndsOn.ISO(), "product_id": p.ProductID, "category_id": p.CategoryID}
}

// ArchivePromotion ends a promotion at once.
func ArchivePromotion(tx *db.Tx, id int64) error {
	return turnPromotion(tx, id, "Promoção arquivada", `update promotions set archived_at = $3 where account_id = $1 and id = $2`, tx.Now)
}

// ReactivatePromotion lets it run again, within its days.
func ReactivatePromotion(tx *db.Tx, id int64) error {
	return turnPromotion(tx, id, "Promoção reativada", `update promotions set archived_at = null where account_id = $1 and id = $2`)
}

func turnPromotion(tx *db.Tx, id int64, action, update string, args ...any) error {
	p, err := FindPromotion(tx, id)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: action, Object: "promotions", ID: id, Before: p.audited()})
	_, err = tx.Exec(update, append([]any{id}, args...)...)
	return err
}
