package quote

import (
	"omniservicos/store/crm/quote"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	views "omniservicos/views/crm/quote"
	"omniservicos/web"
)

func saveQuote(c *web.Context) error {
	v, err := pageOf(c)
	if err != nil {
		return err
	}
	if err := v.Quote.MustBeDraft(v.Today); err != nil {
		return err // its page shows no form that could say so
	}
	f := v.Form
	if c.Read(f) {
		if err = choosePerson(c, f); err == nil {
			_, err = quote.Save(c.Tx, v.Quote.ID, f.Edits, f.Terms)
		}
		if err == nil {
			return c.Done(views.Path(v.Quote.ID), "Condições salvas.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid(v.Quote.Title(), views.Show(v))
}

// choosePerson finds whom the form names. A name that stands as it was drawn is whom it was drawn for: there may be
// another of that name.
func choosePerson(c *web.Context, f *views.Form) error {
	if f.Person == "" {
		return nil
	}
	if drawn := f.ID("person_id", ""); drawn != 0 {
		p, err := person.Find(c.Tx, drawn)
		if err == nil && p.Name == f.Person {
			f.PersonID = p.ID
			return nil
		}
	}
	p, err := person.Choose(c.Tx, f.Person)
	f.PersonID = p.ID
	return err
}

func sendQuote(c *web.Context) error {
	v, err := pageOf(c)
	if err != nil {
		return err
	}
	var f views.EditsForm
	c.Read(&f)
	_, err = quote.Send(c.Tx, v.Quote.ID, f.Edits)
	switch refused, ok := fault.As(err); {
	case err == nil:
		return c.Done(views.Path(v.Quote.ID), "Orçamento pronto: mande o link ao cliente.")
	case ok && refused.Field == "code":
		v.Items.Add.Blame(err)
	case ok && refused.Field == "valid_until":
		v.Form.Blame(err)
	default:
		return err
	}
	return c.Invalid(v.Quote.Title(), views.Show(v))
}

func reviseQuote(c *web.Context) error {
	v, err := pageOf(c)
	if err != nil {
		return err
	}
	n, err := quote.Revise(c.Tx, v.Quote.ID)
	if fault.Is(err, fault.Refused) {
		v.Refusal = err.Error()
		return c.Invalid(v.Quote.Title(), views.Show(v))
	}
	if err != nil {
		return err
	}
	return c.Done(views.Path(n.ID), "Esta é a versão "+version(n)+": mude o que for preciso e envie.")
}

func annulQuote(c *web.Context) error {
	v, err := pageOf(c)
	if err != nil {
		return err
	}
	if c.Read(v.Reason) {
		_, err = quote.Annul(c.Tx, v.Quote.ID, v.Reason.Reason)
		switch {
		case err == nil:
			return c.Done(views.Path(v.Quote.ID), v.Quote.Title()+" anulado.")
		case fault.Is(err, fault.Refused):
			v.Refusal = err.Error()
		case !v.Reason.Blame(err):
			return err
		}
	}
	return c.Invalid(v.Quote.Title(), views.Show(v))
}

func writeAnswer(c *web.Context) error {
	v, err := pageOf(c)
	if err != nil {
		return err
	}
	if c.Read(v.Answer) {
		q, err := quote.AnswerOf(c.Tx, v.Quote.ID, v.Answer.Answer)
		if err == nil {
			return c.Done(views.Path(q.ID), q.Title()+" "+q.State+".")
		}
		if !v.Answer.Blame(err) {
			return err
		}
	}
	return c.Invalid(v.Quote.Title(), views.Show(v))
}
