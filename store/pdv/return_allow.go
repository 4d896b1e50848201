package pdv

import (
	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/money"
)

// ReturnLimit is how much whoever operates this till takes back alone: a manager anything, a cashier up to what the
// account says, a seller nothing; nil: anything. Away from a till (0) it is the person's own.
func ReturnLimit(tx *db.Tx, tillID int64, mine []string) (*money.Cents, error) {
	var stand Stand
	if tillID != 0 {
		till, err := FindTill(tx, tillID)
		if err != nil {
			return nil, err
		}
		stand = till.Stand
	}
	settings, roles, err := limitsAt(tx, stand, mine)
	if err != nil {
		return nil, err
	}
	return widest(roles, map[account.Role]*int64{account.Manager: nil, account.Cashier: &settings.ReturnLimit}), nil
}

// authorise asks for a supervisor above the limit, and keeps who it was.
func (r *Return) authorise(tx *db.Tx, n NewReturn, s *Sale) error {
	if n.Limit == nil || r.Total <= *n.Limit {
		return nil
	}
	ask := Ask{Act: "devolucao", TargetID: s.ID, TillID: n.AtTill, Amount: r.Total}
	if ask.TillID == 0 {
		ask.TillID = s.TillID
	}
	sentence := "Uma devolução de " + r.Total.String() + " precisa de um gerente que autorize."
	if *n.Limit > 0 {
		sentence = "Você recebe sozinho até " + n.Limit.String() + ": para devolver " + r.Total.String() + ", peça a um gerente que autorize."
	}
	grant, err := Authority(tx, n.Grant, ask, "", sentence)
	r.Supervisor = grant.Supervisor
	return err
}
