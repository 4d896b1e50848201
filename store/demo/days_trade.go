package demo

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/erp/finance"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/person"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

// trade sells day by day up to yesterday.
func (s *shop) trade(days int) error {
	zone, err := time.LoadLocation("America/Sao_Paulo")
	if err != nil {
		return err
	}
	today := dates.Of(s.db.Now(), zone)
	for back := days; back > 0; back-- {
		day := today.AddDays(-back)
		if day.Weekday() == time.Sunday && back != forgotten {
			continue
		}
		what := s.day
		if back == forgotten {
			what = s.dayOnCredit
		}
		if err := s.work(day.In(zone).Add(8*time.Hour), what); err != nil {
			return err
		}
	}
	return nil
}

// forgotten is how long ago two regulars bought on fiado: their titles fell due, and nobody came to pay.
const forgotten = 41

// dayOnCredit is a day on which two regulars bought on fiado.
func (s *shop) dayOnCredit(tx *db.Tx) error {
	if _, err := tills.Open(tx, s.till.ID, 15_000); err != nil {
		return err
	}
	for _, c := range []int{21, 25} {
		if err := s.sellOnCredit(tx, s.customers[c]); err != nil {
			return err
		}
	}
	_, err := cash.CloseTill(tx, s.till.ID, 15_000, "")
	return err
}

// day opens the till, sells, and closes it with what is in the drawer.
func (s *shop) day(tx *db.Tx) error {
	if _, err := tills.Open(tx, s.till.ID, 15_000); err != nil {
		return err
	}
	if err := s.hireSome(tx, tx.Now.YearDay()); err != nil {
		return err
	}
	for range s.business.PerDay + s.pick(5) - 2 {
		tx.Now = tx.Now.Add(time.Duration(20+s.pick(35)) * time.Minute)
		if err := s.sell(tx); err != nil {
			return err
		}
	}
	number := tx.Now.YearDay()
	if err := s.undo(tx, number); err != nil {
		return err
	}
	if err := s.handleCash(tx, number); err != nil {
		return err
	}
	drawer, err := finance.Balance(tx, s.till.MoneyAccountID)
	if err != nil {
		return err
	}
	_, err = cash.CloseShift(tx, cash.Closing{TillID: s.till.ID, Declared: count(drawer, number)})
	return err
}

// morning leaves today's till open with a few sales: somebody signs in and goes on.
func (s *shop) morning(tx *db.Tx) error {
	if _, err := tills.Open(tx, s.till.ID, 15_000); err != nil {
		return err
	}
	if err := s.hireSeller(tx); err != nil {
		return err
	}
	for i := range 4 {
		if err := s.sell(tx); err != nil {
			return err
		}
		if err := s.sellOnCredit(tx, s.customers[1+i*4]); err != nil {
			return err
		}
	}
	return nil
}

// sellOnCredit puts one cheap thing on a regular's fiado.
func (s *shop) sellOnCredit(tx *db.Tx, c person.Person) error {
	cheap := s.products[0]
	for _, p := range s.products {
		if p.Kind == catalogue.Goods && p.Price < cheap.Price {
			cheap = p
		}
	}
	sale, err := pdv.AddLine(tx, pdv.NewLine{TillID: s.till.ID, SaleClient: uuid7.New(), LineClient: uuid7.New(), ProductID: cheap.ID, Quantity: quantity.One})
	if err != nil {
		return err
	}
	if _, err := pdv.SetCustomer(tx, sale.ID, c.ID, c.TaxID); err != nil {
		return err
	}
	_, err = pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: []pdv.Payment{{Method: "fiado", Tendered: sale.Total, Instalments: 1}}})
	return err
}

// sell is one customer: one to four lines, sometimes named, paid in the ways people pay.
func (s *shop) sell(tx *db.Tx) error {
	client, sale := uuid7.New(), pdv.Sale{}
	for range 1 + s.pick(4) {
		p := s.product()
		line := pdv.NewLine{TillID: s.till.ID, SaleClient: client, LineClient: uuid7.New(), ProductID: p.ID, Quantity: quantity.Units(int64(1 + s.pick(2)))}
		var err error
		if sale, err = pdv.AddLine(tx, line); err != nil {
			return err
		}
	}
	how := s.pick(10)
	if how == 9 || s.pick(3) == 0 {
		c := s.customers[s.pick(len(s.customers))]
		if _, err := pdv.SetCustomer(tx, sale.ID, c.ID, c.TaxID); err != nil {
			return err
		}
	}
	_, err := pdv.FinaliseSale(tx, pdv.Finalise{SaleID: sale.ID, Payments: pay(how, sale.Total)})
	return err
}

// product is one that is sold at the counter: raw material is not.
func (s *shop) product() catalogue.Product {
	for {
		if p := s.products[s.pick(len(s.products))]; p.Kind != catalogue.Material {
			return p
		}
	}
}

func pay(how int, total money.Cents) []pdv.Payment {
	one := func(method string, tendered money.Cents, instalments int) pdv.Payment {
		return pdv.Payment{Method: method, Tendered: tendered, Instalments: instalments}
	}
	switch {
	case how < 3:
		return []pdv.Payment{one("dinheiro", (total/1000+1)*1000, 1)} // up to the next note of ten
	case how < 6:
		return []pdv.Payment{one("pix", total, 1)}
	case how < 8:
		return []pdv.Payment{one("credito", total, 1+int(total/50_000)%6)}
	case how < 9:
		return []pdv.Payment{one("debito", total, 1)}
	}
	half := total / 2
	return []pdv.Payment{one("credito", half, 1), one("dinheiro", total-half, 1)}
}

// collect settles what the card companies have paid by now.
func (s *shop) collect(tx *db.Tx) error {
	today := dates.Of(tx.Now, tx.Zone())
	for _, method := range []string{"credito", "debito"} {
		due, err := s.due(tx, method, today)
		if err != nil {
			return err
		}
		for _, t := range due {
			n := finance.NewSettlement{TitleID: t.ID, Amount: t.Open, Fee: t.Fee, PaidOn: t.DueOn, MoneyAccountID: s.bank}
			if _, err := finance.Settle(tx, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// due reads all pages of the card titles that fell due.
func (s *shop) due(tx *db.Tx, method string, today dates.Date) (all []finance.Title, err error) {
	filter := finance.TitleFilter{State: "aberto", Direction: "receber", Method: method, DueTo: today.AddDays(-1)}
	for page := (finance.TitlePage{}); ; {
		titles, more, err := finance.ListTitles(tx, filter, page)
		if err != nil {
			return nil, err
		}
		all = append(all, titles...)
		if !more {
			return all, nil
		}
		last := titles[len(titles)-1]
		page.At = finance.Cursor{DueOn: last.DueOn, ID: last.ID}
	}
}
