package authority

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/tills"
)

// Supervisors are the people of the account who may allow what is asked and have a PIN to do it with, whoever allowed
// something last at this till first.
func Supervisors(tx *db.Tx, a Ask, of Base) ([]account.Holder, error) {
	q, err := checkAsk(tx, a, of)
	if err != nil {
		return nil, err
	}
	holders, err := account.PINHolders(tx)
	if err != nil {
		return nil, err
	}
	may := slices.DeleteFunc(holders, func(h account.Holder) bool { return !q.allowedBy(h, tx.Actor.Identity) })
	last, err := lastSupervisor(tx, a.TillID)
	if i := slices.IndexFunc(may, func(h account.Holder) bool { return h.IdentityID == last }); i > 0 {
		h := may[i]
		may = slices.Insert(slices.Delete(may, i, i+1), 0, h)
	}
	return may, err
}

// Give writes down that a supervisor, whose PIN was right, allows the actor what is asked.
func Give(tx *db.Tx, supervisor int64, a Ask, of Base) (Grant, error) {
	q, err := checkAsk(tx, a, of)
	if err != nil {
		return Grant{}, err
	}
	h, err := account.FindPINHolder(tx, supervisor)
	if err != nil {
		return Grant{}, err
	}
	if !q.allowedBy(h, tx.Actor.Identity) {
		return Grant{}, fault.Blame("supervisor", h.Name+" não pode autorizar isto.")
	}
	g := Grant{
		ID: db.NewID(), Act: a.Act, TargetID: a.TargetID, Line: a.Line, Amount: a.Amount, TillID: a.TillID, CashierID: tx.Actor.Identity,
		SupervisorID: h.IdentityID, Supervisor: h.Name, GivenAt: tx.Now, ExpiresAt: tx.Now.Add(life),
	}
	tx.Log(db.Change{Action: "Autorização dada", Object: "grants", ID: g.ID,
		After: map[string]any{"act": q.act.Title, "amount": g.Amount, "till": q.till.Name, "line": g.Line, "target_id": g.TargetID, "authorised_by": h.Name}})
	return g, tx.Insert("grants", "id, act, target_id, line_no, amount, till_id, cashier_id, supervisor_id, given_at, expires_at",
		[]any{g.ID, g.Act, g.TargetID, g.Line, g.Amount, g.TillID, g.CashierID, g.SupervisorID, g.GivenAt, g.ExpiresAt})
}

// NoteWrongPIN is the audit's line of a wrong PIN, to be kept though the request is refused.
func NoteWrongPIN(supervisor int64, a Ask) func(*db.Tx) error {
	act, _ := FindAct(a.Act)
	return func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "PIN errado no caixa", Object: "identities", ID: supervisor,
			After: map[string]any{"act": act.Title, "amount": a.Amount, "target_id": a.TargetID}})
		return nil
	}
}

// Base says what a discount or a surcharge on a sale, or on a line of it (0: the whole), is taken of. Sales say so: they
// stand above what a supervisor allows.
type Base func(tx *db.Tx, sale int64, line int) (money.Cents, error)

// question is an Ask with what is needed to say who may allow it.
type question struct {
	Ask
	act      Act
	till     tills.Till
	settings *db.Settings
	base     money.Cents // what a limit by role is taken of
}

// checkAsk refuses what the till's own pages never ask.
func checkAsk(tx *db.Tx, a Ask, of Base) (q question, err error) {
	act, known := FindAct(a.Act)
	if !known || a.Amount < 0 {
		return q, fault.Refuse("Não há o que autorizar: volte e tente de novo.")
	}
	q = question{Ask: a, act: act}
	if q.till, err = tills.Find(tx, a.TillID); err != nil {
		return q, err
	}
	q.till.Act(tx) // the grant is the operator's, who will use it
	if q.settings, err = tx.Settings(); err != nil || !q.limited() {
		return q, err
	}
	q.base, err = of(tx, a.TargetID, a.Line)
	return q, err
}

// limited acts have a limit by role, a supervisor's too.
func (q question) limited() bool { return q.Act == "desconto" || q.Act == "acrescimo" }

// allowedBy: not oneself, with a role for the act, in the till's branch, and within one's own limit.
func (q question) allowedBy(h account.Holder, actor int64) bool {
	here := len(h.Branches) == 0 || slices.Contains(h.Branches, q.till.BranchID)
	if h.IdentityID == actor || !q.act.Allows(h.Roles) || !here {
		return false
	}
	return !q.limited() || q.Amount <= q.base.Percent(DiscountLimit(q.settings, h.Roles))
}
