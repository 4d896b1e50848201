package sale

import (
	"fmt"

	"github.com/a-h/templ"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/handlers/pdv/may"
	"omniservicos/store/dates"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/words"
	"omniservicos/views/pdv/part"
	view "omniservicos/views/pdv/sale"
	"omniservicos/views/search"
	"omniservicos/web"
)

// SalesOfToday opens the painel: each figure equals the list that it leads to.
func SalesOfToday(c *web.Context, _ int64) (templ.Component, error) {
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	count, total, err := pdv.SumSales(c.Tx, pdv.SaleFilter{From: today, To: today, State: "finalizada"})
	if err != nil {
		return nil, err
	}
	all, err := tills.List(c.Tx)
	if err != nil {
		return nil, err
	}
	return view.Today(count, total, all, c.May(may.Sell), may.Blind(c)), nil
}

// daysShown are the bars of the painel: two weeks, today the last.
const daysShown = 14

func SalesByDay(c *web.Context, _ int64) (templ.Component, error) {
	if may.Blind(c) {
		return nil, nil
	}
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	days, err := pdv.SumDays(c.Tx, today.AddDays(1-daysShown), today)
	if err != nil {
		return nil, err
	}
	return view.Days(days), nil
}

// purchasesShown is how many sales stand on a customer's page.
const purchasesShown = 20

// PurchasesOf is what a customer bought.
func PurchasesOf(c *web.Context, customer int64) (templ.Component, error) {
	sales, err := pdv.ListSales(c.Tx, pdv.SaleFilter{CustomerID: customer, State: "finalizada"})
	if err != nil {
		return nil, err
	}
	more := len(sales) > purchasesShown
	sales = sales[:min(len(sales), purchasesShown)]
	ids := make([]int64, len(sales))
	for i, s := range sales {
		ids[i] = s.ID
	}
	items, err := pdv.ItemsOf(c.Tx, ids)
	if err != nil {
		return nil, err
	}
	return view.Purchases(view.PurchasesView{Customer: customer, Sales: sales, Items: items, More: more, Zone: c.Tx.Zone()}), nil
}

// hitsShown is how many sales the global search shows.
const hitsShown = 5

// Search finds sales by number and by customer.
func Search(c *web.Context, q string) ([]search.Hits, error) {
	if !c.May(may.View) || len(words.Query(q)) == 0 {
		return nil, nil
	}
	sales, err := pdv.ListSales(c.Tx, pdv.SaleFilter{Text: desk.Clean(q)})
	if err != nil || len(sales) == 0 {
		return nil, err
	}
	hits := search.Hits{Title: "Vendas"}
	for _, s := range sales[:min(len(sales), hitsShown)] {
		hits.Items = append(hits.Items, search.Hit{
			Title: part.SaleTitle(s.Number), Note: fmt.Sprintf("%s · %s · %s", s.TillName, s.BusinessDay, s.Total),
			Path: part.SalePath(s.ID, ""), Icon: "receipt-percent",
		})
	}
	return []search.Hits{hits}, nil
}
