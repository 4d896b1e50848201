package vidracaria

import (
	"time"

	"omniservicos/store/quantity"
)

// CutOrder is glass sold that waits to be cut. States: a_cortar → cortado, or a_cortar → cancelado with its sale.
type CutOrder struct {
	ID         int64           `db:"id"`
	GlassID    int64           `db:"glass_type_id"`
	SaleID     int64           `db:"sale_id"`
	Till       string          `db:"till"`
	Number     int64           `db:"number"`
	CustomerID *int64          `db:"customer_id"`
	Quantity   quantity.Amount `db:"quantity"`
	State      string          `db:"state"`
	SoldAt     time.Time       `db:"sold_at"`
	DoneAt     *time.Time      `db:"done_at"`

	Glass, Customer string // names, read apart
}
