package finance

import (
	"github.com/a-h/templ"

	"omniservicos/store/erp/finance"
	view "omniservicos/views/erp/finance"
	"omniservicos/views/search"
	"omniservicos/web"
)

func dueAtHome(c *web.Context, _ int64) (templ.Component, error) {
	v := view.DueView{Today: today(c)}
	var err error
	if v.Receivable, v.Payable, err = finance.DueBy(c.Tx, v.Today); err != nil {
		return nil, err
	}
	if c.May(SeeMoney) {
		if v.Accounts, err = finance.ListAccounts(c.Tx); err != nil {
			return nil, err
		}
	}
	return view.DuePanel(v), nil
}

// mostDebts is how many titles a customer's page shows.
const mostDebts = 6

// debtOfCustomer shows what the person owes; who owes nothing shows nothing.
func debtOfCustomer(c *web.Context, person int64) (templ.Component, error) {
	debt, err := finance.DebtOf(c.Tx, person, mostDebts)
	if err != nil || debt.Count == 0 {
		return nil, err
	}
	v := view.DebtView{PersonID: person, Debt: debt, Today: today(c)}
	if v.Owed, v.Limit, err = finance.Credit(c.Tx, person); err != nil {
		return nil, err
	}
	return view.DebtPanel(v), nil
}

const mostHits = 5

// Search finds titles by their document.
func Search(c *web.Context, q string) ([]search.Hits, error) {
	if !c.May(SeeTitles) {
		return nil, nil
	}
	titles, err := finance.SearchTitles(c.Tx, q, mostHits)
	if err != nil || len(titles) == 0 {
		return nil, err
	}
	hits := search.Hits{Title: "Títulos"}
	for _, t := range titles {
		hits.Items = append(hits.Items, search.Hit{Title: t.Name(), Note: view.HitNote(t), Path: view.TitlePath(t.ID), Icon: "banknotes"})
	}
	return []search.Hits{hits}, nil
}
