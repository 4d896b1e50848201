package presale

import (
	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/presale"
	"omniservicos/store/pdv/scan"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
	"omniservicos/store/uuid7"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/presale"
	"omniservicos/web"
)

func newPresale(c *web.Context) error {
	v, err := presaleView(c, presale.Presale{State: "aberta"})
	if err != nil {
		return err
	}
	v.Line.Set("client", uuid7.New())
	return c.Page("Nova pré-venda", view.Presale(v))
}

func showPresale(c *web.Context) error {
	p, err := presale.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	v, err := presaleView(c, p)
	if err != nil {
		return err
	}
	return c.Page(p.Title(), view.Presale(v))
}

func presaleView(c *web.Context, p presale.Presale) (v view.PresaleView, err error) {
	v = view.PresaleView{Presale: p, Line: &view.PresaleLineForm{}, Form: view.PresaleFormOf(p), Reason: &part.ReasonForm{},
		Makes: c.May(may.Presell), Today: dates.Of(c.Tx.Now, c.Tx.Zone()), Zone: c.Tx.Zone()}
	v.Line.Set("client", p.ClientID)
	v.Line.Set("line", uuid7.New())
	limit, err := desk.LimitOf(c, tills.Stand{})
	if err != nil {
		return v, err
	}
	v.Limit = desk.LimitInWords(limit)
	settings, err := c.Tx.Settings()
	if err != nil {
		return v, err
	}
	if v.Reserves = settings.StockReservation; v.Reserves {
		if v.Held, err = presale.Held(c.Tx, p.ID); err != nil {
			return v, err
		}
	}
	if v.Lists, err = catalogue.ListsInUse(c.Tx); err != nil {
		return v, err
	}
	v.Sellers, err = seller.List(c.Tx)
	return v, err
}

// beginPresale takes the first line: it makes the pré-venda.
func beginPresale(c *web.Context) error { return enterPresaleLine(c, presale.Presale{State: "aberta"}) }

func addPresaleLine(c *web.Context) error {
	p, err := presale.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return enterPresaleLine(c, p)
}

// enterPresaleLine is one entry at the code field: a line, a choice, or a sentence beside the field.
func enterPresaleLine(c *web.Context, p presale.Presale) error {
	f := &view.PresaleLineForm{}
	var choices []catalogue.Product
	if c.Read(f) {
		if p.ID != 0 {
			f.Client = p.ClientID
		}
		added, found, err := presaleLine(c, f)
		if err == nil && len(found) == 0 {
			return c.Redirect(part.PresalePath(added.ID, ""))
		}
		if choices = found; err != nil {
			if fault.Is(err, fault.Refused) {
				err = fault.Blame("code", err.Error())
			}
			if !f.Blame(err) {
				return err
			}
		}
	}
	v, err := presaleView(c, p)
	if err != nil {
		return err
	}
	v.Line, v.Choices = f, choices
	if len(choices) > 0 {
		return c.Page("Qual produto?", view.Presale(v))
	}
	if f.Error("code") == "" && f.Error("quantity") != "" {
		f.Check(false, "code", f.Error("quantity"))
	}
	return c.Invalid("Pré-venda", view.Presale(v))
}

func presaleLine(c *web.Context, f *view.PresaleLineForm) (p presale.Presale, choices []catalogue.Product, err error) {
	if f.ProductID == 0 {
		found, err := scan.Resolve(c.Tx, f.Code)
		if err != nil {
			return p, nil, err
		}
		f.Quantity = found.Quantity
		switch {
		case found.Total != 0:
			return p, nil, fault.Blame("code", "Etiqueta com preço só passa no caixa: aqui, digite o código e o peso.")
		case found.Product == nil:
			return p, found.Choices, nil
		}
		f.ProductID = found.Product.ID
	}
	branch, err := account.BranchOf(c.Tx, c.Me)
	if err != nil {
		return p, nil, err
	}
	p, err = presale.AddLine(c.Tx, presale.NewLine{Client: f.Client, LineClient: f.Line, BranchID: branch, ProductID: f.ProductID, Quantity: f.Quantity})
	return p, nil, err
}

func changePresaleLine(c *web.Context) error {
	p, err := presale.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	var f view.PresaleQuantityForm
	if !c.Read(&f) {
		return fault.Refuse(f.Error("quantity"))
	}
	quantity := f.Quantity
	if f.Step != 0 {
		for _, i := range p.Items {
			if int64(i.LineNo) == c.ID("n") {
				quantity = i.Quantity + f.Step
			}
		}
	}
	if f.Remove {
		quantity = 0
	}
	if _, err := presale.ChangeLine(c.Tx, p.ID, int(c.ID("n")), quantity); err != nil {
		return err
	}
	return c.Redirect(part.PresalePath(p.ID, ""))
}

func savePresale(c *web.Context) error {
	p, err := presale.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &view.PresaleForm{}
	if c.Read(f) {
		err = presaleTerms(c, p, f)
		if err == nil {
			return c.Done(part.PresalePath(p.ID, ""), "Pré-venda salva.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := presaleView(c, p)
	if err != nil {
		return err
	}
	v.Form = f
	return c.Invalid(p.Title(), view.Presale(v))
}

func presaleTerms(c *web.Context, p presale.Presale, f *view.PresaleForm) (err error) {
	if f.Limit, err = desk.LimitOf(c, tills.Stand{}); err != nil {
		return err
	}
	if f.Customer == p.Customer && p.CustomerID != nil {
		f.CustomerID = *p.CustomerID
	} else if f.CustomerID, err = customerCalled(c, f.Customer); err != nil {
		return err
	}
	f.Kind = p.Kind // the orçamento is the CRM's; those that were made here before keep their name
	_, err = presale.Save(c.Tx, p.ID, f.Terms)
	return err
}

// customerCalled is the one person of the registry with this name, CPF or CNPJ; 0 where nothing was typed.
func customerCalled(c *web.Context, typed string) (int64, error) {
	if typed == "" {
		return 0, nil
	}
	if id, err := taxid.Parse(typed); err == nil {
		p, found, err := person.FindByTaxID(c.Tx, id)
		if err != nil || found {
			return p.ID, err
		}
	}
	return desk.OnlyPerson(c, typed, "customer", "Ninguém no cadastro com este nome ou documento.", desk.ManyPeople)
}

func cancelPresale(c *web.Context) error {
	p, err := presale.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &part.ReasonForm{}
	if c.Read(f) {
		err = presale.Cancel(c.Tx, p.ID, f.Reason)
		if err == nil {
			return c.Done(part.PresalePath(p.ID, ""), "Pré-venda cancelada.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := presaleView(c, p)
	if err != nil {
		return err
	}
	v.Reason = f
	return c.Invalid(p.Title(), view.Presale(v))
}
