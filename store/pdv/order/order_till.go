package order

import (
	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/tills"
)

// openTill takes the till of sales made elsewhere: it is made with the first of them, and its shift begins by
// itself. A person closes that shift as any other, and the next sale begins another.
func openTill(tx *db.Tx) (tills.Till, error) {
	t, found, err := tills.FindOnline(tx)
	if err == nil && !found {
		t, err = newTill(tx)
	}
	if err != nil {
		return t, err
	}
	if t, err = tills.Lock(tx, t.ID); err != nil || t.Open() {
		return t, err
	}
	if _, err := tills.Open(tx, t.ID, 0); err != nil {
		return t, err
	}
	return tills.Find(tx, t.ID)
}

func newTill(tx *db.Tx) (tills.Till, error) {
	var zone string // two first sales at once: one of them waits here, and finds the other's till
	if err := tx.Get(&zone, `select zone from account_settings where account_id = $1 for update`); err != nil {
		return tills.Till{}, err
	}
	if t, found, err := tills.FindOnline(tx); err != nil || found {
		return t, err
	}
	branch, depot, err := Depot(tx)
	if err != nil {
		return tills.Till{}, err
	}
	id, err := tills.New(tx, "Loja online", branch, depot)
	if err != nil {
		return tills.Till{}, err
	}
	nobody := tills.DefaultPrinter
	nobody.Kind = "nenhuma"
	if _, err := tx.Exec(`update tills set online = true, printer = $3 where account_id = $1 and id = $2`, id, nobody); err != nil {
		return tills.Till{}, err
	}
	return tills.Find(tx, id)
}

// Depot is where sales made elsewhere take their goods: the online till's depot, or before it is there the main one
// of the account's first branch.
func Depot(tx *db.Tx) (branch, depot int64, err error) {
	t, found, err := tills.FindOnline(tx)
	if err != nil || found {
		return t.BranchID, t.DepotID, err
	}
	branches, err := account.Branches(tx)
	if err != nil {
		return 0, 0, err
	}
	if len(branches) == 0 {
		return 0, 0, fault.Refuse("Esta conta não tem filial: cadastre uma antes de vender.")
	}
	first := branches[0]
	for _, b := range branches {
		if b.ID < first.ID {
			first = b
		}
	}
	depot, err = stock.MainDepot(tx, first.ID)
	return first.ID, depot, err
}
