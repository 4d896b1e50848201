package pdv

import (
	"errors"
	"strconv"

	"omniservicos/store/pdv"
	views "omniservicos/views/pdv"
	"omniservicos/web"
)

// showPayment is the panel for what the form now holds: opened, a payment taken out, or only what is missing.
func showPayment(c *web.Context) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if err := sale.MustBeOpen(); err != nil {
		return err
	}
	var f views.PaymentForm
	f.Load(c.URL().Query())
	f.Read()
	v, err := paymentView(c, sale, &f)
	if err != nil {
		return err
	}
	if out, err := strconv.Atoi(c.Query("tirar")); err == nil {
		v = v.Without(out)
	}
	if v.Hint, err = hintFor(c, v); err != nil {
		return err
	}
	switch {
	case !c.Htmx():
		return c.Page("Receber a venda", views.PaymentPage(v))
	case c.Query("resto") != "":
		return c.Fragment(views.PaymentRest(v))
	}
	return c.Fragment(views.Payment(v))
}

func paymentView(c *web.Context, sale pdv.Sale, f *views.PaymentForm) (views.PaymentView, error) {
	terms, err := pdv.TermsOf(c.Tx)
	return views.NewPaymentView(sale, f, terms), err
}

// finaliseSale does not look the sale up first: FinaliseSale locks and reads it, and the till waits for this answer.
func finaliseSale(c *web.Context) error {
	var f views.PaymentForm
	if !c.Read(&f) {
		return refusePayment(c, &f, false)
	}
	sale, err := pdv.FinaliseSale(c.Tx, pdv.Finalise{SaleID: c.ID("id"), Payments: f.Payments(), Grant: grantOf(c)})
	if asked, answer := askAuthority(c, err); asked {
		return answer
	}
	if isRefusal(err) {
		f.Blame(err)
		var short *pdv.Short
		return refusePayment(c, &f, errors.As(err, &short))
	}
	if err != nil {
		return err
	}
	if !c.Htmx() {
		return c.Redirect(views.SalePath(sale.ID, "/cupom"))
	}
	return free(c, sale.TillID, views.NoProblem(), views.Done(sale))
}

// refusePayment draws the panel again. Too little is no mistake: it is taken as received, and the rest is asked for.
func refusePayment(c *web.Context, f *views.PaymentForm, short bool) error {
	sale, err := pdv.FindSale(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v, err := paymentView(c, sale, f)
	if err != nil {
		return err
	}
	if short {
		v = v.Next()
	}
	if v.Hint, err = hintFor(c, v); err != nil {
		return err
	}
	if c.Htmx() {
		return c.InvalidFragment(views.Payment(v))
	}
	return c.Invalid("Receber a venda", views.PaymentPage(v))
}
