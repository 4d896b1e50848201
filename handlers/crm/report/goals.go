package report

import (
	"github.com/a-h/templ"

	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/report"
	views "omniservicos/views/crm/report"
	"omniservicos/web"
)

func goals(p *page) error {
	p.v.Filter.Without, p.v.MaySetUp = []string{"tudo"}, p.c.May(SetGoals)
	month := monthOf(p.c.Query("mes"), p.today)
	list, err := report.ProgressIn(p.c.Tx, month, p.today)
	if err != nil {
		return err
	}
	list = mine(p.c, list, p.teams)
	n, err := namesOf(p.c, list)
	if err != nil {
		return err
	}
	sold, err := rollup.Total(p.c.Tx, rollup.Filter{From: month, To: month.LastOfMonth(), Sellers: ownOnly(p.c)})
	p.v.Facts = "O que era para alcançar, e o que foi alcançado"
	p.v.Goals(list, n, month, money.Cents(sold.Total))
	return err
}

// ownOnly are the sellers that a person is limited to; nil is everybody.
func ownOnly(c *web.Context) []int64 {
	if seesAll(c) {
		return nil
	}
	return []int64{c.Me.IdentityID}
}

// mine leaves a seller their own goals and those of their teams and branches.
func mine(c *web.Context, list []report.Progress, teams []account.Team) (left []report.Progress) {
	if seesAll(c) {
		return list
	}
	in := map[int64]bool{}
	for _, t := range teams {
		in[t.ID] = t.Has(c.Me.IdentityID)
	}
	for _, p := range list {
		if p.SellerID == c.Me.IdentityID || in[p.TeamID] {
			left = append(left, p)
		}
	}
	return left
}

// namesOf reads how those are called whose goals are shown.
func namesOf(c *web.Context, list []report.Progress) (n views.Names, err error) {
	var ids []int64
	for _, p := range list {
		ids = append(ids, p.SellerID)
	}
	if n.People, err = account.Names(c.Tx, ids); err != nil {
		return n, err
	}
	if n.Teams, err = account.ListTeams(c.Tx); err != nil {
		return n, err
	}
	n.Branches, err = account.Branches(c.Tx)
	return n, err
}

// goalsAtHome is the panel of the painel: this month's goals of who looks, or, of who sees all, of the teams and branches
// first.
func goalsAtHome(c *web.Context, _ int64) (templ.Component, error) {
	const most = 5
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	list, err := report.ProgressIn(c.Tx, today, today)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	teams, err := account.ListTeams(c.Tx)
	if err != nil {
		return nil, err
	}
	if list = mine(c, list, teams); len(list) == 0 {
		return nil, nil
	}
	list = list[:min(len(list), most)]
	n, err := namesOf(c, list)
	return views.HomeGoals(list, n), err
}

func editGoals(c *web.Context) error {
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	f, err := goalsForm(c, monthOf(c.Query("mes"), today))
	if err != nil {
		return err
	}
	from := f.Month
	if c.Query("copiar") != "" {
		from = from.AddMonths(-1)
	}
	list, err := report.Goals(c.Tx, from)
	if err != nil {
		return err
	}
	f.Fill(list)
	return c.Page("Definir metas", views.GoalsEdit(f))
}

func goalsForm(c *web.Context, month dates.Date) (*views.GoalsForm, error) {
	sellers, err := account.Colleagues(c.Tx, account.Seller, account.Manager)
	if err != nil {
		return nil, err
	}
	n, err := namesOf(c, nil)
	return &views.GoalsForm{Month: month, Rows: views.RowsOf(sellers, n)}, err
}

func saveGoals(c *web.Context) error {
	f, err := goalsForm(c, monthOf(c.Posted().Get("mes"), dates.Of(c.Tx.Now, c.Tx.Zone())))
	if err != nil {
		return err
	}
	if c.Read(f) {
		err := report.SaveGoals(c.Tx, f.Month, f.Goals)
		if err == nil {
			return c.Done(views.Base+"/metas?mes="+f.Month.ISO(), "Metas de "+views.MonthName(f.Month)+" salvas.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid("Definir metas", views.GoalsEdit(f))
}
