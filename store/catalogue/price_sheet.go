package catalogue

import (
	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Sheet is every rule that may lower a price in the next days, as a copy of the catalogue keeps it: who has it prices as
// we do.
type Sheet struct {
	Lists      []SheetList `json:"tabelas"`
	Promotions []Promotion `json:"promocoes"`
}

// SheetList is a price list with its own prices, by product.
type SheetList struct {
	PriceList
	Prices map[int64]money.Cents `json:"precos,omitempty"`
}

// ReadSheet reads the lists in use and the promotions of today and so many days more.
func ReadSheet(tx *db.Tx, days int) (s Sheet, err error) {
	s = Sheet{Lists: []SheetList{}, Promotions: []Promotion{}}
	settings, err := tx.Settings()
	if err != nil || !settings.PriceRules {
		return s, err
	}
	today := dates.Of(tx.Now, tx.Zone())
	err = tx.List(&s.Promotions, `
		select `+promotionColumns+` from promotions p
		 where p.account_id = $1 and p.archived_at is null and p.starts_on <= $3 and (p.ends_on is null or p.ends_on >= $2)
		 order by p.id`, today, today.AddDays(days))
	if err != nil {
		return s, err
	}
	lists, err := ListsInUse(tx)
	if err != nil {
		return s, err
	}
	prices, err := listPrices(tx)
	for _, l := range lists {
		s.Lists = append(s.Lists, SheetList{PriceList: l, Prices: prices[l.ID]})
	}
	return s, err
}

// listPrices are the prices of all lists in use.
func listPrices(tx *db.Tx) (map[int64]map[int64]money.Cents, error) {
	var rows []struct {
		ListID    int64       `db:"list_id"`
		ProductID int64       `db:"product_id"`
		Price     money.Cents `db:"price"`
	}
	err := tx.List(&rows, `
		select p.list_id, p.product_id, p.price from list_prices p
		  join price_lists l on l.account_id = p.account_id and l.id = p.list_id
		 where p.account_id = $1 and l.archived_at is null`)
	found := map[int64]map[int64]money.Cents{}
	for _, r := range rows {
		if found[r.ListID] == nil {
			found[r.ListID] = map[int64]money.Cents{}
		}
		found[r.ListID][r.ProductID] = r.Price
	}
	return found, err
}
