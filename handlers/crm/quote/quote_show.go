package quote

import (
	"omniservicos/handlers/crm/items"
	"omniservicos/store/account"
	"omniservicos/store/catalogue/basket"
	"omniservicos/store/crm/quote"
	"omniservicos/store/dates"
	"omniservicos/store/pdv/presale"
	itemviews "omniservicos/views/crm/items"
	views "omniservicos/views/crm/quote"
	"omniservicos/web"
)

func showQuote(c *web.Context) error {
	v, err := pageOf(c)
	if err != nil {
		return err
	}
	return c.Page(v.Quote.Title(), views.Show(v))
}

// pageOf gathers what the page of a version shows.
func pageOf(c *web.Context) (v views.ShowView, err error) {
	q, err := quote.Find(c.Tx, c.ID("id"))
	if err != nil {
		return v, err
	}
	v = views.ShowView{Quote: q, Answer: &views.AnswerForm{}, Reason: &views.ReasonForm{}, May: c.May(Work), Today: dates.Of(c.Tx.Now, c.Tx.Zone()), Zone: c.Tx.Zone()}
	v.Answer.Set("name", q.Person)
	v.Answer.Set("answer", "aceitar")
	v.Items = itemviews.NewView(q.Basket, views.Path(q.ID))
	v.Items.Open, v.Items.Empty = v.May && q.State == quote.Draft, "Nenhum item ainda."
	if _, v.Items.Limit, err = items.Limit(c); err != nil {
		return v, err
	}
	if v.Versions, err = quote.Versions(c.Tx, q.Number); err != nil {
		return v, err
	}
	members, err := account.ListMembers(c.Tx, account.MemberFilter{})
	if err != nil {
		return v, err
	}
	v.Form = views.NewForm(q, views.Sellers(members, q))
	return v, around(c, &v)
}

// around reads what stands beside the orçamento: its link, and the pré-venda that its acceptance opened.
func around(c *web.Context, v *views.ShowView) error {
	q := v.Quote
	p, found, err := presale.OfQuote(c.Tx, q.ID)
	if err != nil {
		return err
	}
	if found {
		v.Presale = &p
	}
	if !v.May || v.Quote.StateOn(v.Today) != quote.Sent {
		return nil
	}
	v.Public = views.PublicPath(c.Me.Slug, q.Key(c.Tx))
	v.Link = c.Site() + v.Public
	return nil
}

func addItem(c *web.Context) error       { return changeItems(c, items.Add) }
func changeItem(c *web.Context) error    { return changeItems(c, items.Line) }
func discountItems(c *web.Context) error { return changeItems(c, items.Discount) }
func repriceItems(c *web.Context) error  { return changeItems(c, items.Reprice) }

func changeItems(c *web.Context, take func(*web.Context, items.Owner) error) error {
	q, err := quote.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	draw := func(answer func(views.ShowView) error) func(func(*itemviews.View)) error {
		return func(put func(*itemviews.View)) error {
			v, err := pageOf(c)
			if err != nil {
				return err
			}
			put(&v.Items)
			return answer(v)
		}
	}
	return take(c, items.Owner{
		Base: views.Path(q.ID),
		Change: func(limit int64, edit basket.Edit) error {
			_, err := quote.ChangeItems(c.Tx, q.ID, limit, edit)
			return err
		},
		Draw:   draw(func(v views.ShowView) error { return c.Invalid(q.Title(), views.Show(v)) }),
		Choose: draw(func(v views.ShowView) error { return c.Page(q.Title(), views.Show(v)) }),
	})
}
