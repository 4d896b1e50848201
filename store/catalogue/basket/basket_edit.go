package basket

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
)

// Edit is one change that somebody makes to what a buyer (0: nobody known) may buy.
type Edit func(tx *db.Tx, b *Basket, buyer int64) error

// Apply makes the change, within the share that this person may give off (hundredths of a percent).
func (b *Basket) Apply(tx *db.Tx, buyer, limit int64, edit Edit) error {
	before := *b
	before.Lines = slices.Clone(b.Lines)
	if err := edit(tx, b, buyer); err != nil {
		return err
	}
	if err := b.Sum(); err != nil {
		return err
	}
	return b.within(limit, before)
}

// Once makes the change only the first time that it comes under this key, made with the form.
func Once(key string, edit Edit) Edit {
	return func(tx *db.Tx, b *Basket, buyer int64) error {
		if !uuid7.Valid(key) {
			return fault.Refuse("Esta tela está desatualizada: recarregue a página.")
		}
		_, first, err := tx.Once("item:"+key, nil)
		if err != nil || !first {
			return err
		}
		return edit(tx, b, buyer)
	}
}

// Add puts so many of a product in, to the line that it may have already.
func Add(product int64, q quantity.Amount) Edit {
	return func(tx *db.Tx, b *Basket, buyer int64) error {
		p, err := catalogue.Find(tx, product)
		if err != nil {
			return err
		}
		if err := mustBeSold(p); err != nil {
			return err
		}
		l, err := b.put(p, q)
		if err != nil {
			return err
		}
		return price(tx, buyer, l)
	}
}

// Change says how many of a line there are, and what is given off it.
func Change(no int, q quantity.Amount, g Given) Edit {
	return func(tx *db.Tx, b *Basket, buyer int64) error {
		l, err := b.line(no)
		if err != nil {
			return err
		}
		if err := g.check(); err != nil {
			return err
		}
		if q <= 0 {
			return fault.Blame("quantity", "A quantidade deve ser maior que zero: para tirar o item, use a lixeira.")
		}
		l.Given = g
		if l.Quantity == q {
			return nil
		}
		l.Quantity = q
		return price(tx, buyer, l)
	}
}

// Remove takes a line out.
func Remove(no int) Edit {
	return func(_ *db.Tx, b *Basket, _ int64) error {
		if _, err := b.line(no); err != nil {
			return err
		}
		b.Lines = slices.DeleteFunc(b.Lines, func(l Line) bool { return l.No == no })
		return nil
	}
}

// Discount says what is given off the whole.
func Discount(g Given) Edit {
	return func(_ *db.Tx, b *Basket, _ int64) error {
		if err := g.check(); err != nil {
			return err
		}
		if g.Percent == 0 && g.Discount > b.Subtotal {
			return fault.Blame("discount", "O desconto não pode passar do subtotal, "+b.Subtotal.String()+".")
		}
		b.Given = g
		return nil
	}
}

// Reprice takes the prices of today for every line: another buyer, or another day.
func Reprice(tx *db.Tx, b *Basket, buyer int64) error {
	all := make([]*Line, len(b.Lines))
	for i := range b.Lines {
		all[i] = &b.Lines[i]
	}
	return price(tx, buyer, all...)
}
