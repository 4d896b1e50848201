package pdv

import (
	"time"

	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// saleLine is a sale with one of its lines: both come in one round trip when a sale is finalised.
type saleLine struct {
	Sale
	Till            Till            `db:"till"`
	LineNo          int             `db:"line_no"`
	LineClient      string          `db:"line_client"`
	ProductID       int64           `db:"product_id"`
	Kind            string          `db:"kind"`
	Name            string          `db:"name"`
	Unit            string          `db:"unit"`
	Quantity        quantity.Amount `db:"quantity"`
	UnitPrice       money.Cents     `db:"unit_price"`
	LineDiscount    money.Cents     `db:"line_discount"`
	LineSurcharge   money.Cents     `db:"line_surcharge"`
	LineRule        string          `db:"line_rule"`
	LineTotal       money.Cents     `db:"line_total"`
	LineCancelledAt *time.Time      `db:"line_cancelled_at"`
}

// tillOfLine are the till's columns under saleLine's field.
const tillOfLine = `t.id as "till.id", t.name as "till.name", t.branch_id as "till.branch_id", t.depot_id as "till.depot_id",
	t.money_account_id as "till.money_account_id", t.next_number as "till.next_number", t.last_hash as "till.last_hash", t.shift_id as "till.shift_id", t.printer as "till.printer",
	t.operator_id as "till.operator_id", t.operator_name as "till.operator_name", t.operator_for as "till.operator_for"`

// joined gathers the rows of one sale.
func joined(rows []saleLine) Sale {
	s := rows[0].Sale
	for _, r := range rows {
		s.Items = append(s.Items, Item{
			LineNo: r.LineNo, ClientID: r.LineClient, ProductID: r.ProductID, Kind: r.Kind, Name: r.Name, Unit: r.Unit,
			Quantity: r.Quantity, UnitPrice: r.UnitPrice, Total: r.LineTotal, CancelledAt: r.LineCancelledAt, Rule: r.LineRule,
			Given: Given{Discount: r.LineDiscount, Surcharge: r.LineSurcharge},
		})
	}
	return s
}
