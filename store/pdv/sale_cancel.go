package pdv

import (
	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/pdv/voucher"
)

// CancelSale undoes a finalised sale: stock, cash and titles are reversed by whoever moved them; nothing is deleted, and
// the number stays taken. It must happen within the sale's own shift: later the cash is no longer in that drawer.
func CancelSale(tx *db.Tx, id int64, reason string) (Sale, error) {
	return CancelSaleUpTo(tx, id, reason, authority.Allowance{})
}

// CancelSaleUpTo is CancelSale for who may cancel only so much alone.
func CancelSaleUpTo(tx *db.Tx, id int64, reason string, a authority.Allowance) (Sale, error) {
	till, _, err := lockForFinalising(tx, Finalise{SaleID: id})
	if err != nil {
		return Sale{}, err
	}
	s, err := FindSale(tx, id)
	if err != nil || s.State == "cancelada" {
		return s, err
	}
	if err := s.mayBeCancelled(tx, till); err != nil {
		return s, err
	}
	by, err := a.Authorise(tx, authority.Ask{Act: "cancelar_venda", TargetID: s.ID, TillID: till.ID, Amount: s.Total}, "uma venda")
	if err != nil {
		return s, err
	}
	_, err = tx.Exec(`
		update sales set state = 'cancelada', cancelled_at = $3, cancelled_by = $4, cancel_reason = $5
		 where account_id = $1 and id = $2`, id, tx.Now, tx.Actor.Identity, reason)
	if err != nil {
		return s, err
	}
	if err := voucher.Refund(tx, id, s.CustomerID); err != nil {
		return s, err
	}
	_, err = trail.Record(tx, trail.Event{Kind: trail.SaleCancelled, TillID: till.ID, ShiftID: till.ShiftID, SaleID: &s.ID, Amount: s.Total, Reason: reason, GrantedBy: by.SupervisorID, Granted: by.Supervisor})
	if err != nil {
		return s, err
	}
	tx.Log(db.Change{Action: "Venda cancelada", Object: "sales", ID: id, Before: map[string]any{"number": s.Number, "total": s.Total}, After: map[string]any{"reason": reason}})
	fact := event.SaleCancelled{SaleID: id, TillID: till.ID, BranchID: till.BranchID, TillName: till.Name, Number: *s.Number, Total: s.Total, Reason: reason, At: tx.Now}
	if s.CustomerID != nil {
		fact.CustomerID = *s.CustomerID
	}
	if err := tx.Emit(fact); err != nil {
		return s, err
	}
	return FindSale(tx, id)
}

func (s *Sale) mayBeCancelled(tx *db.Tx, till tills.Till) error {
	if s.State != "finalizada" {
		return fault.Refuse("Só uma venda finalizada pode ser cancelada: descarte a venda aberta.")
	}
	if !till.Open() || *till.ShiftID != s.ShiftID {
		return fault.Refuse("O turno desta venda já foi fechado: o dinheiro dela não está mais neste caixa, e ela não pode ser cancelada.")
	}
	return refuseReturned(tx, s.ID)
}

// refuseReturned: what came back in part cannot come back whole.
func refuseReturned(tx *db.Tx, sale int64) error {
	var back money.Cents
	err := tx.Get(&back, `select coalesce(sum(total), -1)::bigint from returns where account_id = $1 and sale_id = $2`, sale)
	if err == nil && back >= 0 {
		return fault.Refuse("Itens desta venda já foram devolvidos: devolva os que restam, em vez de cancelar a venda.")
	}
	return err
}
