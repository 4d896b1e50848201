package catalogue

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/money"
)

// Changed stamps products that were written with the account's next change number: every writer calls it, and whoever
// keeps a copy of the catalogue (a till that sells without the server) asks for what came after its own number. The
// counter's row stays locked until the commit, so that no lower number appears behind a reader.
func Changed(tx *db.Tx, ids []int64) error {
	change, err := nextChange(tx)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`update products set change = $3 where account_id = $1 and id = any($2)`, pq.Int64Array(ids), change)
	return err
}

func nextChange(tx *db.Tx) (int64, error) {
	var next []int64
	err := tx.ListWrite(&next, `
		insert into catalogue_changes (account_id, last) values ($1, 1)
		on conflict (account_id) do update set last = catalogue_changes.last + 1
		returning last`)
	if err != nil || len(next) == 0 {
		return 0, err
	}
	return next[0], nil
}

// Listed is a product as a copy of the catalogue keeps it.
type Listed struct {
	ID         int64       `db:"id" json:"id,string"`
	SKU        string      `db:"sku" json:"sku"`
	EAN        string      `db:"ean" json:"ean,omitempty"`
	Name       string      `db:"name" json:"nome"`
	Unit       string      `db:"unit" json:"un"`
	Kind       string      `db:"kind" json:"tipo"`
	Price      money.Cents `db:"price" json:"preco"`
	CategoryID int64       `db:"category_id" json:"grupo,string"`
	Gone       bool        `db:"gone" json:"saiu,omitempty"` // archived: a tombstone
}

// Changes are the products written after this change number, tombstones among them, and the number to ask from next
// time; 0 asks for all that can be sold.
func Changes(tx *db.Tx, since int64) (list []Listed, version int64, err error) {
	// The number first: what commits in between is merely given twice.
	err = tx.Get(&version, `select coalesce(max(last), 0) from catalogue_changes where account_id = $1`)
	if err != nil {
		return nil, 0, err
	}
	err = tx.List(&list, `
		select p.id, p.sku, coalesce(p.ean, '') as ean, p.name, p.unit, p.kind, p.price, coalesce(p.category_id, 0) as category_id,
		       p.archived_at is not null or p.kind = $3 as gone
		  from products p
		 where p.account_id = $1 and ($2::bigint = 0 and p.archived_at is null and p.kind <> $3 or $2 > 0 and p.change > $2::bigint)
		 order by p.name collate pt_br, p.id`, since, Kit)
	return list, version, err
}
