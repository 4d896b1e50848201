package opportunity

import (
	"omniservicos/handlers/crm/items"
	"omniservicos/store/catalogue/basket"
	"omniservicos/store/crm/opportunity"
	itemviews "omniservicos/views/crm/items"
	views "omniservicos/views/crm/opportunity"
	"omniservicos/web"
)

func addItem(c *web.Context) error       { return changeItems(c, items.Add) }
func changeItem(c *web.Context) error    { return changeItems(c, items.Line) }
func discountItems(c *web.Context) error { return changeItems(c, items.Discount) }
func repriceItems(c *web.Context) error  { return changeItems(c, items.Reprice) }

func changeItems(c *web.Context, take func(*web.Context, items.Owner) error) error {
	o, err := opportunity.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	draw := func(answer func(string, views.ShowView) error) func(func(*itemviews.View)) error {
		return func(put func(*itemviews.View)) error {
			v, err := pageOf(c)
			if err != nil {
				return err
			}
			put(&v.Items)
			return answer(v.Opportunity.Title, v)
		}
	}
	return take(c, items.Owner{
		Base: views.Path(o.ID),
		Change: func(limit int64, edit basket.Edit) error {
			_, err := opportunity.ChangeItems(c.Tx, o.ID, limit, edit)
			return err
		},
		Draw:   draw(func(title string, v views.ShowView) error { return c.Invalid(title, views.Show(v)) }),
		Choose: draw(func(title string, v views.ShowView) error { return c.Page(title, views.Show(v)) }),
	})
}

// itemsOf are the items as the opportunity's page shows them.
func itemsOf(c *web.Context, o opportunity.Opportunity) (v itemviews.View, err error) {
	b, err := opportunity.Items(c.Tx, o.ID)
	if err != nil {
		return v, err
	}
	v = itemviews.NewView(b, views.Path(o.ID))
	v.Open, v.Empty = o.Open() && c.May(Work), "Com itens, o valor da oportunidade é o total deles, e o orçamento sai pronto."
	_, v.Limit, err = items.Limit(c)
	return v, err
}
