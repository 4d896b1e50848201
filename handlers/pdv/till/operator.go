package till

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/tills"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// setOperator checks the PIN before the transaction begins: it hashes. The try is counted in any case (CheckPIN).
func setOperator(c *web.Context) (web.Handler, error) {
	f := &view.OperatorForm{}
	again := func(c *web.Context) error { return askOperator(c, f) }
	if !c.Read(f) {
		return again, nil
	}
	till := c.ID("id")
	if err := tills.Know(c.Ctx(), c.DB(), c.Me.AccountID, till); err != nil {
		return nil, err
	}
	right, err := account.CheckPIN(c.Ctx(), c.DB(), account.PINTry{Account: c.Me.AccountID, Identity: f.Operator, Terminal: till, PIN: f.PIN})
	switch {
	case fault.Is(err, fault.TooMany):
		f.Check(false, "pin", err.Error())
		return again, nil
	case err != nil:
		return nil, err
	case !right:
		f.Check(false, "pin", "PIN errado.")
		return func(c *web.Context) error {
			c.Keep(authority.NoteWrongPIN(f.Operator, authority.Ask{TargetID: till, TillID: till}))
			return askOperator(c, f)
		}, nil
	}
	return func(c *web.Context) error { return handOver(c, f) }, nil
}

// askOperator draws the dialog's form again with what was wrong.
func askOperator(c *web.Context, f *view.OperatorForm) error {
	till, err := tills.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	people, err := tills.Operators(c.Tx, till)
	if err != nil {
		return err
	}
	return desk.RefuseForm(c, "Trocar de operador", view.OperatorFields(people, f, till.ID))
}

func handOver(c *web.Context, f *view.OperatorForm) error {
	if err := tills.SetOperator(c.Tx, c.ID("id"), f.Operator); err != nil {
		if f.Blame(err) {
			return askOperator(c, f)
		}
		return err
	}
	return c.Done(part.TillPath(c.ID("id"), ""), "Troca de operador feita.")
}
