package pdv

import (
	"omniservicos/db"
	"omniservicos/store/event"
)

// MovePerson gives what a merged person bought, ordered, brought back, paid and holds to the one who stays. Who bought
// is no part of a sale's hash: the chain stands as it was.
func MovePerson(tx *db.Tx, f event.PersonsMerged) error {
	for _, statement := range []string{
		`update sales set customer_id = $3 where account_id = $1 and customer_id = $2`,
		`update presales set customer_id = $3 where account_id = $1 and customer_id = $2`,
		`update returns set person_id = $3 where account_id = $1 and person_id = $2`,
		`update vouchers set person_id = $3 where account_id = $1 and person_id = $2`,
		`update fiado_receipts set person_id = $3 where account_id = $1 and person_id = $2`,
	} {
		if _, err := tx.Exec(statement, f.From, f.Into); err != nil {
			return err
		}
	}
	return nil
}

// TellOfPerson says what of that a merge would move.
func TellOfPerson(tx *db.Tx, f event.MergeAsked) error {
	var n struct {
		Sales    int64 `db:"sales"`
		Presales int64 `db:"presales"`
		Returns  int64 `db:"returns"`
		Vouchers int64 `db:"vouchers"`
		Receipts int64 `db:"receipts"`
	}
	err := tx.Get(&n, `
		select (select count(*) from sales where account_id = $1 and customer_id = $2) as sales,
		       (select count(*) from presales where account_id = $1 and customer_id = $2) as presales,
		       (select count(*) from returns where account_id = $1 and person_id = $2) as returns,
		       (select count(*) from vouchers where account_id = $1 and person_id = $2) as vouchers,
		       (select count(*) from fiado_receipts where account_id = $1 and person_id = $2) as receipts`, f.From)
	f.Tell("vendas", n.Sales)
	f.Tell("pré-vendas", n.Presales)
	f.Tell("devoluções", n.Returns)
	f.Tell("vales-troca", n.Vouchers)
	f.Tell("recebimentos de fiado", n.Receipts)
	return err
}
