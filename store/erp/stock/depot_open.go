package stock

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/event"
)

const mainDepotName = "Depósito principal"

// OpenDepot gives a new business its first depot.
func OpenDepot(tx *db.Tx, a event.AccountCreated) error { return openDepot(tx, a.BranchID) }

// OpenBranchDepot gives a new branch its first depot.
func OpenBranchDepot(tx *db.Tx, b event.BranchCreated) error { return openDepot(tx, b.BranchID) }

func openDepot(tx *db.Tx, branch int64) error {
	_, err := NewDepot(tx, branch, mainDepotName)
	return err
}

// NewDepot makes a depot and its balances: one of each product that keeps stock.
func NewDepot(tx *db.Tx, branch int64, name string) (Depot, error) {
	d := Depot{ID: db.NewID(), BranchID: branch}
	if err := d.rename(tx, name); err != nil {
		return d, err
	}
	if err := tx.Insert("depots", "id, branch_id, name", []any{d.ID, d.BranchID, d.Name}); err != nil {
		return d, err
	}
	tx.Log(db.Change{Action: "Depósito criado", Object: "depots", ID: d.ID, After: d.audited()})
	return d, insertBalances(tx, `d.id = any($2)`, d.ID)
}

// MakeBalances gives new products a balance in each depot.
func MakeBalances(tx *db.Tx, p event.ProductsCreated) error {
	return tx.Everywhere(func() error { return insertBalances(tx, `p.id = any($2)`, p.IDs...) })
}

// insertBalances pairs products and depots. Account by account it is one statement on one shard.
func insertBalances(tx *db.Tx, which string, ids ...int64) error {
	_, err := tx.Exec(`
		insert into stock_balances (account_id, product_id, depot_id)
		select p.account_id, p.id, d.id
		  from products p
		  join depots d on d.account_id = p.account_id
		 where p.account_id = $1 and `+which+` and p.kind in ($3, $4)
		on conflict do nothing`, pq.Int64Array(ids), catalogue.Goods, catalogue.Material)
	return err
}
