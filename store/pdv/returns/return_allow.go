package returns

import (
	"omniservicos/db"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/authority"
)

// authorise asks for a supervisor above the limit, and keeps who it was.
func (r *Return) authorise(tx *db.Tx, n New, s *pdv.Sale) error {
	if n.Limit == nil || r.Total <= *n.Limit {
		return nil
	}
	ask := authority.Ask{Act: "devolucao", TargetID: s.ID, TillID: n.AtTill, Amount: r.Total}
	if ask.TillID == 0 {
		ask.TillID = s.TillID
	}
	sentence := "Uma devolução de " + r.Total.String() + " precisa de um gerente que autorize."
	if *n.Limit > 0 {
		sentence = "Você recebe sozinho até " + n.Limit.String() + ": para devolver " + r.Total.String() + ", peça a um gerente que autorize."
	}
	grant, err := authority.Require(tx, n.Grant, ask, "", sentence)
	r.Supervisor = grant.Supervisor
	return err
}

// SetLimit sets the largest return that a cashier takes alone.
func SetLimit(tx *db.Tx, limit int64) error {
	s, err := tx.Settings()
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Limite de devolução alterado", Object: "account_settings", ID: tx.Account,
		Before: map[string]any{"return_limit": s.ReturnLimit}, After: map[string]any{"return_limit": limit}})
	_, err = tx.Exec(`update account_settings set return_limit = $2 where account_id = $1`, limit)
	tx.ForgetSettings()
	return err
}
