package tills

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/trail"
)

// sellers are the roles that may operate a till; the owner always does.
var sellers = []account.Role{account.Owner, account.Manager, account.Cashier, account.Seller}

// Operators are the people who may take this till over: those with a PIN who may sell, in the till's branch.
func Operators(tx *db.Tx, till Till) ([]account.Holder, error) {
	holders, err := account.PINHolders(tx)
	return slices.DeleteFunc(holders, func(h account.Holder) bool { return !till.operatedBy(h) }), err
}

func (t *Till) operatedBy(h account.Holder) bool {
	may := slices.ContainsFunc(h.Roles, func(r string) bool { return slices.Contains(sellers, account.Role(r)) })
	return may && (len(h.Branches) == 0 || slices.Contains(h.Branches, t.BranchID))
}

// SetOperator hands the till over to who typed the right PIN, in the session of this person alone: the session stays,
// its person is named beside the operator in the audit. The session's own person takes it back.
func SetOperator(tx *db.Tx, tillID, operator int64) error {
	session := tx.Actor
	till, err := Lock(tx, tillID)
	if err != nil {
		return err
	}
	if err := till.MustBeOpen(); err != nil {
		return err
	}
	next := Stand{}
	if operator != session.Identity {
		h, err := account.FindPINHolder(tx, operator)
		if err != nil {
			return err
		}
		if !till.operatedBy(h) {
			return fault.Blame("operator", h.Name+" não pode operar este caixa.")
		}
		next = Stand{OperatorID: h.IdentityID, OperatorName: h.Name, OperatorFor: session.Identity}
	}
	return handOver(tx, till, next, session)
}

// handOver writes it in the name of who takes over.
func handOver(tx *db.Tx, till Till, next Stand, session db.Actor) error {
	_, before := till.Operator(session.Identity, session.Name)
	tx.Actor = session
	next.Act(tx)
	_, after := next.Operator(session.Identity, session.Name)
	tx.Log(db.Change{Action: "Troca de operador", Object: "tills", ID: till.ID,
		Before: map[string]any{"operator": before}, After: map[string]any{"operator": after, "till": till.Name}})
	_, err := tx.Exec(`update tills set operator_id = $3, operator_name = $4, operator_for = $5 where account_id = $1 and id = $2`,
		till.ID, next.OperatorID, next.OperatorName, next.OperatorFor)
	if err != nil {
		return err
	}
	_, err = trail.Record(tx, trail.Event{Kind: trail.OperatorSet, TillID: till.ID, ShiftID: till.ShiftID, Reason: before + " → " + after})
	return err
}

// RolesAt are the roles by which the person at this till is limited: the operator's, where another took it over.
func RolesAt(tx *db.Tx, s Stand, mine []string) ([]string, error) {
	if !s.Taken(tx.Actor.Identity) {
		return mine, nil
	}
	h, err := account.FindPINHolder(tx, s.OperatorID)
	return h.Roles, err
}
