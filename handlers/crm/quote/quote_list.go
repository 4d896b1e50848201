package quote

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"omniservicos/store/account"
	"omniservicos/store/crm/quote"
	"omniservicos/store/dates"
	"omniservicos/store/person"
	"omniservicos/store/uuid7"
	views "omniservicos/views/crm/quote"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// mostCalled is how many people a name in the search may mean.
const mostCalled = 200

func listQuotes(c *web.Context) error {
	v := views.ListView{URL: c.URL(), Makes: c.May(Work), Client: uuid7.New(), Today: dates.Of(c.Tx.Now, c.Tx.Zone()), Now: c.Tx.Now, Zone: c.Tx.Zone()}
	f, err := filterOf(c, v.Today)
	if err != nil {
		return err
	}
	v.Filter = f
	members, err := account.ListMembers(c.Tx, account.MemberFilter{})
	if err != nil {
		return err
	}
	v.Sellers = views.Sellers(members, quote.Quote{})
	if v.Rows, err = quote.List(c.Tx, f); err != nil {
		return err
	}
	if len(v.Rows) > quote.PageSize {
		v.Rows = v.Rows[:quote.PageSize]
		v.Next = ui.With(c.URL(), "depois", strconv.FormatInt(v.Rows[quote.PageSize-1].ID, 10))
	}
	return c.Page("Orçamentos", views.List(v))
}

// filterOf reads the address: what is no number in the search is a customer's name, CPF or phone.
func filterOf(c *web.Context, today dates.Date) (f quote.Filter, err error) {
	f = quote.Filter{SellerID: c.Number("vendedor"), Zone: c.Tx.Zone(), Today: today, Before: c.Number("depois")}
	for _, s := range views.States {
		if c.Query("estado") == s.Value {
			f.State = s.Value
		}
	}
	f.From, _ = dates.Parse(c.Query("de")) // what is no day filters nothing
	f.To, _ = dates.Parse(c.Query("ate"))
	q := c.Query("q")
	if q == "" {
		return f, nil
	}
	if n, err := strconv.ParseInt(q, 10, 64); err == nil && len(q) <= 9 {
		f.Number = max(n, -1)
		return f, nil
	}
	f.Called = true
	found, err := person.Search(c.Tx, strings.ToValidUTF8(q, ""), mostCalled)
	for _, p := range found {
		f.People = append(f.People, p.ID)
	}
	return f, err
}

// makeQuote begins an orçamento: of an opportunity, for a person, or for nobody yet.
func makeQuote(c *web.Context) error {
	posted := c.Posted()
	branch, err := account.BranchOf(c.Tx, c.Me)
	if err != nil {
		return err
	}
	n := quote.New{Client: posted.Get("client"), BranchID: branch}
	n.OpportunityID, _ = strconv.ParseInt(posted.Get("oportunidade"), 10, 64)
	n.PersonID, _ = strconv.ParseInt(posted.Get("pessoa"), 10, 64)
	q, err := quote.Make(c.Tx, n)
	if err != nil {
		return err
	}
	return c.Redirect(views.Path(q.ID))
}

const panelRows = 6

// ofPerson is the panel of a person's page.
func ofPerson(c *web.Context, person int64) (templ.Component, error) {
	list, err := quote.OfPerson(c.Tx, person, panelRows)
	return views.Panel(panel(c, list, views.MakeView{PersonID: person, Small: true, Label: "Novo orçamento"})), err
}

// OfOpportunity is the same on an opportunity's page; makes says whether one may be made there.
func OfOpportunity(c *web.Context, id int64, makes bool) (templ.Component, error) {
	if !c.May(See) {
		return nil, nil
	}
	list, err := quote.OfOpportunity(c.Tx, id, panelRows)
	v := panel(c, list, views.MakeView{OpportunityID: id, Label: "Fazer orçamento"})
	if !makes {
		v.Make = nil
	}
	return views.Panel(v), err
}

func panel(c *web.Context, list []quote.Quote, m views.MakeView) views.PanelView {
	v := views.PanelView{List: list, Today: dates.Of(c.Tx.Now, c.Tx.Zone())}
	if c.May(Work) {
		m.Client = uuid7.New()
		v.Make = &m
	}
	return v
}
