package finance

import (
	"strconv"

	"omniservicos/store/erp/finance"
	"omniservicos/store/uuid7"
	view "omniservicos/views/erp/finance"
	"omniservicos/web"
)

func newTransfer(c *web.Context) (err error) {
	from, _ := strconv.ParseInt(c.Query("de"), 10, 64) // what is no id chooses none
	f := view.NewTransferForm(from, uuid7.New())
	if f.Accounts, err = finance.ListAccounts(c.Tx); err != nil {
		return err
	}
	return c.Page("Transferir dinheiro", view.Transfer(f))
}

func transfer(c *web.Context) (err error) {
	f := &view.TransferForm{}
	if f.Accounts, err = finance.ListAccounts(c.Tx); err != nil {
		return err
	}
	if !c.Read(f) {
		return c.Invalid("Transferir dinheiro", view.Transfer(f))
	}
	err = finance.Transfer(c.Tx, f.Transfer)
	if f.Blame(err) {
		return c.Invalid("Transferir dinheiro", view.Transfer(f))
	}
	if err != nil {
		return err
	}
	return c.Done("/erp/contas", f.Transfer.Amount.String()+" transferidos.")
}

func newAdjustment(c *web.Context) error {
	a, err := finance.FindAccount(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Page("Ajustar o saldo", view.Adjust(view.NewAdjustForm(a, uuid7.New())))
}

func adjust(c *web.Context) error {
	a, err := finance.FindAccount(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &view.AdjustForm{Account: a}
	if !c.Read(f) {
		return c.Invalid("Ajustar o saldo", view.Adjust(f))
	}
	err = finance.Adjust(c.Tx, f.Adjustment)
	if f.Blame(err) {
		return c.Invalid("Ajustar o saldo", view.Adjust(f))
	}
	if err != nil {
		return err
	}
	return c.Done(view.AccountPath(a.ID), "Saldo ajustado para "+f.Adjustment.Balance.String()+".")
}
