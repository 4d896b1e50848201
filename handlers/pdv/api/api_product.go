package api

import (
	"strconv"
	"strings"

	"omniservicos/handlers/pdv/desk"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/order"
	"omniservicos/store/quantity"
	"omniservicos/web"
)

// productJSON is a product to a program: ids and quantities are texts, money is whole centavos.
type productJSON struct {
	ID      string  `json:"id"`
	SKU     string  `json:"codigo"`
	EAN     string  `json:"codigo_barras"`
	Name    string  `json:"nome"`
	Kind    string  `json:"tipo"`
	Unit    string  `json:"unidade"`
	Price   int64   `json:"preco"`
	InStock *string `json:"estoque"` // null where no stock is kept
}

type productsJSON struct {
	Products []productJSON `json:"produtos"`
	Next     *string       `json:"proxima"` // null on the last page
}

const apiPage = 100

func listProductsAPI(c *web.Context) error {
	products, err := productsAsked(c)
	if err != nil {
		return err
	}
	var next *string
	if len(products) > apiPage {
		products = products[:apiPage]
		id := strconv.FormatInt(products[apiPage-1].ID, 10)
		next = &id
	}
	_, depot, err := order.Depot(c.Tx)
	if err != nil {
		return err
	}
	balances, err := stock.Balances(c.Tx, catalogue.IDs(products), depot)
	if err != nil {
		return err
	}
	list := productsJSON{Products: []productJSON{}, Next: next}
	for _, p := range products {
		j := productJSON{ID: strconv.FormatInt(p.ID, 10), SKU: p.SKU, EAN: p.EAN, Name: p.Name, Kind: p.Kind, Unit: p.Unit, Price: int64(p.Price)}
		if catalogue.KeepsStock(p.Kind) {
			left := decimal(balances[p.ID].Available())
			j.InStock = &left
		}
		list.Products = append(list.Products, j)
	}
	return c.JSON(200, list)
}

// productsAsked are one page of what is sold, or the one product of a code.
func productsAsked(c *web.Context) ([]catalogue.Product, error) {
	if code := c.Query("codigo"); code != "" {
		p, err := catalogue.FindByCode(c.Tx, desk.Clean(code))
		if fault.Is(err, fault.Missed) {
			return nil, nil
		}
		return []catalogue.Product{p}, err
	}
	return catalogue.List(c.Tx, catalogue.Filter{Words: desk.Clean(c.Query("q")), After: c.Number("depois"), Limit: apiPage + 1})
}

// decimal writes a quantity with a point, as programs read it.
func decimal(a quantity.Amount) string {
	return strings.ReplaceAll(strings.ReplaceAll(a.Input(), ".", ""), ",", ".")
}
