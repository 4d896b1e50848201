// Package items takes changes of what somebody may buy: of an opportunity and of an orçamento alike.
package items

import (
	"omniservicos/store/catalogue"
	"omniservicos/store/catalogue/basket"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/authority"
	"omniservicos/store/pdv/scan"
	"omniservicos/store/quantity"
	views "omniservicos/views/crm/items"
	"omniservicos/web"
)

// Owner is whose items they are: how they are changed, and its page with what was refused.
type Owner struct {
	Base   string
	Change func(limit int64, edit basket.Edit) error
	Draw   func(func(*views.View)) error // answers 422 with the page, its items put right by fn
	Choose func(func(*views.View)) error // answers 200 with the page that asks which product was meant
}

// Limit is the largest share that this person may give off, in hundredths of a percent, and its words.
func Limit(c *web.Context) (limit int64, words string, err error) {
	settings, err := c.Tx.Settings()
	if err != nil {
		return 0, "", err
	}
	limit = authority.DiscountLimit(settings, c.Me.Roles)
	return limit, "Em reais ou em porcentagem. Seu limite é " + quantity.Amount(limit*100).String() + "%.", nil
}

// Add takes an entry at the code field: a line, a choice, or a sentence beside the field.
func Add(c *web.Context, o Owner) error {
	f := &views.AddForm{}
	if c.Read(f) {
		choices, err := o.enter(c, f)
		switch {
		case err == nil && len(choices) == 0:
			return c.Redirect(o.Base + "#itens")
		case err == nil:
			return o.Choose(func(v *views.View) { v.Add, v.Choices = f, choices })
		}
		if fault.Is(err, fault.Refused) {
			err = fault.Blame("code", err.Error())
		}
		if !f.Blame(err) {
			return err
		}
	}
	for _, field := range []string{"quantity", "discount"} { // the entry has one field to say it beside
		if e := f.Error(field); e != "" {
			f.Check(false, "code", e)
		}
	}
	return o.Draw(func(v *views.View) { v.Add = f })
}

func (o Owner) enter(c *web.Context, f *views.AddForm) ([]catalogue.Product, error) {
	if f.ProductID == 0 {
		found, err := scan.Resolve(c.Tx, f.Code)
		switch {
		case err != nil:
			return nil, err
		case found.Total != 0:
			return nil, fault.Blame("code", "Etiqueta com preço só passa no caixa: aqui, digite o código e o peso.")
		}
		if f.Quantity = found.Quantity; found.Product == nil {
			return found.Choices, nil
		}
		f.ProductID = found.Product.ID
	}
	limit, _, err := Limit(c)
	if err != nil {
		return nil, err
	}
	return nil, o.Change(limit, basket.Once(f.Key, basket.Add(f.ProductID, f.Quantity)))
}

// Line changes one line, or takes it out.
func Line(c *web.Context, o Owner) error {
	f := &views.LineForm{No: int(c.ID("n"))}
	if c.Read(f) {
		edit := basket.Change(f.No, f.Quantity, f.Given)
		if f.Remove {
			edit = basket.Remove(f.No)
		}
		done, err := o.change(c, edit, f)
		if done || err != nil {
			return err
		}
	}
	return o.Draw(func(v *views.View) { v.Line = f })
}

// Discount gives something off the whole.
func Discount(c *web.Context, o Owner) error {
	f := &views.DiscountForm{}
	if c.Read(f) {
		done, err := o.change(c, basket.Discount(f.Given), f)
		if done || err != nil {
			return err
		}
	}
	return o.Draw(func(v *views.View) { v.Whole = f })
}

// Reprice takes the prices of today.
func Reprice(c *web.Context, o Owner) error {
	f := &views.DiscountForm{}
	done, err := o.change(c, basket.Reprice, f)
	if done || err != nil {
		return err
	}
	return o.Draw(func(v *views.View) { v.Whole = f })
}

// change makes an edit; done says that the answer is given.
func (o Owner) change(c *web.Context, edit basket.Edit, f interface{ Blame(error) bool }) (done bool, err error) {
	limit, _, err := Limit(c)
	if err != nil {
		return false, err
	}
	if err = o.Change(limit, edit); err == nil {
		return true, c.Redirect(o.Base + "#itens")
	}
	if f.Blame(err) {
		return false, nil
	}
	return false, err
}
