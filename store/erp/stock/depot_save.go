package stock

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/quantity"
)

// RenameDepot changes the name of a depot.
func RenameDepot(tx *db.Tx, id int64, name string) error {
	d, err := FindDepot(tx, id)
	if err != nil {
		return err
	}
	before := d.audited()
	if err := d.rename(tx, name); err != nil {
		return err
	}
	if _, err := tx.Exec(`update depots set name = $3 where account_id = $1 and id = $2`, d.ID, d.Name); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Depósito renomeado", Object: "depots", ID: d.ID, Before: before, After: d.audited()})
	return nil
}

// ArchiveDepot takes an empty depot out of use; a branch keeps at least one.
func ArchiveDepot(tx *db.Tx, id int64) error {
	d, err := FindDepot(tx, id)
	if err != nil || d.ArchivedAt != nil {
		return err
	}
	if err := d.refuseLast(tx); err != nil {
		return err
	}
	if err := d.refuseFull(tx); err != nil {
		return err
	}
	if _, err := tx.Exec(`update depots set archived_at = $3 where account_id = $1 and id = $2`, d.ID, tx.Now); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Depósito arquivado", Object: "depots", ID: d.ID, Before: d.audited()})
	return nil
}

// ReactivateDepot brings an archived depot back: its balances were kept all the while.
func ReactivateDepot(tx *db.Tx, id int64) error {
	d, err := FindDepot(tx, id)
	if err != nil || d.ArchivedAt == nil {
		return err
	}
	if _, err := tx.Exec(`update depots set archived_at = null where account_id = $1 and id = $2`, d.ID); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Depósito reativado", Object: "depots", ID: d.ID, After: d.audited()})
	return nil
}

// refuseLast holds the branch's depots, so that two people do not archive its last two at once.
func (d Depot) refuseLast(tx *db.Tx) error {
	var active []int64
	err := tx.ListWrite(&active, `
		select id from depots where account_id = $1 and branch_id = $2 and archived_at is null order by id for no key update`, d.BranchID)
	if err == nil && len(active) < 2 {
		return fault.Refuse("Este é o único depósito ativo da loja: crie outro antes de arquivar este.")
	}
	return err
}

// refuseFull locks the depot's balances, so that nothing comes in while it is being closed.
func (d Depot) refuseFull(tx *db.Tx) error {
	var balances []quantity.Amount
	err := tx.ListWrite(&balances, `
		select quantity from stock_balances where account_id = $1 and depot_id = $2 order by product_id for no key update`, d.ID)
	if err != nil {
		return err
	}
	for _, q := range balances {
		if q != 0 {
			return fault.Refuse("O depósito " + d.Name + " ainda tem estoque: transfira ou ajuste tudo antes de arquivar.")
		}
	}
	return nil
}
