package catalogue

import (
	"database/sql"
	"errors"

	"omniservicos/db"
)

const listColumns = `l.id, l.name, l.percent, l.archived_at,
	(select count(*) from list_prices p where p.account_id = l.account_id and p.list_id = l.id) as products,
	(select count(*) from person_lists p where p.account_id = l.account_id and p.list_id = l.id) as customers`

// PriceLists are all lists by name, the archived ones last.
func PriceLists(tx *db.Tx) (lists []PriceList, err error) {
	err = tx.List(&lists, `
		select `+listColumns+` from price_lists l where l.account_id = $1
		 order by l.archived_at is not null, l.name collate pt_br, l.id`)
	return lists, err
}

// ListsInUse are those that a sale may go by; an account without rules is not even asked.
func ListsInUse(tx *db.Tx) (lists []PriceList, err error) {
	settings, err := tx.Settings()
	if err != nil || !settings.PriceRules {
		return nil, err
	}
	err = tx.List(&lists, `
		select l.id, l.name, l.percent from price_lists l
		 where l.account_id = $1 and l.archived_at is null order by l.name collate pt_br, l.id`)
	return lists, err
}

// FindList reads a list, archived or not.
func FindList(tx *db.Tx, id int64) (l PriceList, err error) {
	err = tx.Find(&l, "Esta tabela de preços não existe.", `select `+listColumns+` from price_lists l where l.account_id = $1 and l.id = $2`, id)
	return l, err
}

// ListPrices are the products that have a price of their own in a list, by name, a page at a time.
func ListPrices(tx *db.Tx, list, after int64) (prices []ListPrice, err error) {
	err = tx.List(&prices, `
		select `+productColumns+`, lp.price as listed
		  from list_prices lp
		  join products p on p.account_id = lp.account_id and p.id = lp.product_id
		 where lp.account_id = $1 and lp.list_id = $2
		   and ($3::bigint = 0 or (p.name collate pt_br, p.id) > (select a.name collate pt_br, a.id from products a where a.account_id = $1 and a.id = $3))
		 order by p.name collate pt_br, p.id limit $4`, list, after, PageSize+1)
	return prices, err
}

// ListAfter is the list that a sale goes by once its customer changed from one to another, nil being nobody: theirs, or what
// was chosen by hand; the list of who was named before goes with them.
func ListAfter(tx *db.Tx, chosen, before, now *int64) (list int64, err error) {
	if now != nil {
		if list, err = ListOf(tx, *now); err != nil || list != 0 {
			return list, err
		}
	}
	if chosen == nil {
		return 0, nil
	}
	if before != nil {
		theirs, err := ListOf(tx, *before)
		if err != nil || theirs == *chosen {
			return 0, err
		}
	}
	return *chosen, nil
}

// ListOf is the list that a customer buys by; 0 is varejo.
func ListOf(tx *db.Tx, person int64) (list int64, err error) {
	settings, err := tx.Settings()
	if err != nil || !settings.PriceRules {
		return 0, err
	}
	err = tx.Get(&list, `
		select p.list_id from person_lists p
		  join price_lists l on l.account_id = p.account_id and l.id = p.list_id
		 where p.account_id = $1 and p.person_id = $2 and l.archived_at is null`, person)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return list, err
}
