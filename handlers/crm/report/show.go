package report

import (
	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity/figure"
	"omniservicos/store/dates"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/report"
	views "omniservicos/views/crm/report"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// builders make each report, by its path: the page shows it and an export takes its tables.
var builders = map[string]func(*page) error{
	"": conversion, "/perdas": ends, "/tempos": times, "/previsao": forecast, "/vendedores": sellers, "/atividades": activities,
	"/metas": goals, "/clientes": customers,
}

func show(path string) web.Handler {
	return func(c *web.Context) error {
		p, err := build(c, path)
		if err != nil {
			return err
		}
		return c.Page(p.v.Title, views.Page(p.v))
	}
}

func build(c *web.Context, path string) (*page, error) {
	title := "Relatórios"
	for _, r := range views.Pages {
		if r.Path == path {
			title = r.Title
		}
	}
	p, err := newPage(c, title)
	if err != nil {
		return nil, err
	}
	at := *c.URL()
	at.Path = views.Base + path // an export asks under a path of its own
	p.v.URL = &at
	return p, builders[path](p)
}

// conversion looks at a period in two ways: what became of what was written down in it, and what was closed in it.
func conversion(p *page) error {
	snapshot := p.c.Query("visao") == "foto"
	p.v.Filter.Kept = []string{"visao"}
	p.v.Views = []ui.Tab{
		{Label: "Por criação", Href: views.Path("", p.v.Kept()), Active: !snapshot},
		{Label: "Fotografia", Href: views.Path("", p.v.Kept("visao", "foto")), Active: snapshot},
	}
	if snapshot {
		return p.snapshot()
	}
	cohort, err := figure.CohortOf(p.c.Tx, p.filter)
	if err != nil {
		return err
	}
	before, err := figure.CohortOf(p.c.Tx, p.past())
	p.v.Cohort(cohort, before)
	return err
}

func (p *page) snapshot() error {
	stages, err := figure.Stages(p.c.Tx, p.filter.PipelineID)
	if err != nil {
		return err
	}
	stood, err := figure.StoodAt(p.c.Tx, p.filter)
	if err != nil {
		return err
	}
	closed, before, err := p.closed()
	p.v.Snapshot(stages, stood, closed, before)
	return err
}

// closed is what was closed in the period, and in the one before.
func (p *page) closed() (now, before []figure.Closed, err error) {
	if now, err = figure.ClosedIn(p.c.Tx, p.filter); err != nil {
		return nil, nil, err
	}
	before, err = figure.ClosedIn(p.c.Tx, p.past())
	return now, before, err
}

func ends(p *page) error {
	closed, before, err := p.closed()
	p.v.Ends(closed, before)
	return err
}

func times(p *page) error {
	cycle, err := figure.Cycle(p.c.Tx, p.filter)
	if err != nil {
		return err
	}
	before, err := figure.Cycle(p.c.Tx, p.past())
	if err != nil {
		return err
	}
	stages, err := figure.Stages(p.c.Tx, p.filter.PipelineID)
	if err != nil {
		return err
	}
	stays, err := figure.StageTimes(p.c.Tx, p.filter)
	if err != nil {
		return err
	}
	sellers := make([]int64, len(cycle))
	for i, s := range cycle {
		sellers[i] = s.ID
	}
	if err := p.name(sellers...); err != nil {
		return err
	}
	p.v.Times(cycle, before, stages, stays, p.names)
	return nil
}

// forecast looks at six months back and five ahead, whatever the period is.
func forecast(p *page) error {
	month := p.today.FirstOfMonth()
	p.v.Filter.Without = []string{"periodo"}
	f := p.filter
	f.From, f.To = month.AddMonths(-6), month.AddMonths(6).AddDays(-1)
	p.v.Facts = "De " + views.MonthName(f.From) + " a " + views.MonthName(f.To)
	list, err := figure.Forecasts(p.c.Tx, f)
	p.v.Forecast(list, month)
	return err
}

func sellers(p *page) error {
	now, err := p.peopleIn(p.filter)
	if err != nil {
		return err
	}
	before, err := p.peopleIn(p.past())
	if err != nil {
		return err
	}
	var ids []int64
	for _, s := range now {
		ids = append(ids, s.ID)
	}
	if err := p.name(ids...); err != nil {
		return err
	}
	p.v.Sellers(now, before, p.names, p.teams)
	return nil
}

func (p *page) peopleIn(f figure.Filter) ([]views.Person, error) {
	closed, err := figure.ClosedIn(p.c.Tx, f)
	if err != nil {
		return nil, err
	}
	stood, err := figure.StoodAt(p.c.Tx, f)
	if err != nil {
		return nil, err
	}
	cycle, err := figure.Cycle(p.c.Tx, f)
	if err != nil {
		return nil, err
	}
	sums, err := rollup.Sums(p.c.Tx, rollup.Filter{From: f.From, To: f.To, Sellers: f.Sellers})
	return views.PeopleOf(closed, stood, cycle, sums), err
}

// activities are of people, not of a funnel.
func activities(p *page) error {
	p.v.Filter.Without = []string{"funil", "vendedor"}
	zone := p.c.Tx.Zone()
	now, err := crm.Activities(p.c.Tx, p.filter.From.In(zone), p.filter.To.AddDays(1).In(zone))
	if err != nil {
		return err
	}
	before, err := crm.Activities(p.c.Tx, p.v.Filter.PrevFrom.In(zone), p.filter.From.In(zone))
	p.v.Activities(now, before, p.own())
	return err
}

// own is the name to which a seller's activities are limited.
func (p *page) own() string {
	if p.v.Filter.Own {
		return p.c.Me.Name
	}
	return ""
}

func customers(p *page) error {
	p.v.Filter.Without = []string{"tudo"}
	w := rollup.WindowOf(p.today)
	p.v.Facts = "De " + w.From.String() + " até hoje"
	cells, err := rollup.Cells(p.c.Tx, w)
	p.v.Customers(report.Sizes(cells), w)
	return err
}

// monthOf is the month in the address, or this one.
func monthOf(text string, today dates.Date) dates.Date {
	day, err := dates.Parse(text)
	if err != nil || day.Sub(today) > mostDays || today.Sub(day) > mostDays {
		day = today
	}
	return day.FirstOfMonth()
}
