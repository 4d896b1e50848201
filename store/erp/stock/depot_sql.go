package stock

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/words"
)

const depotColumns = `d.id, d.branch_id, b.name as branch, d.name, d.archived_at`

const depotTables = ` depots d join branches b on b.account_id = d.account_id and b.id = d.branch_id `

// Depots are the active depots, in the order of their branches and names.
func Depots(tx *db.Tx) (list []Depot, err error) {
	err = tx.List(&list, `
		select `+depotColumns+` from `+depotTables+`
		 where d.account_id = $1 and d.archived_at is null
		 order by b.name collate pt_br, d.branch_id, d.name collate pt_br, d.id`)
	return list, err
}

// FindDepot reads a depot, archived or not.
func FindDepot(tx *db.Tx, id int64) (d Depot, err error) {
	err = tx.Find(&d, "Este depósito não existe.", `select `+depotColumns+` from `+depotTables+` where d.account_id = $1 and d.id = $2`, id)
	return d, err
}

// MainDepot is the branch's oldest active depot.
func MainDepot(tx *db.Tx, branch int64) (id int64, err error) {
	err = tx.Find(&id, "Esta loja não tem depósito: crie um em Estoque → Depósitos.", `
		select id from depots where account_id = $1 and branch_id = $2 and archived_at is null order by id limit 1`, branch)
	return id, err
}

// rename gives the depot a name that no other of its branch has.
func (d *Depot) rename(tx *db.Tx, name string) error {
	d.Name = words.OneLine(name)
	if d.Name == "" {
		return fault.Blame("name", "Informe o nome do depósito.")
	}
	var taken bool
	err := tx.Get(&taken, `
		select exists (select 1 from depots where account_id = $1 and branch_id = $2 and name = $3 and id <> $4)`, d.BranchID, d.Name, d.ID)
	if err == nil && taken {
		return fault.Blame("name", "Esta loja já tem um depósito chamado "+d.Name+".")
	}
	return err
}

func (d Depot) audited() map[string]any {
	return map[string]any{"deposito": d.Name, "filial": d.BranchID}
}

// AllDepots are the depots with the archived ones last.
func AllDepots(tx *db.Tx) (list []Depot, err error) {
	err = tx.List(&list, `
		select `+depotColumns+` from `+depotTables+`
		 where d.account_id = $1
		 order by d.archived_at is not null, b.name collate pt_br, d.branch_id, d.name collate pt_br, d.id`)
	return list, err
}

// Branch is a shop that depots stand in.
type Branch struct {
	ID   int64  `db:"id"`
	Name string `db:"name"`
}

// Branches are the active branches.
func Branches(tx *db.Tx) (list []Branch, err error) {
	err = tx.List(&list, `select id, name from branches where account_id = $1 and archived_at is null order by name collate pt_br, id`)
	return list, err
}
