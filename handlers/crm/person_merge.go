package crm

import (
	"strconv"

	"omniservicos/store/fault"
	"omniservicos/store/person"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

const merging = "Unir cadastros"

// askMerge shows what would become of two records, and what would move, before anything does.
func askMerge(c *web.Context) error {
	v, err := mergeView(c)
	if err != nil {
		return err
	}
	if c.Query("q") != "" {
		var f views.MergeForm
		f.Load(c.URL().Query())
		other, err := person.Choose(c.Tx, c.Query("q"))
		if err == nil && other.ID == v.Stays.ID {
			err = fault.Blame("person", "Um cadastro não se une a ele mesmo: escolha outro.")
		}
		if f.Blame(err) {
			v.Form = f
			return c.Page(merging, views.MergeChoose(v)) // nothing was sent that could be refused: the search says what it met
		}
		if err != nil {
			return err
		}
		return c.Redirect(views.MergePath(v.Stays.ID, other.ID))
	}
	if c.Number("com") == 0 {
		return chooseOther(c, v)
	}
	return showMerge(c, v)
}

func mergeView(c *web.Context) (v views.MergeView, err error) {
	v.Stays, err = person.Find(c.Tx, c.ID("id"))
	v.Zone = c.Tx.Zone()
	return v, err
}

// chooseOther asks which record is to go, those that look alike first.
func chooseOther(c *web.Context, v views.MergeView) (err error) {
	if v.Matches, err = person.Duplicates(c.Tx, v.Stays); err != nil {
		return err
	}
	return c.Page(merging, views.MergeChoose(v))
}

func showMerge(c *web.Context, v views.MergeView) (err error) {
	v.Gone, v.Joined, err = person.Preview(c.Tx, c.Number("com"), v.Stays.ID)
	if f, ok := fault.As(err); ok && f.Field != "" {
		v.Refusal = f.Text
		return c.Invalid(merging, views.MergeAsk(v))
	}
	if err != nil {
		return err
	}
	if v.Moves, err = person.Holdings(c.Tx, v.Gone.ID); err != nil {
		return err
	}
	return c.Page(merging, views.MergeAsk(v))
}

func mergePeople(c *web.Context) error {
	v, err := mergeView(c)
	if err != nil {
		return err
	}
	other, _ := strconv.ParseInt(c.Posted().Get("com"), 10, 64) // what is no number is nobody
	stays, err := person.Merge(c.Tx, other, c.ID("id"))
	if f, ok := fault.As(err); ok && f.Field != "" {
		v.Refusal = f.Text
		return c.Invalid(merging, views.MergeAsk(v))
	}
	if err != nil {
		return err
	}
	return c.Done(views.PersonPath(stays.ID), "Cadastros unidos: ficou o de "+stays.Name+".")
}
