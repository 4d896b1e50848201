package pdv

import (
	"database/sql"
	"errors"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
)

// OnlineTill is the till of sales made elsewhere, if one was made so far; of who is limited to branches, that of theirs.
func OnlineTill(tx *db.Tx) (t Till, found bool, err error) {
	err = tx.Get(&t, `select `+tillColumns+` from tills t where t.account_id = $1 and t.online and t.archived_at is null order by t.id limit 1`)
	if errors.Is(err, sql.ErrNoRows) {
		return t, false, nil
	}
	return t, err == nil, err
}

// openOnlineTill takes the till of sales made elsewhere: it is made with the first of them, and its shift begins by
// itself. A person closes that shift as any other, and the next sale begins another.
func openOnlineTill(tx *db.Tx) (Till, error) {
	t, found, err := OnlineTill(tx)
	if err == nil && !found {
		t, err = newOnlineTill(tx)
	}
	if err != nil {
		return t, err
	}
	if t, err = LockTill(tx, t.ID); err != nil || t.Open() {
		return t, err
	}
	if _, err := OpenTill(tx, t.ID, 0); err != nil {
		return t, err
	}
	return FindTill(tx, t.ID)
}

func newOnlineTill(tx *db.Tx) (Till, error) {
	var zone string // two first sales at once: one of them waits here, and finds the other's till
	if err := tx.Get(&zone, `select zone from account_settings where account_id = $1 for update`); err != nil {
		return Till{}, err
	}
	if t, found, err := OnlineTill(tx); err != nil || found {
		return t, err
	}
	branch, depot, err := OnlineDepot(tx)
	if err != nil {
		return Till{}, err
	}
	id, err := NewTill(tx, "Loja online", branch, depot)
	if err != nil {
		return Till{}, err
	}
	nobody := DefaultPrinter
	nobody.Kind = "nenhuma"
	if _, err := tx.Exec(`update tills set online = true, printer = $3 where account_id = $1 and id = $2`, id, nobody); err != nil {
		return Till{}, err
	}
	return FindTill(tx, id)
}

// OnlineDepot is where sales made elsewhere take their goods: the online till's depot, or before it is there the main one
// of the account's first branch.
func OnlineDepot(tx *db.Tx) (branch, depot int64, err error) {
	t, found, err := OnlineTill(tx)
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
