// Package basket is what somebody may buy: lines of products at the prices that are best for them, with discounts by hand.
// An opportunity and an orçamento each hold one.
package basket

import (
	"slices"

	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// Basket is its lines, one a product, and what was given off the whole.
type Basket struct {
	Given
	Subtotal money.Cents `db:"subtotal"` // of the lines, after their own discounts
	Total    money.Cents `db:"total"`

	Lines []Line
}

// Line is so many of a product. Gross is before the discount by hand; a promotion may make it less than quantity × price.
type Line struct {
	No        int             `db:"line_no"`
	ProductID int64           `db:"product_id"`
	Name      string          `db:"name"`
	Unit      string          `db:"unit"`
	Quantity  quantity.Amount `db:"quantity"`
	UnitPrice money.Cents     `db:"unit_price"`
	BasePrice money.Cents     `db:"base_price"` // the product's own
	Rule      string          `db:"rule"`       // what made the price: "" is the product's own
	Gross     money.Cents     `db:"gross"`
	Given
	Total money.Cents `db:"total"`
}

// Given is a discount by hand: an amount or, given as hundredths of a percent, a share that follows what it is taken of.
type Given struct {
	Discount money.Cents `db:"discount"`
	Percent  int64       `db:"discount_percent"`
}

// What a basket holds at most. R$ 10 billion keeps the sums of a full board inside what a number holds.
const (
	mostLines                    = 200
	mostTotal    money.Cents     = 1_000_000_000_000
	mostQuantity quantity.Amount = 1_000_000_000_000 // a hundred million
	whole                        = 10_000            // 100 % in hundredths of a percent
)

var errTooDear = fault.Blame("quantity", "O valor passa do que o sistema aceita.")

// Sum works every total out again.
func (b *Basket) Sum() error {
	b.Subtotal = 0
	for i := range b.Lines {
		l := &b.Lines[i]
		if l.Quantity > mostQuantity {
			return fault.Blame("quantity", "Esta quantidade é maior do que o sistema aceita.")
		}
		l.Total = l.on(l.Gross)
		sum, ok := money.Sum(b.Subtotal, l.Total)
		if !ok || sum > mostTotal {
			return errTooDear
		}
		b.Subtotal = sum
	}
	b.Total = b.on(b.Subtotal)
	return nil
}

// on works the discount out on this much, and gives what is left.
func (g *Given) on(base money.Cents) money.Cents {
	if g.Percent != 0 {
		g.Discount = base.Percent(g.Percent)
	}
	g.Discount = min(g.Discount, base)
	return base - g.Discount
}

func (g Given) check() error {
	switch {
	case g.Discount < 0 || g.Percent < 0:
		return fault.Blame("discount", "O desconto não pode ser negativo.")
	case g.Percent > whole:
		return fault.Blame("discount", "O desconto não pode passar de 100%.")
	}
	return nil
}

// Gross is all lines before every discount by hand, and Off what those come to together.
func (b *Basket) Gross() (gross money.Cents) {
	for _, l := range b.Lines {
		gross += l.Gross
	}
	return gross
}

// Off is every discount by hand: of the lines, and of the whole.
func (b *Basket) Off() money.Cents { return b.Gross() - b.Total }

// within refuses a change by which this person gives a larger share off than they may; what somebody else gave may stay.
func (b *Basket) within(limit int64, before Basket) error {
	gross, off := b.Gross(), b.Off()
	if off <= gross.Percent(limit) || off <= before.shareOf(gross) {
		return nil
	}
	return fault.Blame("discount", "Seu limite de desconto aqui é "+gross.Percent(limit).String()+": peça a um gerente.")
}

// shareOf is the share that this basket gives off, of another sum; each line may round a centavo up.
func (b *Basket) shareOf(gross money.Cents) money.Cents {
	off := b.Off()
	if off == 0 {
		return 0
	}
	share, ok := money.MulDiv(int64(off), int64(gross), int64(b.Gross()))
	if !ok {
		return 0
	}
	return money.Cents(share) + money.Cents(len(b.Lines)+1)
}

// put adds so many of a product, to its line where it has one.
func (b *Basket) put(p catalogue.Product, q quantity.Amount) (*Line, error) {
	if q <= 0 {
		return nil, fault.Blame("quantity", "A quantidade deve ser maior que zero.")
	}
	last := 0
	for i := range b.Lines {
		if b.Lines[i].ProductID == p.ID {
			b.Lines[i].Quantity += q
			return &b.Lines[i], nil
		}
		last = max(last, b.Lines[i].No)
	}
	if len(b.Lines) >= mostLines {
		return nil, fault.Refuse("São no máximo 200 itens.")
	}
	b.Lines = append(b.Lines, Line{No: last + 1, ProductID: p.ID, Name: p.Name, Unit: p.Unit, Quantity: q})
	return &b.Lines[len(b.Lines)-1], nil
}

// line finds a line by its number.
func (b *Basket) line(no int) (*Line, error) {
	i := slices.IndexFunc(b.Lines, func(l Line) bool { return l.No == no })
	if i < 0 {
		return nil, fault.Missing("Este item não está mais na lista.")
	}
	return &b.Lines[i], nil
}

// mustBeSold refuses what is not sold.
func mustBeSold(p catalogue.Product) error {
	switch {
	case p.ArchivedAt != nil:
		return fault.Blame("code", p.Name+" está arquivado: reative o produto para vender.")
	case p.Kind == catalogue.Kit:
		return fault.Blame("code", p.Name+" é um kit, e kits ainda não são vendidos.")
	}
	return nil
}
