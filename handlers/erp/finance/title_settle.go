package finance

import (
	"omniservicos/store/erp/finance"
	"omniservicos/store/fault"
	"omniservicos/store/uuid7"
	view "omniservicos/views/erp/finance"
	"omniservicos/web"
)

func newSettlement(c *web.Context) error {
	t, err := finance.FindTitle(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if t.State != "aberto" {
		return fault.Refuse("O título " + t.Name() + " não tem nada em aberto.")
	}
	usual, err := usualAccount(c, t)
	if err != nil {
		return err
	}
	fee, err := finance.FeeOf(c.Tx, t, t.Open)
	if err != nil {
		return err
	}
	f := view.NewSettleForm(t, fee, usual, uuid7.New(), today(c))
	if f.Accounts, err = finance.ListAccounts(c.Tx); err != nil {
		return err
	}
	return c.Page("Dar baixa", view.Settle(f))
}

// usualAccount is where money of this kind mostly goes: cash to the safe, the rest through the bank.
func usualAccount(c *web.Context, t finance.Title) (int64, error) {
	s, err := c.Tx.Settings()
	if err != nil {
		return 0, err
	}
	if t.Method == "dinheiro" || t.Method == "fiado" {
		return s.SafeAccountID, nil
	}
	return s.PixAccountID, nil
}

func settleTitle(c *web.Context) error {
	t, err := finance.FindTitle(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &view.SettleForm{Title: t}
	if f.Accounts, err = finance.ListAccounts(c.Tx); err != nil {
		return err
	}
	if !c.Read(f) {
		return c.Invalid("Dar baixa", view.Settle(f))
	}
	settled, err := finance.Settle(c.Tx, f.Settlement)
	if f.Blame(err) {
		return c.Invalid("Dar baixa", view.Settle(f))
	}
	if err != nil {
		return err
	}
	if settled.State == "quitado" {
		return c.Done(view.TitlePath(t.ID), "Título quitado.")
	}
	return c.Done(view.TitlePath(t.ID), "Baixa lançada: faltam "+settled.Open.String()+".")
}
