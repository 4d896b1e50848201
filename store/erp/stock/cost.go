package stock

import (
	"math"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// balance is what lies of a product in a depot, held by a transaction.
type balance struct {
	balanceKey
	Name     string          `db:"name"`
	Unit     string          `db:"unit"`
	Quantity quantity.Amount `db:"quantity"`
	Value    money.Cents     `db:"value"`
	// What an empty balance takes its average from: the last movement, or the product's typed cost of one unit.
	BaseQuantity quantity.Amount `db:"base_quantity"`
	BaseValue    money.Cents     `db:"base_value"`
}

// balances stand in the order in which they are locked.
type balances []balance

func (all balances) of(key balanceKey) *balance {
	for i := range all {
		if all[i].balanceKey == key {
			return &all[i]
		}
	}
	return &balance{}
}

// as names what was found, for the refusal that says what was not.
func (all balances) as() (moved []Moved) {
	for _, b := range all {
		moved = append(moved, Moved{ProductID: b.ProductID, DepotID: b.DepotID})
	}
	return moved
}

var errTooMuch = fault.Refuse("A quantidade ou o valor em estoque passa do que o sistema aceita.")

// take is a movement's effect on the balance:
//
//   - without a value of its own a movement goes at the average: value × moved ÷ quantity, rounded half up, so that the
//     last unit takes all that is left, and below zero the average stays as it was;
//   - from an empty balance the average is the base's;
//   - what enters while the balance is negative first covers what had left too early: what is still owed keeps its
//     average, what remains stands at the cost that came, and the difference is a correction, a movement of no
//     quantity, so that the sum still holds (a return settles nothing: it only goes back);
//   - an empty balance is worth nothing, and none is worth less than nothing: that too is a correction.
func (b balance) take(m Movement) (Moved, error) {
	value, ok := b.valueOf(m)
	after, fits := add(int64(b.Quantity), int64(m.Quantity))
	sum, adds := add(int64(b.Value), value)
	if !ok || !fits || !adds {
		return Moved{}, errTooMuch
	}
	worth, ok := b.worth(m, value, sum, after)
	correction, fits := add(worth, -sum)
	if !ok || !fits {
		return Moved{}, errTooMuch
	}
	return Moved{
		ProductID: b.ProductID, DepotID: b.DepotID, Name: b.Name, Unit: b.Unit, Quantity: m.Quantity, Value: money.Cents(value),
		Correction: money.Cents(correction), BalanceQuantity: quantity.Amount(after), BalanceValue: money.Cents(worth),
	}, nil
}

// valueOf is what the movement carries, signed like its quantity.
func (b balance) valueOf(m Movement) (int64, bool) {
	switch {
	case m.ValueGiven:
		return int64(m.Value), true
	case b.Quantity != 0:
		return money.MulDiv(int64(b.Value), int64(m.Quantity), int64(b.Quantity))
	}
	return money.MulDiv(int64(b.BaseValue), int64(m.Quantity), int64(b.BaseQuantity))
}

// worth is the balance's value after a movement of this value: sum where nothing is to be corrected.
func (b balance) worth(m Movement, value, sum, after int64) (int64, bool) {
	switch {
	case after == 0:
		return 0, true
	case m.settles() && b.Quantity < 0 && after < 0:
		return money.MulDiv(int64(b.Value), after, int64(b.Quantity))
	case m.settles() && b.Quantity < 0:
		return money.MulDiv(value, after, int64(m.Quantity))
	case sum != 0 && (sum < 0) != (after < 0):
		return 0, true
	}
	return sum, true
}

// add says false rather than wrap around.
func add(a, b int64) (int64, bool) {
	sum := a + b
	return sum, (b >= 0) == (sum >= a) && sum != math.MinInt64
}
