package cash

import (
	"omniservicos/db"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/tills"
)

// leaveUnsent writes down what a terminal had not sent when its shift was closed. Nothing of it is lost: it arrives into
// a shift of adjustment. Who may not close so alone needs a supervisor.
func leaveUnsent(tx *db.Tx, c Closing, till tills.Till, shift tills.Shift) error {
	if len(c.Unsent) == 0 {
		return nil
	}
	if err := checkUnsent(c.Unsent); err != nil {
		return err
	}
	by := ""
	if !c.MayLeave {
		ask := authority.Ask{Act: "fechar_pendente", TargetID: shift.ID, TillID: till.ID, Amount: sumUnsent(c.Unsent)}
		grant, err := authority.Require(tx, c.Grant, ask, "unsent", UnsentWords(c.Unsent)+": espere o envio, ou peça a um gerente que autorize fechar assim.")
		if err != nil {
			return err
		}
		by = grant.Supervisor
	}
	rows, numbers := make([][]any, len(c.Unsent)), make([]string, len(c.Unsent))
	for i, u := range c.Unsent {
		rows[i] = []any{shift.ID, u.Terminal, u.Epoch, u.Seq, u.MadeAt, u.Total}
		numbers[i] = u.Number()
	}
	tx.Log(db.Change{Action: "Caixa fechado com vendas por enviar", Object: "shifts", ID: shift.ID,
		After: map[string]any{"unsent": numbers, "total": sumUnsent(c.Unsent), "authorised_by": by}})
	if _, err := tx.Exec(`delete from shift_unsent where account_id = $1 and shift_id = $2`, shift.ID); err != nil { // of an earlier closing, reopened since
		return err
	}
	return tx.Insert("shift_unsent", "shift_id, terminal, epoch, seq, made_at, total", rows...)
}

// ListUnsent is what had not been sent when a shift was closed, and whether it has arrived since.
func ListUnsent(tx *db.Tx, shift int64) (list []Unsent, err error) {
	err = tx.List(&list, `
		select u.terminal, u.epoch, u.seq, u.made_at, u.total, exists (
			select 1 from terminals t join till_documents d on d.account_id = t.account_id and d.terminal_id = t.id
			 where t.account_id = u.account_id and t.number = u.terminal and d.epoch = u.epoch and d.seq = u.seq) as arrived
		  from shift_unsent u
		 where u.account_id = $1 and u.shift_id = $2
		 order by u.made_at, u.terminal, u.epoch, u.seq`, shift)
	return list, err
}
