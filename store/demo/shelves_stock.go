package demo

import (
	"fmt"

	"omniservicos/db"
	"omniservicos/store/barcode"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/money"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/quantity"
)

// stockUp registers the shelves and receives the first stock at six tenths of the price.
func (s *shop) stockUp(tx *db.Tx) error {
	all, err := tills.List(tx)
	if err != nil {
		return err
	}
	s.till = all[0]
	var batch []catalogue.Product
	for n, sh := range s.business.Shelves {
		category, err := catalogue.NewCategory(tx, sh.Category)
		if err != nil {
			return err
		}
		batch = append(batch, s.shelf(n, sh, category.ID)...)
	}
	if s.products, err = catalogue.Create(tx, batch); err != nil {
		return err
	}
	return s.receive(tx)
}

func (s *shop) shelf(n int, sh shelf, category int64) (products []catalogue.Product) {
	for i, base := range sh.Bases {
		for j, variant := range sh.Variants {
			price := money.Cents(sh.From + int64(i*len(sh.Variants)+j)*sh.Step)
			p := catalogue.Product{
				Kind: sh.Kind, SKU: fmt.Sprintf("%d%02d%02d", n+1, i+1, j+1), Name: base + " " + variant, Unit: sh.Unit, Price: price,
				CategoryID: category, NCM: sh.NCM, CFOP: "5102", CSOSN: "102", Origin: "0",
			}
			if sh.Kind != "servico" {
				p.EAN = barcode.Complete(fmt.Sprintf("789%03d%02d%02d%02d", 100+len(s.business.Slug), n+1, i+1, j+1))
				p.Cost, p.MinStock, p.MaxStock = price.Percent(6000), quantity.Units(10), quantity.Units(200)
			}
			products = append(products, p)
		}
	}
	return products
}

// runLow counts a few products and finds them below their minimum, so that the painel has something to say.
func (s *shop) runLow(tx *db.Tx) error {
	var some []int64
	for i, p := range s.products {
		if p.KeepsStock() && i%19 == 3 {
			some = append(some, p.ID)
		}
	}
	balances, err := stock.Balances(tx, some, s.till.DepotID)
	if err != nil {
		return err
	}
	var counts []stock.Movement
	for i, id := range some {
		left := quantity.Units(int64(2 + i%5))
		counts = append(counts, stock.Movement{
			ProductID: id, DepotID: s.till.DepotID, Quantity: left - balances[id].Quantity, Kind: "ajuste", OriginKind: "demo", OriginID: s.account.ID,
			Reason: "Contagem do mês",
		})
	}
	tx.Log(db.Change{Action: "Estoque contado", Object: "stock_balances"})
	_, err = stock.Move(tx, counts)
	return err
}

// receive fills the shelves for the months ahead.
func (s *shop) receive(tx *db.Tx) error {
	var entries []stock.Movement
	for _, p := range s.products {
		if !p.KeepsStock() {
			continue
		}
		units := int64(300 + s.pick(200))
		entries = append(entries, stock.Movement{
			ProductID: p.ID, DepotID: s.till.DepotID, Quantity: quantity.Units(units), Value: p.Cost * money.Cents(units), ValueGiven: true,
			Kind: "entrada", OriginKind: "demo", OriginID: s.account.ID, Reason: "Estoque inicial da demonstração",
		})
	}
	_, err := stock.Move(tx, entries)
	return err
}
