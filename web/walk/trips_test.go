package walk

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/demo"
	"omniservicos/store/pdv"
	"omniservicos/web/webtest"
)

// more is how many rows of each kind the crowded shop has beyond the furnished one.
const more = 25

// crowdedShop has more of every row that grows with work: products, people, sales, titles, movements, tills, logins.
func crowdedShop(t *testing.T) *webtest.Site {
	t.Helper()
	site := webtest.Furnish(t)
	for i := range more {
		p, c := site.Product(fmt.Sprintf("Serviço %d", i), 9000), site.Customer(fmt.Sprintf("Cliente %d", i))
		site.CancelSale(site.Sell(c.ID, p).ID)
		sellInInstalments(site, c.ID, p)
	}
	owner := site.As("dono")
	for i := range more {
		owner.POST("/erp/categorias", "name", fmt.Sprintf("Categoria %d", i)).Status(303)
		owner.POST("/crm/tarefas", "title", fmt.Sprintf("Tarefa %d", i), "due_on", "2099-01-31", "for", "0").Status(303)
		site.As("vendedor")
	}
	return site
}

// sellInInstalments leaves three titles.
func sellInInstalments(site *webtest.Site, customer int64, p catalogue.Product) {
	site.T.Helper()
	sale := site.OpenSale(customer, p)
	site.Do(func(tx *db.Tx) error {
		_, err := pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: []pdv.Payment{{Method: "credito", Tendered: sale.Total, Instalments: 3}}})
		return err
	})
}

// kindOf is a page's address with every record the same: its numbers, and the values of its filters.
func kindOf(path string) string {
	u, err := url.Parse(path)
	if err != nil {
		return path
	}
	parts := strings.Split(u.Path, "/")
	for i, part := range parts {
		if part != "" && strings.Trim(part, "0123456789") == "" {
			parts[i] = "N"
		}
	}
	return strings.Join(parts, "/")
}

// tripsOf is the most statements that a page of each kind took.
func tripsOf(site *webtest.Site) map[string]int64 {
	owner, most := site.As("dono"), map[string]int64{}
	for _, page := range owner.Crawl("/", "/pdv", "/pdv/caixas", "/conta/usuarios", "/conta/perfil", "/busca?q=a") {
		kind := kindOf(page.Path)
		most[kind] = max(most[kind], owner.GET(page.Path).Trips())
	}
	return most
}

// mostTrips is more than any page needs: one that passes it asks once a row. The home page and a person's have panels of
// a dozen modules.
const mostTrips = 24

func TestNoPageAsksOnceARow(t *testing.T) {
	t.Parallel()
	few, many := tripsOf(webtest.Furnish(t)), tripsOf(crowdedShop(t))
	for kind, n := range many {
		if before, there := few[kind]; there && n > before+2 {
			t.Errorf("%s takes %d statements, and %d with more rows", kind, before, n)
		}
		if n > mostTrips {
			t.Errorf("%s takes %d statements", kind, n)
		}
	}
	if len(many) < 30 {
		t.Errorf("only %d kinds of pages", len(many))
	}
}

// onTheShelf are products that can be sold now.
func onTheShelf(site *webtest.Site, n int) (products []catalogue.Product) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) error {
		var ids []int64
		err := tx.List(&ids, `
			select b.product_id from stock_balances b
			  join products p on p.account_id = b.account_id and p.id = b.product_id
			 where b.account_id = $1 and b.quantity >= 10000 and p.kind = 'mercadoria' and p.price > 0
			 order by b.product_id limit $2`, n)
		if err != nil {
			return err
		}
		byID, err := catalogue.ByIDs(tx, ids)
		for _, id := range ids {
			products = append(products, byID[id])
		}
		return err
	})
	if len(products) != n {
		site.T.Fatalf("only %d products are on the shelf", len(products))
	}
	return products
}

func TestASaleIsFinalisedInTwelveTripsHoweverLongItIs(t *testing.T) {
	t.Parallel()
	bare, furnished := webtest.New(t), webtest.Furnish(t)
	if err := demo.Fill(t.Context(), bare.DB, bare.Account, 0, demo.Options{Days: 1}); err != nil {
		t.Fatal(err)
	}
	for site, plugins := range map[*webtest.Site]int64{bare: 0, furnished: 3} {
		cashier, maria := site.As("caixa"), site.Customer("Maria")
		for _, lines := range []int{1, 3, 10} {
			sale := site.OpenSale(maria.ID, onTheShelf(site, lines)...)
			a := cashier.POST(fmt.Sprintf("/pdv/vendas/%d/finalizar", sale.ID), "forma", "credito", "valor", "0,50", "parcelas", "1",
				"forma", "dinheiro", "valor", sale.Total.String(), "parcelas", "1").Status(303).Announced(1)
			t.Logf("%d plugins, %d lines: %d statements", plugins, lines, a.Trips())
			if a.Trips() > 12+plugins { // each plugin asks once whether the sale is its concern
				t.Errorf("%d plugins, %d lines: %d statements", plugins, lines, a.Trips())
			}
		}
	}
}
