package pdv

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/tills"
)

// SuspendSale takes the open sale off its till: it waits, whatever shifts begin and end, until a till of its branch goes on.
func SuspendSale(tx *db.Tx, sale int64, label string) (Sale, error) {
	s, err := LockSale(tx, sale)
	if err != nil {
		return s, err
	}
	if s.State == "suspensa" { // sent twice
		tx.Log(db.Change{Action: "Envio repetido ignorado", Object: "sales", ID: sale})
		return s, nil
	}
	if err := s.MustBeOpen(); err != nil {
		return s, err
	}
	if len(s.Lines()) == 0 {
		return s, fault.Refuse("Lance pelo menos um item antes de suspender a venda.")
	}
	s.State, s.Label, s.SuspendedAt = "suspensa", label, &tx.Now
	tx.Log(db.Change{Action: "Venda suspensa", Object: "sales", ID: sale, After: map[string]any{"label": label, "total": s.Total, "till_id": s.TillID}})
	_, err = tx.Exec(`update sales set state = 'suspensa', label = $3, suspended_at = $4 where account_id = $1 and id = $2`, sale, label, tx.Now)
	return s, err
}

// ResumeSale puts a suspended sale on a till: it becomes that till's, with its lines and the page's own UUID, and leaves
// from its depot.
func ResumeSale(tx *db.Tx, tillID, sale int64) (Sale, error) {
	till, err := tills.Lock(tx, tillID)
	if err != nil {
		return Sale{}, err
	}
	if err := MustBeFree(tx, till, sale); err != nil {
		return Sale{}, err
	}
	s, err := LockSale(tx, sale)
	switch {
	case err != nil:
		return s, err
	case s.State == "aberta" && s.TillID == tillID: // sent twice
		tx.Log(db.Change{Action: "Envio repetido ignorado", Object: "sales", ID: sale})
		return s, nil
	case s.State == "aberta":
		return s, fault.Refuse("Esta venda já foi recuperada no " + s.TillName + ".")
	case s.State != "suspensa":
		return s, s.MustBeOpen()
	case s.BranchID != till.BranchID:
		return s, fault.Refuse("Esta venda foi suspensa em outra filial: só um caixa de lá a recupera.")
	}
	tx.Log(db.Change{Action: "Venda recuperada", Object: "sales", ID: sale, Before: map[string]any{"till_id": s.TillID}, After: map[string]any{"till_id": tillID}})
	_, err = tx.Exec(`
		update sales set state = 'aberta', till_id = $3, shift_id = $4, depot_id = $5, operator_id = $6, suspended_at = null
		 where account_id = $1 and id = $2`, sale, tillID, *till.ShiftID, till.DepotID, tx.Actor.Identity)
	if err != nil {
		return s, err
	}
	return FindSale(tx, sale)
}

// MustBeFree refuses to put a sale where another stands.
func MustBeFree(tx *db.Tx, till tills.Till, sale int64) error {
	if err := till.MustBeOpen(); err != nil {
		return err
	}
	open, found, err := OpenSale(tx, till.ID)
	if err == nil && found && open.ID != sale {
		return fault.Refuse("Há uma venda neste caixa: finalize ou suspenda esta antes.")
	}
	return err
}

// SuspendedSales are those of the branch that wait, the oldest first.
func SuspendedSales(tx *db.Tx, branch int64) (sales []Sale, err error) {
	err = tx.List(&sales, `select `+saleColumns+fromSales+`
		 where s.account_id = $1 and s.branch_id = $2 and s.state = 'suspensa' order by s.id limit 100`, branch)
	return sales, err
}
