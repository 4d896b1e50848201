package event

import "omniservicos/store/quantity"

// StockChanged is what is left of products after a movement. It is announced only where somebody outside listens.
type StockChanged struct{ Balances []StockBalance }

// StockBalance is a product in a depot: what moved, and what is left.
type StockBalance struct {
	ProductID, DepotID int64
	Moved, Left        quantity.Amount
}
