package pdv

import (
	"fmt"

	"github.com/a-h/templ"

	"omniservicos/store/dates"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/words"
	views "omniservicos/views/pdv"
	"omniservicos/views/search"
	"omniservicos/web"
)

// salesOfToday opens the painel: each figure equals the list that it leads to.
func salesOfToday(c *web.Context, _ int64) (templ.Component, error) {
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	count, total, err := pdv.SumSales(c.Tx, pdv.SaleFilter{From: today, To: today, State: "finalizada"})
	if err != nil {
		return nil, err
	}
	tills, err := tills.List(c.Tx)
	if err != nil {
		return nil, err
	}
	return views.Today(count, total, tills, c.May(Sell), blind(c)), nil
}

// blind is who counts a drawer and must not know what there should be: sums of the day's sales would tell.
func blind(c *web.Context) bool { return c.May(Open) && !c.May(ViewCounts) }

// daysShown are the bars of the painel: two weeks, today the last.
const daysShown = 14

func salesByDay(c *web.Context, _ int64) (templ.Component, error) {
	if blind(c) {
		return nil, nil
	}
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	days, err := pdv.SumDays(c.Tx, today.AddDays(1-daysShown), today)
	if err != nil {
		return nil, err
	}
	return views.Days(days), nil
}

// purchasesShown is how many sales stand on a customer's page.
const purchasesShown = 20

// purchasesOf is what a customer bought.
func purchasesOf(c *web.Context, customer int64) (templ.Component, error) {
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
	return views.Purchases(views.PurchasesView{Customer: customer, Sales: sales, Items: items, More: more, Zone: c.Tx.Zone()}), nil
}

// hitsShown is how many sales the global search shows.
const hitsShown = 5

// searchSales finds sales by number and by customer.
func searchSales(c *web.Context, q string) ([]search.Hits, error) {
	if !c.May(View) || len(words.Query(q)) == 0 {
		return nil, nil
	}
	sales, err := pdv.ListSales(c.Tx, pdv.SaleFilter{Text: clean(q)})
	if err != nil || len(sales) == 0 {
		return nil, err
	}
	hits := search.Hits{Title: "Vendas"}
	for _, s := range sales[:min(len(sales), hitsShown)] {
		hits.Items = append(hits.Items, search.Hit{
			Title: views.SaleTitle(s.Number), Note: fmt.Sprintf("%s · %s · %s", s.TillName, s.BusinessDay, s.Total),
			Path: views.SalePath(s.ID, ""), Icon: "receipt-percent",
		})
	}
	return []search.Hits{hits}, nil
}
