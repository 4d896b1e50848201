package pdv_test

import (
	"fmt"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/order"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
	"omniservicos/web/webtest"
)

// second opens one more branch with a till of its own.
func second(site *webtest.Site) (branch, till int64) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) error {
		b, err := account.SaveBranch(tx, account.Branch{Name: "Filial Norte"})
		if err != nil {
			return err
		}
		branch = b.ID
		depot, err := stock.MainDepot(tx, b.ID)
		if err != nil {
			return err
		}
		till, err = tills.New(tx, "Caixa Norte", b.ID, depot)
		return err
	})
	return branch, till
}

// The safe and the bank are of the first branch: a day's work in another one pays into them all the same.
func TestWhoWorksInOneBranchDoesAWholeDayThere(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	branch, till := second(site)
	coffee := site.Product("Café", 750)
	maria := site.Customer("Maria")
	var total money.Cents
	site.Do(func(tx *db.Tx) error {
		if err := tx.Within([]int64{branch}); err != nil {
			return err
		}
		if _, err := tills.Open(tx, till, 5000); err != nil {
			return err
		}
		for _, method := range []string{"dinheiro", "pix", "credito"} {
			s, err := pdv.AddLine(tx, pdv.NewLine{TillID: till, SaleClient: uuid7.New(), LineClient: uuid7.New(), ProductID: coffee.ID, Quantity: quantity.One})
			if err != nil {
				return err
			}
			if s, err = pdv.SetCustomer(tx, s.ID, maria.ID, ""); err != nil {
				return err
			}
			if _, err = pdv.FinaliseSale(tx, pdv.Finalise{SaleID: s.ID, Payments: []pdv.Payment{{Method: method, Tendered: s.Total, Instalments: 1}}}); err != nil {
				return err
			}
			total += s.Total
		}
		if _, err := cash.MakeMove(tx, cash.Move{Client: uuid7.New(), TillID: till, Kind: trail.Withdrawal, Amount: 700, Reason: "Excesso"}); err != nil {
			return err
		}
		_, err := cash.CloseTill(tx, till, 5050, "")
		return err
	})
	if total != 2250 {
		t.Errorf("sold %s", total)
	}
	site.Sell(maria.ID, coffee) // in the first branch
	seller := site.Within([]int64{branch}, "gerente")
	seller.GET("/pdv/vendas").Status(200).Sees("3 linhas", "Caixa Norte")
	seller.GET("/crm/clientes/" + fmt.Sprint(maria.ID)).Status(200).Sees("(Caixa Norte)").Not("(Caixa 1)")
	site.As("gerente").GET("/crm/clientes/"+fmt.Sprint(maria.ID)).Sees("(Caixa Norte)", "(Caixa 1)")
	site.Within([]int64{branch}, "caixa").GET("/").Status(200).Not("Caixa 1")
}

func TestAnAPITokenOfWhoIsLimitedIsLimitedToo(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	branch, _ := second(site)
	sale := site.Sell(0, site.Product("Café", 750))
	path := "/api/v1/vendas/" + fmt.Sprint(sale.ID)
	if code := site.As("gerente").GET(path).Code(); code != 200 {
		t.Fatalf("the manager of all branches is answered %d", code)
	}
	site.Within([]int64{branch}, "gerente").GET(path).Status(404)
}

func TestWhatIsOfTheWholeAccountStaysWholeWhoeverBeginsIt(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	branch, _ := second(site)
	site.Do(func(tx *db.Tx) error {
		if err := tx.Within([]int64{branch}); err != nil {
			return err
		}
		_, err := catalogue.Save(tx, catalogue.Product{Kind: catalogue.Goods, SKU: "ARROZ", Name: "Arroz", Unit: "un", Price: 3000})
		return err
	})
	if n := site.Count("stock_balances"); n != 2 {
		t.Errorf("%d balances for a product in 2 depots", n)
	}
	owner := site.Within([]int64{branch}, "dono")
	owner.POST("/conta/filiais", "name", "Filial Sul").Status(403)
	owner.POST("/conta/usuarios", "email", "eva@teste.demo", "name", "Eva", "roles", "caixa").Status(422).Sees("escolha entre elas")
	boss := site.As("dono")
	owner.GET("/conta/usuarios/" + fmt.Sprint(boss.Identity)).Status(404)
	if body := owner.GET("/conta/usuarios").Status(200).Body(); strings.Contains(body, "/conta/usuarios/"+fmt.Sprint(boss.Identity)) {
		t.Error("who is limited sees the access of who is not")
	}
}

func TestEachBranchMaySellElsewhereByATillOfItsOwn(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	branch, _ := second(site)
	coffee := site.Product("Café", 750)
	order := func(within []int64) (till int64) {
		site.Do(func(tx *db.Tx) error {
			if err := tx.Within(within); err != nil {
				return err
			}
			s, _, err := order.Place(tx, order.Order{ClientID: uuid7.New(), Items: []order.Item{{ProductID: coffee.ID, Quantity: quantity.One}},
				Payments: []pdv.Payment{{Method: "pix", Tendered: 750, Instalments: 1}}})
			till = s.TillID
			return err
		})
		return till
	}
	of, all := order([]int64{branch}), order(nil)
	if again := order([]int64{branch}); again != of {
		t.Errorf("the second order went through till %d, the first through %d", again, of)
	}
	if all != of { // the account's: the branch's was there first
		t.Errorf("who sells for all made another till than the one that was there")
	}
}
