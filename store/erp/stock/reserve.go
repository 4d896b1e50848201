package stock

import (
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/quantity"
)

// PresaleOrigin is the origin_kind of what a pré-venda holds.
const PresaleOrigin = "pre_venda"

// Origin is what holds goods.
type Origin struct {
	Kind string
	ID   int64
}

// Wanted is what an origin would hold of each product in a depot, through a day.
type Wanted struct {
	Origin
	DepotID    int64
	Until      dates.Date
	Quantities map[int64]quantity.Amount
}

// Reservation is goods that are there, and not for sale to others.
type Reservation struct {
	OriginID  int64           `db:"origin_id"`
	ProductID int64           `db:"product_id"`
	Product   string          `db:"product"`
	Unit      string          `db:"unit"`
	Depot     string          `db:"depot"`
	Quantity  quantity.Amount `db:"quantity"`
	Until     dates.Date      `db:"until_day"`
}

// Available is what may be sold to whoever comes: what is there less what is held.
func (b Balance) Available() quantity.Amount { return b.Quantity - b.Reserved }

// holds is how much of what is wanted is held, where others hold some: nothing is promised that is not there.
func holds(wanted, balance, others quantity.Amount) quantity.Amount {
	return max(0, min(wanted, balance-others))
}

// refuseHeld says which products are there, but held for others.
func refuseHeld(moved []Moved, held map[balanceKey]quantity.Amount) error {
	sentence := ""
	for _, m := range moved {
		others := held[balanceKey{m.ProductID, m.DepotID}]
		if m.Quantity >= 0 || others == 0 || m.BalanceQuantity >= others {
			continue
		}
		if sentence != "" {
			sentence += " "
		}
		sentence += m.heldForOthers(others)
	}
	if sentence == "" {
		return nil
	}
	return fault.Refuse(sentence)
}

func (m Moved) heldForOthers(others quantity.Amount) string {
	if m.Before() <= others {
		return "O que há de " + m.Name + " está reservado para pré-vendas."
	}
	return "Só há " + (m.Before() - others).Of(m.Unit) + " de " + m.Name + " para vender: o resto está reservado para pré-vendas."
}
