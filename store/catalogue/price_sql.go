package catalogue

import (
	"time"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// FindRules reads what may lower the prices of these products now, by this list (0: varejo). An account without lists and
// promotions reads nothing.
func FindRules(tx *db.Tx, list int64, products []int64) (Rules, error) {
	return RulesAt(tx, tx.Now, list, products)
}

// RulesAt is FindRules as it would have been at a moment, as far as is still known: what was archived since ran then.
func RulesAt(tx *db.Tx, at time.Time, list int64, products []int64) (r Rules, err error) {
	settings, err := tx.Settings()
	if err != nil || !settings.PriceRules {
		return r, err
	}
	running, err := promotionsOf(tx, dates.Of(at, tx.Zone()), at)
	if err != nil {
		return r, err
	}
	for _, p := range running {
		p.ArchivedAt = nil
		if p.Runs(at, tx.Zone()) {
			r.Promotions = append(r.Promotions, p)
		}
	}
	if list == 0 {
		return r, nil
	}
	return r, r.readList(tx, list, products)
}

func (r *Rules) readList(tx *db.Tx, list int64, products []int64) error {
	var rows []struct {
		PriceList
		ProductID int64       `db:"product_id"`
		Price     money.Cents `db:"price"`
	}
	err := tx.List(&rows, `
		select l.id, l.name, l.percent, coalesce(p.product_id, 0) as product_id, coalesce(p.price, 0) as price
		  from price_lists l
		  left join list_prices p on p.account_id = l.account_id and p.list_id = l.id and p.product_id = any($3)
		 where l.account_id = $1 and l.id = $2 and l.archived_at is null`, list, pq.Int64Array(products))
	r.Listed = map[int64]money.Cents{}
	for _, row := range rows {
		r.List = row.PriceList
		if row.ProductID != 0 {
			r.Listed[row.ProductID] = row.Price
		}
	}
	return err
}

const promotionColumns = `p.id, p.name, p.kind, coalesce(p.product_id, 0) as product_id, coalesce(p.category_id, 0) as category_id, p.from_quantity,
	p.price, p.percent, p.starts_on, p.ends_on, p.from_minute, p.to_minute, p.weekdays, p.archived_at`

// promotionsOf are those of a day, at any hour, that were not archived at this moment.
func promotionsOf(tx *db.Tx, day dates.Date, at time.Time) (list []Promotion, err error) {
	err = tx.List(&list, `
		select `+promotionColumns+` from promotions p
		 where p.account_id = $1 and (p.archived_at is null or p.archived_at > $3) and p.starts_on <= $2 and (p.ends_on is null or p.ends_on >= $2)`, day, at)
	return list, err
}

// Promotions are all promotions: those in use by their first day, the newest first, or the archived ones.
func Promotions(tx *db.Tx, archived bool) (list []Promotion, err error) {
	err = tx.List(&list, `
		select `+promotionColumns+` from promotions p
		 where p.account_id = $1 and (p.archived_at is not null) = $2
		 order by p.starts_on desc, p.name collate pt_br, p.id limit 500`, archived)
	return list, err
}

// FindPromotion reads one, archived or not.
func FindPromotion(tx *db.Tx, id int64) (p Promotion, err error) {
	err = tx.Find(&p, "Esta promoção não existe.", `select `+promotionColumns+` from promotions p where p.account_id = $1 and p.id = $2`, id)
	return p, err
}
