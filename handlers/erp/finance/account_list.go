package finance

import (
	"strconv"

	"omniservicos/store/erp/finance"
	view "omniservicos/views/erp/finance"
	"omniservicos/views/ui"
	"omniservicos/web"
)

func listAccounts(c *web.Context) error {
	accounts, err := finance.ListAccounts(c.Tx)
	if err != nil {
		return err
	}
	s, err := c.Tx.Settings()
	if err != nil {
		return err
	}
	v := view.AccountsView{Accounts: accounts, PixID: s.PixAccountID, MayEdit: c.May(EditMoney)}
	v.ReadKind(c.Query("tipo"))
	return c.Page("Caixa e bancos", view.Accounts(v))
}

func newAccount(c *web.Context) error {
	return c.Page("Nova conta", view.AccountNew(view.NewAccountForm()))
}

func createAccount(c *web.Context) error {
	f := &view.AccountForm{}
	if !c.Read(f) {
		return c.Invalid("Nova conta", view.AccountNew(f))
	}
	id, err := finance.NewAccount(c.Tx, f.Kind, f.Name, 0)
	if f.Blame(err) {
		return c.Invalid("Nova conta", view.AccountNew(f))
	}
	if err != nil {
		return err
	}
	return c.Done(view.AccountPath(id), "Conta criada.")
}

// showStatement is an account's movements in a period: this month unless another is asked for.
func showStatement(c *web.Context) error {
	a, err := finance.FindAccount(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &view.StatementForm{Today: today(c)}
	f.Load(c.URL().Query())
	f.Read()
	before, _ := strconv.ParseInt(c.Query("depois"), 10, 64) // what is no id is the first page
	v := view.StatementView{URL: c.URL(), Account: a, Form: f, MayEdit: c.May(EditMoney)}
	if v.Statement, err = finance.ReadStatement(c.Tx, a.ID, f.From, f.To, before); err != nil {
		return err
	}
	if v.Statement.More {
		last := v.Statement.Movements[len(v.Statement.Movements)-1]
		v.Next = ui.With(c.URL(), "depois", strconv.FormatInt(last.ID, 10))
	}
	return c.Page(a.Name, view.Statement(v, c.Tx.Zone()))
}
