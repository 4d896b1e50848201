package stock

import (
	"omniservicos/store/catalogue"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// The situations by which the position is filtered; each is a condition on what the row shows.
const (
	Low      = "baixo"    // below the product's own minimum
	Negative = "negativo" // sold before it came
	Empty    = "zerado"
)

// Situations are all of them, in the order people see.
var Situations = []string{Low, Negative, Empty}

// SituationTitle is a situation's name on the screen.
func SituationTitle(s string) string {
	return map[string]string{Low: "Abaixo do mínimo", Negative: "Negativo", Empty: "Zerado"}[s]
}

// Balance is what is there of a product, in one depot or in all.
type Balance struct {
	ProductID int64           `db:"product_id"`
	DepotID   int64           `db:"depot_id"` // 0: all
	Quantity  quantity.Amount `db:"quantity"`
	Value     money.Cents     `db:"value"`
	Reserved  quantity.Amount `db:"-"` // held for pré-vendas
}

// AverageCost is what one unit of the balance costs.
func (b Balance) AverageCost() money.Cents { return quantity.UnitCost(b.Value, b.Quantity) }

// Situation says what is wrong with the balance of a product, or nothing.
func (b Balance) Situation(p catalogue.Product) string {
	switch {
	case b.Quantity < 0:
		return Negative
	case p.MinStock > 0 && b.Quantity < p.MinStock:
		return Low
	case b.Quantity == 0:
		return Empty
	}
	return ""
}

// Position is a product and what is there of it.
type Position struct {
	Product catalogue.Product
	Balance Balance
}

// PositionFilter says which products, counted in which depot.
type PositionFilter struct {
	Products  catalogue.Filter
	DepotID   int64 // 0: all depots together
	Situation string
}

// Summary counts the active products in each situation, and the worth of the stock, archived products' too.
type Summary struct {
	Low      int         `db:"low"`
	Negative int         `db:"negative"`
	Empty    int         `db:"empty"`
	Value    money.Cents `db:"value"`
}
