package stock

import (
	"strings"

	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	pages "omniservicos/views/erp/stock"
	"omniservicos/views/search"
	"omniservicos/web"
)

func listProducts(c *web.Context) error {
	rows, more, err := productRows(c)
	if err != nil {
		return err
	}
	categories, err := catalogue.Categories(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Produtos", pages.ProductsPage(pages.Products{
		URL: c.URL(), Rows: rows, More: more, Categories: categories, MayEdit: c.May(EditProduct), SeesCost: c.May(SeeCost),
	}))
}

func productRows(c *web.Context) (rows []pages.ProductRow, more bool, err error) {
	f := productFilter(c)
	if c.Query("estoque") == stock.Low {
		stock.OnlyIn(&f, stock.Low, 0)
	}
	products, err := catalogue.List(c.Tx, f)
	if err != nil {
		return nil, false, err
	}
	products, more = cut(products)
	balances, err := stock.Balances(c.Tx, catalogue.IDs(products), 0)
	for _, p := range products {
		rows = append(rows, pages.ProductRow{Product: p, Balance: balances[p.ID]})
	}
	return rows, more, err
}

// productFilter reads the address; what it does not know it leaves out. One row more than a page tells whether there is
// another.
func productFilter(c *web.Context) catalogue.Filter {
	order, down := strings.CutPrefix(c.Query("ordem"), "-")
	f := catalogue.Filter{
		Words: c.Query("q"), CategoryID: queryID(c, "categoria"), Archived: c.Query("situacao") == "arquivados", Pending: c.Query("fiscal") == "pendente",
		Order: order, Down: down, After: queryID(c, "depois"), Limit: catalogue.PageSize + 1,
	}
	if catalogue.KindTitle(c.Query("tipo")) != "" {
		f.Kind = c.Query("tipo")
	}
	return f
}

// cut takes off the row that only says that there is more.
func cut[T any](rows []T) (page []T, more bool) {
	if len(rows) > catalogue.PageSize {
		return rows[:catalogue.PageSize], true
	}
	return rows, false
}

// productOptions suggests products to a code field, whatever the field is called.
func productOptions(c *web.Context) error {
	q := c.Query("q")
	for name, values := range c.URL().Query() {
		if strings.HasPrefix(name, "code") {
			q = values[0]
		}
	}
	found, err := catalogue.Search(c.Tx, q, 12)
	if err != nil {
		return err
	}
	return c.Fragment(pages.Options(found))
}

// Search finds products for the global search.
func Search(c *web.Context, q string) ([]search.Hits, error) {
	if !c.May(SeeProducts) {
		return nil, nil
	}
	found, err := catalogue.Search(c.Tx, q, 8)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	hits := search.Hits{Title: "Produtos"}
	for _, p := range found {
		hits.Items = append(hits.Items, search.Hit{Title: p.Name, Note: p.SKU + " · " + p.Price.String(), Path: pages.ProductPath(p.ID), Icon: "cube"})
	}
	return []search.Hits{hits}, nil
}
