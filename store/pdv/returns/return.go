// Package returns takes goods of finalised sales back, and gives the customer what they were paid with.
package returns

import (
	"fmt"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/quantity"
)

// Return is goods of a finalised sale that came back, and what the customer got for them.
type Return struct {
	ID          int64       `db:"id"`
	ClientID    string      `db:"client_id"`
	BodyHash    []byte      `db:"body_hash"`
	SaleID      int64       `db:"sale_id"`
	SaleNumber  int64       `db:"sale_number"`
	SaleTill    string      `db:"sale_till"`
	TillID      int64       `db:"till_id"`
	ShiftID     int64       `db:"shift_id"`
	DepotID     int64       `db:"depot_id"`
	PersonID    *int64      `db:"person_id"`
	Person      string      `db:"person"`
	Total       money.Cents `db:"total"`
	Cash        money.Cents `db:"cash"`
	Credit      money.Cents `db:"credit"`
	Voucher     money.Cents `db:"voucher"`
	Reason      string      `db:"reason"`
	At          time.Time   `db:"at"`
	BusinessDay dates.Date  `db:"business_day"`
	IdentityID  int64       `db:"identity_id"`
	Supervisor  string      `db:"supervisor"`

	Items []Item
}

// Item is one line of the sale, or a part of it, that came back.
type Item struct {
	LineNo    int             `db:"line_no"`
	ProductID int64           `db:"product_id"`
	Kind      string          `db:"kind"`
	Name      string          `db:"name"`
	Unit      string          `db:"unit"`
	Quantity  quantity.Amount `db:"quantity"`
	Total     money.Cents     `db:"total"`
}

// Refunds are what a customer gets for what came back.
var Refunds = []struct{ Code, Title, Help string }{
	{"vale_troca", "Vale-troca", "Um código impresso, usado uma vez: é assim que se troca."},
	{"dinheiro", "Dinheiro", "Sai da gaveta do caixa escolhido."},
	{"fiado", "Abater do fiado", "Primeiro o que esta venda deixou em aberto; o que sobrar vira vale-troca."},
}

// Returnable is a line of a sale with what has come back of it so far.
type Returnable struct {
	pdv.Item
	Paid     money.Cents // its share of what was really paid: the sale's discount is shared to the centavo
	Returned quantity.Amount
	Refunded money.Cents
}

// Left is how many may still come back.
func (r *Returnable) Left() quantity.Amount { return r.Quantity - r.Returned }

// worth is what q more are given back for: worked out on all that will have come back, so that the parts of a line add
// up to what was paid for it.
func (r *Returnable) worth(q quantity.Amount) money.Cents {
	all, _ := money.MulDiv(int64(r.Paid), int64(r.Returned+q), int64(r.Quantity)) // at most Paid
	return money.Cents(all) - r.Refunded
}

// returnables are the sale's lines, each with its share of the total, and what earlier returns took of them.
func returnables(s *pdv.Sale, earlier []Item) []Returnable {
	lines := s.Lines()
	weights := make([]int64, len(lines))
	for i, l := range lines {
		weights[i] = int64(l.Total)
	}
	shares := s.Total.Apportion(weights)
	list := make([]Returnable, len(lines))
	for i, l := range lines {
		list[i] = Returnable{Item: l, Paid: shares[i]}
		for _, e := range earlier {
			if e.LineNo == l.LineNo {
				list[i].Returned += e.Quantity
				list[i].Refunded += e.Total
			}
		}
	}
	return list
}

// takeBack works out the items of a return: never more than was sold less what came back already.
func takeBack(lines []Returnable, asked map[int]quantity.Amount) (items []Item, err error) {
	for _, l := range lines {
		q, there := asked[l.LineNo]
		delete(asked, l.LineNo)
		switch field := Field(l.LineNo); {
		case !there || q == 0:
			continue
		case q < 0:
			return nil, fault.Blame(field, "A quantidade devolvida não pode ser negativa.")
		case l.Left() == 0:
			return nil, fault.Blame(field, "Este item já foi devolvido por inteiro.")
		case q > l.Left():
			return nil, fault.Blame(field, "Só "+l.Left().Of(l.Unit)+" de "+l.Name+" podem ser devolvidos.")
		}
		items = append(items, Item{LineNo: l.LineNo, ProductID: l.ProductID, Kind: l.Kind, Name: l.Name, Unit: l.Unit, Quantity: q, Total: l.worth(q)})
	}
	if len(asked) > 0 {
		return nil, fault.Refuse("Um dos itens não está nesta venda: recarregue a página.")
	}
	if len(items) == 0 {
		return nil, fault.Refuse("Diga a quantidade de pelo menos um item que volta.")
	}
	return items, nil
}

// Field is the form's field of a line of the sale.
func Field(line int) string { return fmt.Sprintf("q%d", line) }

// SaleName names the sale as people do: "Caixa 1 nº 42".
func (r *Return) SaleName() string { return fmt.Sprintf("%s nº %d", r.SaleTill, r.SaleNumber) }
