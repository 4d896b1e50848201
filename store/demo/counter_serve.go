package demo

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/presale"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

// sellerRate is what the demo's seller earns: 3 %.
const sellerRate = 300

// hireSeller lets the seller, where the business has one, earn on what is sold today.
func (s *shop) hireSeller(tx *db.Tx) error {
	sellers, err := seller.List(tx)
	if err != nil {
		return err
	}
	for _, v := range sellers {
		if v.Name != "Vítor Prado" {
			continue
		}
		if err := seller.SaveRates(tx, map[int64]int64{v.ID: sellerRate}); err != nil {
			return err
		}
		_, err = seller.Set(tx, s.till.ID, v.ID)
		return err
	}
	return nil
}

// counter leaves what a counter has at any hour: something that came back, a customer who went to fetch money, and a
// pré-venda that waits for its own.
func (s *shop) counter(tx *db.Tx) error {
	for _, step := range []func(*db.Tx) error{s.takeBack, s.suspend, s.promise} {
		if err := step(tx); err != nil {
			return err
		}
	}
	return nil
}

// takeBack gives a voucher for one line of today's first sale that was not on fiado.
func (s *shop) takeBack(tx *db.Tx) error {
	rows, err := pdv.ListSales(tx, pdv.SaleFilter{TillID: s.till.ID, State: "finalizada"})
	if err != nil {
		return err
	}
	for _, r := range rows {
		sale, err := pdv.FindSale(tx, r.ID)
		if err != nil {
			return err
		}
		if len(sale.Payments) == 0 || sale.Payments[0].Method == "fiado" {
			continue
		}
		line := sale.Lines()[0]
		_, err = returns.Make(tx, returns.New{ClientID: uuid7.New(), SaleID: sale.ID, Lines: map[int]quantity.Amount{line.LineNo: quantity.One},
			DepotID: sale.DepotID, Refund: "vale_troca", Reason: "Não serviu"})
		return err
	}
	return nil
}

func (s *shop) suspend(tx *db.Tx) error {
	line := pdv.NewLine{TillID: s.till.ID, SaleClient: uuid7.New(), LineClient: uuid7.New(), ProductID: s.plain().ID, Quantity: quantity.One}
	sale, err := pdv.AddLine(tx, line)
	if err != nil {
		return err
	}
	_, err = pdv.SuspendSale(tx, sale.ID, "Foi buscar o cartão")
	return err
}

func (s *shop) promise(tx *db.Tx) (err error) {
	var p presale.Presale
	client := uuid7.New()
	for n := range 2 {
		line := presale.NewLine{Client: client, LineClient: uuid7.New(), BranchID: s.till.BranchID, ProductID: s.product().ID, Quantity: quantity.Units(int64(n + 1))}
		if p, err = presale.AddLine(tx, line); err != nil {
			return err
		}
	}
	_, err = presale.Save(tx, p.ID, presale.Terms{Kind: presale.Kinds[0].Code, CustomerID: s.customers[0].ID, SellerID: p.SellerID,
		ValidUntil: dates.Of(tx.Now, tx.Zone()).AddDays(10)})
	return err
}

// plain is the first of the goods.
func (s *shop) plain() catalogue.Product {
	for _, p := range s.products {
		if p.Kind == catalogue.Goods {
			return p
		}
	}
	return s.products[0]
}
