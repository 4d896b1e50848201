package walk

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
	"omniservicos/web/webtest"
)

const buyers, buyersTills = 50, 5

// crowd is a sale of the product for each buyer, at several tills.
func crowd(t *testing.T, site *webtest.Site, p catalogue.Product) (sales []pdv.Sale) {
	t.Helper()
	site.Do(func(tx *db.Tx) error {
		first, err := tills.List(tx)
		if err != nil {
			return err
		}
		for i := range buyersTills {
			till, err := tills.New(tx, fmt.Sprintf("Caixa da fila %d", i), first[0].BranchID, first[0].DepotID)
			if err != nil {
				return err
			}
			if _, err := tills.Open(tx, till, 0); err != nil {
				return err
			}
			for range buyers / buyersTills {
				line := pdv.NewLine{TillID: till, SaleClient: uuid7.New(), LineClient: uuid7.New(), ProductID: p.ID, Quantity: quantity.One}
				sale, err := pdv.AddLine(tx, line)
				if err != nil {
					return err
				}
				sales = append(sales, sale)
			}
		}
		return nil
	})
	return sales
}

// lastOne is a product of which there is one left.
func lastOne(site *webtest.Site) (p catalogue.Product) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) (err error) {
		p, err = catalogue.Save(tx, catalogue.Product{Kind: catalogue.Goods, SKU: "UM", Name: "Último espelho", Unit: "un", Price: 5000})
		if err != nil {
			return err
		}
		tills, err := tills.List(tx)
		if err != nil {
			return err
		}
		_, err = stock.Move(tx, []stock.Movement{{ProductID: p.ID, DepotID: tills[0].DepotID, Quantity: quantity.One, Value: 2500,
			ValueGiven: true, Kind: "entrada", OriginKind: "teste", OriginID: 1}})
		return err
	})
	return p
}

func TestFiftyBuyersAtOnceAndTheLastUnitIsSoldOnce(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p := lastOne(site)
	sales := crowd(t, site, p)
	cashier := site.As("caixa")
	answers := make([]*webtest.Answer, len(sales))
	var wg sync.WaitGroup
	for i, sale := range sales {
		wg.Go(func() {
			answers[i] = cashier.POST(fmt.Sprintf("/pdv/vendas/%d/finalizar", sale.ID), "forma", "dinheiro", "valor", "50", "parcelas", "1")
		})
	}
	wg.Wait()
	sold := 0
	for i, a := range answers {
		switch {
		case a.Code() == 303 && strings.HasSuffix(a.Location(), "/cupom"):
			sold++
		case a.Code() != 422:
			t.Errorf("buyer %d got %d", i, a.Code())
		default:
			a.Sees("Último espelho")
		}
	}
	if sold != 1 {
		t.Errorf("sold %d times", sold)
	}
	site.Do(func(tx *db.Tx) error {
		var left, out int64
		if err := tx.Get(&left, `select quantity from stock_balances where account_id = $1 and product_id = $2`, p.ID); err != nil {
			return err
		}
		err := tx.Get(&out, `select count(*) from stock_movements where account_id = $1 and product_id = $2 and quantity < 0`, p.ID)
		if left != 0 || out != 1 {
			t.Errorf("%d left after %d sales", left, out)
		}
		return err
	})
}
