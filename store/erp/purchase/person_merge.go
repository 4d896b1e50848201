package purchase

import (
	"omniservicos/db"
	"omniservicos/store/event"
)

// MovePerson gives what a merged supplier calls our products to the one who stays. Where both have a name for one, the
// newer habit is not known: that of the one who stays holds.
func MovePerson(tx *db.Tx, f event.PersonsMerged) error {
	_, err := tx.Exec(`
		insert into supplier_products (account_id, supplier_id, code, product_id, factor)
		select account_id, $3, code, product_id, factor from supplier_products where account_id = $1 and supplier_id = $2
		on conflict do nothing`, f.From, f.Into)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`delete from supplier_products where account_id = $1 and supplier_id = $2`, f.From)
	return err
}

// TellOfPerson says how many of those names a merge would move.
func TellOfPerson(tx *db.Tx, f event.MergeAsked) error {
	var n int64
	err := tx.Get(&n, `select count(*) from supplier_products where account_id = $1 and supplier_id = $2`, f.From)
	f.Tell("códigos de produto do fornecedor", n)
	return err
}
