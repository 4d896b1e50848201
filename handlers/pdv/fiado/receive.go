package fiado

import (
	"fmt"
	"strconv"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/erp/finance"
	"omniservicos/store/fault"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/fiado"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
	view "omniservicos/views/pdv/fiado"
	tillview "omniservicos/views/pdv/till"
	"omniservicos/web"
)

// askFiado is who comes to pay, then what they owe and how they pay it.
func askFiado(c *web.Context) error {
	v, err := fiadoView(c, c.Number("pessoa"), &tillview.PaymentForm{})
	if err != nil {
		return err
	}
	v.Key, v.Query = uuid7.New(), c.Query("q")
	if v.Person.ID == 0 && v.Query != "" {
		if v.Found, err = person.Search(c.Tx, desk.Clean(v.Query), desk.PeopleShown); err != nil {
			return err
		}
	}
	return c.Page("Receber fiado", view.Fiado(v))
}

func fiadoView(c *web.Context, who int64, f *tillview.PaymentForm) (v view.FiadoView, err error) {
	if v.Till, err = tills.Find(c.Tx, c.ID("id")); err != nil {
		return v, err
	}
	if err := v.Till.MustBeOpen(); err != nil {
		return v, err
	}
	if who == 0 {
		return v, nil
	}
	if v.Person, err = person.Find(c.Tx, who); err != nil {
		return v, err
	}
	if v.Owed, v.Sum, err = finance.ListOwed(c.Tx, who); err != nil {
		return v, err
	}
	terms, err := pdv.TermsOf(c.Tx)
	return v.With(f, terms), err
}

func takeFiado(c *web.Context) error {
	var f tillview.PaymentForm
	who, _ := strconv.ParseInt(c.Posted().Get("pessoa"), 10, 64)
	if c.Read(&f) {
		r, err := receiveFiado(c, who, f.Payments())
		if err == nil {
			return c.Redirect(fmt.Sprintf("/pdv/fiado/%d", r.ID))
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := fiadoView(c, who, &f)
	if err != nil {
		return err
	}
	v.Key = f.Value("key")
	return c.Invalid("Receber fiado", view.Fiado(v))
}

func receiveFiado(c *web.Context, who int64, payments []pdv.Payment) (r fiado.Receipt, err error) {
	if len(payments) != 1 {
		return r, fault.Blame("payments", "Informe quanto a pessoa paga, em uma forma de cada vez.")
	}
	if _, err := person.Find(c.Tx, who); err != nil {
		return r, err
	}
	return fiado.Receive(c.Tx, fiado.NewReceipt{TillID: c.ID("id"), PersonID: who, ClientID: c.Posted().Get("key"), Payment: payments[0]})
}

func showFiado(c *web.Context) error {
	r, err := fiado.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Page("Fiado recebido", view.FiadoReceived(view.FiadoReceiptView{Receipt: r, Zone: c.Tx.Zone()}))
}

func paper(c *web.Context) (desk.Paper, error) {
	r, err := fiado.Find(c.Tx, c.ID("id"))
	return desk.Paper{Title: "Recibo de fiado", TillID: r.TillID, Kind: tills.FiadoPaper, Subject: r.ID, Send: view.FiadoPath(r.ID, "/recibo"), May: may.Sell}, err
}
