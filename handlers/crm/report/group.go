package report

import (
	"strconv"
	"strings"

	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/report"
	views "omniservicos/views/crm/report"
	"omniservicos/views/ui"
	"omniservicos/web"
)

func showGroup(c *web.Context) error {
	v, err := groupView(c)
	if err != nil {
		return err
	}
	return c.Page(v.Group.Name, views.Group(v))
}

func groupOf(key string) (report.Group, error) {
	g, known := report.FindGroup(key)
	if !known {
		return g, fault.Missing("Este grupo de clientes não existe.")
	}
	return g, nil
}

func groupView(c *web.Context) (v views.GroupView, err error) {
	g, err := groupOf(c.Param("grupo"))
	if err != nil {
		return v, err
	}
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	w := rollup.WindowOf(today)
	v = views.GroupView{URL: c.URL(), Group: g, Today: today, MayDo: c.May(MakeTasks), MayExport: c.May(TakeOut)}
	cells, err := rollup.Cells(c.Tx, w)
	if err != nil {
		return v, err
	}
	for _, s := range report.Sizes(cells) {
		if s.Key == g.Key {
			v.Size = s
		}
	}
	f := g.Filter()
	f.Limit, f.After = rollup.PageSize+1, after(c.Query("depois"))
	if v.Buyers, err = rollup.ListBuyers(c.Tx, w, f); err != nil {
		return v, err
	}
	if len(v.Buyers) > rollup.PageSize {
		v.Buyers = v.Buyers[:rollup.PageSize]
		last := v.Buyers[rollup.PageSize-1]
		v.Next = ui.With(c.URL(), "depois", strconv.FormatInt(int64(last.Total), 10)+"-"+ui.ID(last.PersonID))
	}
	people, err := account.Colleagues(c.Tx)
	v.Form = views.NewGroupForm(g, today, c.Me.IdentityID, people)
	return v, err
}

// after reads where a page goes on: the total and the person of the last one before.
func after(text string) (b rollup.Buyer) {
	at := strings.LastIndex(text, "-")
	if at < 0 {
		return b
	}
	total, err := strconv.ParseInt(text[:at], 10, 64)
	person, failed := strconv.ParseInt(text[at+1:], 10, 64)
	if err == nil && failed == nil && person > 0 {
		b.PersonID, b.Total = person, money.Cents(total)
	}
	return b
}

func makeTasks(c *web.Context) error {
	v, err := groupView(c)
	if err != nil {
		return err
	}
	if c.Read(v.Form) {
		made, err := report.MakeTasks(c.Tx, v.Group, v.Form.Task)
		if err == nil {
			return c.Done(views.GroupPath(v.Group), madeWords(made))
		}
		if !v.Form.Blame(err) {
			return err
		}
	}
	return c.Invalid(v.Group.Name, views.Group(v))
}

func madeWords(n int) string {
	switch n {
	case 0:
		return "Nenhuma tarefa nova: todos deste grupo já têm uma aberta."
	case 1:
		return "1 tarefa criada."
	}
	return ui.Number(n) + " tarefas criadas, uma para cada cliente."
}
