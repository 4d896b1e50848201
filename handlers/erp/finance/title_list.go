package finance

import (
	"strconv"
	"strings"

	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/person"
	view "omniservicos/views/erp/finance"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// listTitles shows one of the lists, by due date: what is open from the oldest, what is done from the newest.
func listTitles(tab view.Tab) web.Handler {
	return func(c *web.Context) error {
		f := &view.FilterForm{Tab: tab}
		f.Load(c.URL().Query())
		f.Read()
		v := view.TitlesView{URL: c.URL(), Form: f, Today: today(c), Newest: newestFirst(c, tab), MayEdit: c.May(EditTitles), MaySettle: c.May(SettleTitles)}
		if tab.Overdue && (f.Filter.DueTo.IsZero() || !f.Filter.DueTo.Before(v.Today)) {
			f.Filter.DueTo = v.Today.AddDays(-1)
		}
		if f.Filter.PersonID != 0 {
			p, err := person.Find(c.Tx, f.Filter.PersonID)
			if err != nil {
				return err
			}
			v.PersonName = p.Name
		}
		if err := readTitles(c, &v); err != nil {
			return err
		}
		return c.Page(tab.Label, view.Titles(v))
	}
}

func newestFirst(c *web.Context, tab view.Tab) bool {
	switch c.Query("ordem") {
	case "vencimento":
		return false
	case "-vencimento":
		return true
	}
	return tab.State != "aberto"
}

func readTitles(c *web.Context, v *view.TitlesView) (err error) {
	page := finance.TitlePage{Newest: v.Newest, At: cursor(c.Query("depois"))}
	if before := cursor(c.Query("antes")); page.At.IsZero() && !before.IsZero() {
		page.At, page.Back = before, true
	}
	var more bool
	if v.Titles, more, err = finance.ListTitles(c.Tx, v.Form.Filter, page); err != nil {
		return err
	}
	if n := len(v.Titles); n > 0 {
		if more || page.Back {
			v.Next = ui.With(c.URL(), "depois", place(v.Titles[n-1]))
		}
		if page.Back && more || !page.Back && !page.At.IsZero() {
			v.Prev = ui.With(c.URL(), "antes", place(v.Titles[0]))
		}
	}
	v.Sums, err = finance.SumTitles(c.Tx, v.Form.Filter, v.Today)
	return err
}

// place writes a title's place in the list for the address; cursor reads it. What cannot be read is the list's start.
func place(t finance.Title) string { return t.DueOn.ISO() + "_" + strconv.FormatInt(t.ID, 10) }

func cursor(s string) finance.Cursor {
	day, id, _ := strings.Cut(s, "_")
	due, err := dates.Parse(day)
	if err != nil {
		return finance.Cursor{}
	}
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return finance.Cursor{}
	}
	return finance.Cursor{DueOn: due, ID: n}
}
