// Package stock keeps what is where and what it cost: depots, balances, and the ledger of movements behind them.
package stock

import (
	"cmp"
	"time"

	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// The kinds of movement.
const (
	Entry      = "entrada"
	Adjustment = "ajuste"
	Transfer   = "transferencia"
	Sold       = "venda"
	Returned   = "cancelamento"
	Purchased  = "compra"
	Imported   = "importacao"
	TakenBack  = "devolucao"
)

// SaleOrigin is the origin_kind of what a sale moved, there and back.
const SaleOrigin = "venda"

// ReturnOrigin is the origin_kind of what customers brought back.
const ReturnOrigin = "devolucao"

// Depot is a place where stock lies.
type Depot struct {
	ID         int64      `db:"id"`
	BranchID   int64      `db:"branch_id"`
	Branch     string     `db:"branch"`
	Name       string     `db:"name"`
	ArchivedAt *time.Time `db:"archived_at"`
}

// Movement is asked of Move. Quantity is signed: below zero leaves the depot.
type Movement struct {
	ProductID, DepotID int64
	Quantity           quantity.Amount
	Value              money.Cents // signed like Quantity; read only when ValueGiven
	ValueGiven         bool        // otherwise the movement goes at the average cost
	Kind               string
	OriginKind         string
	OriginID           int64
	Reason             string
}

// settles says whether the movement brings goods at a cost of their own, and so pays what had left too early.
func (m Movement) settles() bool {
	return m.ValueGiven && m.Quantity > 0 && m.Kind != Returned && m.Kind != TakenBack
}

// Moved is what a movement did, and the balance it left.
type Moved struct {
	ProductID       int64           `db:"product_id"`
	DepotID         int64           `db:"depot_id"`
	Name            string          `db:"name"`
	Unit            string          `db:"unit"`
	Quantity        quantity.Amount `db:"moved"`
	Value           money.Cents     `db:"moved_value"` // signed: what it cost
	Correction      money.Cents     `db:"correction"`  // of the balance, beside the movement: see changeSQL
	BalanceQuantity quantity.Amount `db:"quantity"`
	BalanceValue    money.Cents     `db:"value"`
}

// Before is what the balance was.
func (m Moved) Before() quantity.Amount { return m.BalanceQuantity - m.Quantity }

// AverageCost is what one unit of the balance costs.
func (m Moved) AverageCost() money.Cents { return quantity.UnitCost(m.BalanceValue, m.BalanceQuantity) }

// refuseShort says which products do not have what was asked of them.
func refuseShort(moved []Moved) error {
	sentence := ""
	for _, m := range moved {
		if m.Quantity >= 0 || m.BalanceQuantity >= 0 {
			continue
		}
		if sentence != "" {
			sentence += " "
		}
		sentence += m.short()
	}
	if sentence == "" {
		return nil
	}
	return fault.Refuse(sentence)
}

func (m Moved) short() string {
	if m.Before() <= 0 {
		return "Não há mais " + m.Name + " neste depósito."
	}
	return "Só há " + m.Before().Of(m.Unit) + " de " + m.Name + " neste depósito."
}

// byKey orders as balances are locked everywhere (decisions.md 10).
func byKey(productA, depotA, productB, depotB int64) int {
	return cmp.Or(cmp.Compare(productA, productB), cmp.Compare(depotA, depotB))
}
