package finance

import (
	"strconv"

	"omniservicos/store/erp/finance"
	"omniservicos/store/fault"
	view "omniservicos/views/erp/finance"
	"omniservicos/web"
)

func showTitle(c *web.Context) error {
	t, err := finance.FindTitle(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v, err := titleView(c, t)
	if err != nil {
		return err
	}
	return c.Page(t.Name(), view.Title(v))
}

func titleView(c *web.Context, t finance.Title) (v view.TitleView, err error) {
	v = view.TitleView{Title: t, Today: today(c), MayEdit: c.May(EditTitles), MaySettle: c.May(SettleTitles)}
	v.Settlements, err = finance.ListSettlements(c.Tx, t.ID)
	return v, err
}

func cancelTitle(c *web.Context) error {
	t, err := finance.FindTitle(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := view.NewReasonForm("Escreva o motivo do cancelamento.")
	if !c.Read(f) {
		return refusedReason(c, t, f, 0)
	}
	if err := finance.CancelTitle(c.Tx, t.ID, f.Reason); err != nil {
		return err
	}
	return c.Done(view.TitlePath(t.ID), "Título cancelado.")
}

// refusedReason shows the title with the dialog open again.
func refusedReason(c *web.Context, t finance.Title, f *view.ReasonForm, settlement int64) error {
	v, err := titleView(c, t)
	if err != nil {
		return err
	}
	v.Refusal = f.Refused(settlement)
	return c.Invalid(t.Name(), view.Title(v))
}

func reverseSettlement(c *web.Context) error {
	t, err := finance.FindTitle(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	s, err := finance.FindSettlement(c.Tx, c.ID("baixa"))
	if err != nil {
		return err
	}
	if s.TitleID != t.ID {
		return fault.Missing("Esta baixa não é deste título.")
	}
	f := view.NewReasonForm("Escreva o motivo do estorno.")
	if !c.Read(f) {
		return refusedReason(c, t, f, s.ID)
	}
	if _, err := finance.Reverse(c.Tx, s.ID, f.Reason); err != nil {
		return err
	}
	return c.Done(view.TitlePath(t.ID), "Baixa estornada: "+s.Amount.String()+" voltaram a ficar em aberto.")
}

// findSettlement leads from a movement of money to the title it settled.
func findSettlement(c *web.Context) error {
	s, err := finance.FindSettlement(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Redirect(view.TitlePath(s.TitleID) + "#baixa-" + strconv.FormatInt(s.ID, 10))
}
