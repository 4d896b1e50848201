package report

import (
	"strconv"

	"omniservicos/store/account"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/opportunity/figure"
	"omniservicos/store/dates"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/person"
	views "omniservicos/views/crm/report"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// page is a report being made: its view, and what is asked for, in the stores' words.
type page struct {
	c       *web.Context
	v       views.View
	filter  figure.Filter
	sellers []int64 // nil: everybody's
	teams   []account.Team
	names   map[int64]string
	today   dates.Date
}

// newPage reads the address: period, funnel, whose. Without a period it is the last 90 days.
func newPage(c *web.Context, title string) (*page, error) {
	p := &page{c: c, today: dates.Of(c.Tx.Now, c.Tx.Zone())}
	p.v = views.View{URL: c.URL(), Title: title, MayExport: c.May(TakeOut)}
	p.v.Filter = period(c, p.today)
	p.v.Facts = p.v.Filter.Days()
	var err error
	if p.v.Origins, err = person.ListOrigins(c.Tx); err != nil {
		return nil, err
	}
	if err := p.readPeople(); err != nil {
		return nil, err
	}
	if err := p.readFunnel(); err != nil {
		return nil, err
	}
	p.filter.From, p.filter.To, p.filter.Sellers, p.filter.Zone = p.v.Filter.From, p.v.Filter.To, p.sellers, c.Tx.Zone()
	return p, nil
}

const usualDays = 90

// mostDays bounds what one page is asked to read.
const mostDays = 3660

func period(c *web.Context, today dates.Date) (f views.Filter) {
	f.Preset, f.From, f.To = "90d", today.AddDays(1-usualDays), today
	month := today.FirstOfMonth()
	switch c.Query("periodo") {
	case "mes":
		f.Preset, f.From, f.To = "mes", month, today.LastOfMonth()
	case "mes-passado":
		f.Preset, f.From, f.To = "mes-passado", month.AddMonths(-1), month.AddDays(-1)
	case "ano":
		f.Preset, f.From, f.To = "ano", month.AddMonths(-11), today.LastOfMonth()
	case "livre":
		from, errFrom := dates.Parse(c.Query("de"))
		to, errTo := dates.Parse(c.Query("ate"))
		if errFrom == nil && errTo == nil && !to.Before(from) && to.Sub(from) < mostDays {
			f.Preset, f.From, f.To = "livre", from, to
		}
	}
	f.PrevFrom, f.PrevTo = before(f)
	return f
}

// before is the period that one is compared with: as many whole months, or as many days.
func before(f views.Filter) (from, to dates.Date) {
	to = f.From.AddDays(-1)
	if f.From.Day == 1 && f.To == f.To.LastOfMonth() {
		months := (f.To.Year-f.From.Year)*12 + int(f.To.Month) - int(f.From.Month) + 1
		return f.From.AddMonths(-months), to
	}
	return to.AddDays(f.From.Sub(f.To)), to
}

// past is the same question of the period before.
func (p *page) past() figure.Filter {
	f := p.filter
	f.From, f.To = p.v.Filter.PrevFrom, p.v.Filter.PrevTo
	return f
}

// sold is the same question to the sales.
func (p *page) sold() rollup.Filter {
	return rollup.Filter{From: p.filter.From, To: p.filter.To, Sellers: p.sellers}
}

// readPeople says whose figures are asked for. A seller sees their own, whatever the address says.
func (p *page) readPeople() (err error) {
	if p.teams, err = account.ListTeams(p.c.Tx); err != nil {
		return err
	}
	people, err := account.Colleagues(p.c.Tx, account.Seller, account.Manager, account.Owner)
	if err != nil {
		return err
	}
	p.names = map[int64]string{}
	for _, m := range people {
		p.names[m.ID] = m.Name
		p.v.Filter.Sellers = append(p.v.Filter.Sellers, ui.Option{Value: ui.ID(m.ID), Label: m.Name})
	}
	p.v.Filter.Sellers = append(p.v.Filter.Sellers, ui.Option{Value: "ninguem", Label: "Sem responsável"})
	for _, t := range p.teams {
		p.v.Filter.Teams = append(p.v.Filter.Teams, ui.Option{Value: ui.ID(t.ID), Label: t.Name})
	}
	p.v.Filter.Seller, p.v.Filter.Team, p.v.Filter.Own = p.c.Query("vendedor"), p.c.Query("equipe"), !seesAll(p.c)
	switch {
	case p.v.Filter.Own:
		p.sellers, p.names[p.c.Me.IdentityID] = []int64{p.c.Me.IdentityID}, p.c.Me.Name
	case p.v.Filter.Seller == "ninguem":
		p.sellers = []int64{0}
	case p.c.Number("vendedor") != 0:
		p.sellers = []int64{p.c.Number("vendedor")}
	case p.c.Number("equipe") != 0:
		p.sellers, err = account.MembersOf(p.c.Tx, p.c.Number("equipe"))
	}
	return err
}

// name adds the names of those who are not among who sells any more, in one call for all.
func (p *page) name(ids ...int64) error {
	var missing []int64
	for _, id := range ids {
		if _, known := p.names[id]; !known && id != 0 {
			missing = append(missing, id)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	more, err := account.Names(p.c.Tx, missing)
	for id, name := range more {
		p.names[id] = name
	}
	return err
}

// readFunnel finds the funnel asked for; without one it is the account's first.
func (p *page) readFunnel() error {
	list, err := opportunity.ListPipelines(p.c.Tx)
	if err != nil {
		return err
	}
	for i, f := range list {
		p.v.Filter.Funnels = append(p.v.Filter.Funnels, ui.Option{Value: ui.ID(f.ID), Label: f.Name})
		if i == 0 || strconv.FormatInt(f.ID, 10) == p.c.Query("funil") {
			p.filter.PipelineID, p.v.Filter.Funnel = f.ID, ui.ID(f.ID)
		}
	}
	return nil
}
