package scan

import (
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// NewProduct is goods registered in the middle of a sale: what the label says and what the customer asks. The rest waits
// for somebody with time.
type NewProduct struct {
	EAN, Name, Unit string
	Price           money.Cents
	Stock           quantity.Amount // what is there now
	Key             string          // the page's UUID: sent twice, the stock enters once
}

// Units are those that goods are sold by most.
var Units = []string{"un", "kg", "g", "l", "m", "cx", "pct", "par"}
