package report

import (
	"cmp"
	"strconv"
	"strings"

	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity/figure"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/person"
	views "omniservicos/views/crm/report"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// listOpportunities are the cards that a figure counts.
func listOpportunities(c *web.Context) error {
	p, err := newPage(c, figure.Kinds[0].Title)
	if err != nil {
		return err
	}
	w := figure.Which{Kind: figure.Born, StageID: c.Number("etapa"), State: stateOf(c.Query("situacao")), ReasonID: c.Number("motivo"), Within: c.Query("dentro") != "", After: c.Number("depois")}
	for _, k := range figure.Kinds {
		if c.Query("lista") == k.Key {
			w.Kind, p.v.Title = k.Key, k.Title
		}
	}
	if origin := c.Query("origem"); origin != "" {
		if origin == "sem" {
			origin = ""
		}
		w.Origin = &origin
	}
	sum, err := figure.Count(c.Tx, p.filter, w)
	if err != nil {
		return err
	}
	rows, err := figure.List(c.Tx, p.filter, w)
	if err != nil {
		return err
	}
	next := ""
	if len(rows) > figure.PageSize {
		rows = rows[:figure.PageSize]
		next = ui.With(c.URL(), "depois", ui.ID(rows[figure.PageSize-1].ID))
	}
	sellers := make([]int64, len(rows))
	for i, r := range rows {
		sellers[i] = r.SellerID
	}
	if err := p.name(sellers...); err != nil {
		return err
	}
	p.v.Opportunities(rows, sum, p.names, c.Tx.Zone())
	return c.Page(p.v.Title, views.Rows(p.v, next))
}

func stateOf(word string) string {
	switch word {
	case "aberta", "ganha", "perdida":
		return word
	}
	return ""
}

// listSales are the sales and returns that a figure sums.
func listSales(c *web.Context) error {
	p, err := newPage(c, "Vendas e devoluções do período")
	if err != nil {
		return err
	}
	f := p.sold()
	f.BranchID = c.Number("filial")
	sum, err := rollup.Total(c.Tx, f)
	if err != nil {
		return err
	}
	rows, err := rollup.ListRows(c.Tx, f, afterRow(c.Query("depois")))
	if err != nil {
		return err
	}
	next := ""
	if len(rows) > rollup.PageSize {
		rows = rows[:rollup.PageSize]
		last := rows[rollup.PageSize-1]
		next = ui.With(c.URL(), "depois", last.Day.ISO()+"_"+ui.ID(last.ID))
	}
	sellers := make([]int64, len(rows))
	for i, r := range rows {
		sellers[i] = r.SellerID
	}
	if err := p.name(sellers...); err != nil {
		return err
	}
	p.v.Note = "As vendas finalizadas no período, sem as canceladas, menos o que voltou no período: a soma destas linhas é o número que você abriu."
	p.v.Sales(rows, sum, p.names)
	return c.Page(p.v.Title, views.Rows(p.v, next))
}

func afterRow(text string) (r rollup.Row) {
	day, id, _ := strings.Cut(text, "_")
	d, err := dates.Parse(day)
	n, failed := strconv.ParseInt(id, 10, 64)
	if err == nil && failed == nil {
		r.Day, r.ID = d, n
	}
	return r
}

// listNewcomers are the customers who first bought in a month.
func listNewcomers(c *web.Context) error {
	p, err := newPage(c, "Clientes novos")
	if err != nil {
		return err
	}
	month := monthOf(c.Query("mes"), p.today)
	p.v.Title += " de " + views.MonthName(month)
	f := rollup.Filter{From: month, To: month.LastOfMonth(), Sellers: p.sellers, BranchID: c.Number("filial")}
	rows, err := rollup.Newcomers(c.Tx, f, 1000)
	if err != nil {
		return err
	}
	p.v.Newcomers(rows, p.names)
	return c.Page(p.v.Title, views.Rows(p.v, ""))
}

// listVisits are the stays in a stage that a median is of.
func listVisits(c *web.Context) error {
	p, err := newPage(c, "Passagens pela etapa")
	if err != nil {
		return err
	}
	rows, err := figure.Visits(c.Tx, p.filter, c.Number("etapa"))
	if err != nil {
		return err
	}
	p.v.Note = "As mais longas primeiro, 500 no máximo."
	p.v.Visits(rows, c.Tx.Zone())
	return c.Page(p.v.Title, views.Rows(p.v, ""))
}

// mostDone bounds a list of what was done.
const mostDone = 500

// listDone are the tasks, notes or conversations that a figure counts. A seller sees their own.
func listDone(c *web.Context) error {
	p, err := newPage(c, "O que foi feito")
	if err != nil {
		return err
	}
	who, kind := c.Query("quem"), cmp.Or(c.Query("tipo"), crm.Kinds[0].Key)
	if own := p.own(); own != "" {
		who = own
	}
	if views.KindName(kind) == "" {
		return fault.Missing("Este tipo de atividade não existe.")
	}
	p.v.Title, p.v.Facts = views.KindName(kind), p.v.Filter.Days()
	if who != "" {
		p.v.Facts = who + " · " + p.v.Facts
	}
	from, to := p.filter.From.In(c.Tx.Zone()), p.filter.To.AddDays(1).In(c.Tx.Zone())
	p.v.Note = "Os últimos primeiro, 500 no máximo."
	if kind != views.Notes && kind != views.Messages {
		tasks, err := crm.DoneTasks(c.Tx, who, kind, from, to, mostDone)
		if err != nil {
			return err
		}
		p.v.Tasks(tasks, c.Tx.Zone())
		return c.Page(p.v.Title, views.Rows(p.v, ""))
	}
	lines, err := crm.Written(c.Tx, who, kind, from, to, mostDone)
	if err != nil {
		return err
	}
	ids := make([]int64, len(lines))
	for i, l := range lines {
		ids[i] = l.PersonID
	}
	people, err := person.ByIDs(c.Tx, ids)
	if err != nil {
		return err
	}
	p.v.Written(lines, people, c.Tx.Zone())
	return c.Page(p.v.Title, views.Rows(p.v, ""))
}
