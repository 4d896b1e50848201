package till

import (
	"errors"
	"strconv"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/store/pdv"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/till"
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
	var f view.PaymentForm
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
		return c.Page("Receber a venda", view.PaymentPage(v))
	case c.Query("resto") != "":
		return c.Fragment(view.PaymentRest(v))
	}
	return c.Fragment(view.Payment(v))
}

func paymentView(c *web.Context, sale pdv.Sale, f *view.PaymentForm) (view.PaymentView, error) {
	terms, err := pdv.TermsOf(c.Tx)
	return view.NewPaymentView(sale, f, terms), err
}

// finaliseSale does not look the sale up first: FinaliseSale locks and reads it, and the till waits for this answer.
func finaliseSale(c *web.Context) error {
	var f view.PaymentForm
	if !c.Read(&f) {
		return refusePayment(c, &f, false)
	}
	sale, err := pdv.FinaliseSale(c.Tx, pdv.Finalise{SaleID: c.ID("id"), Payments: f.Payments(), Grant: desk.GrantOf(c)})
	if asked, answer := desk.AskAuthority(c, err); asked {
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
		return c.Redirect(part.SalePath(sale.ID, "/cupom"))
	}
	return free(c, sale.TillID, view.NoProblem(), view.Done(sale))
}

// refusePayment draws the panel again. Too little is no mistake: it is taken as received, and the rest is asked for.
func refusePayment(c *web.Context, f *view.PaymentForm, short bool) error {
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
		return c.InvalidFragment(view.Payment(v))
	}
	return c.Invalid("Receber a venda", view.PaymentPage(v))
}
