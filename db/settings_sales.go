package db

import (
	"strconv"
	"strings"

	"github.com/lib/pq"
)

// SalesSettings is what the account decided about who sells, and about what comes back.
type SalesSettings struct {
	// ReturnLimit is the largest return that a cashier takes alone, in centavos.
	ReturnLimit int64 `db:"return_limit"`
	// StockReservation says that pré-vendas hold goods: without it a sale looks for none that are held.
	StockReservation bool `db:"stock_reservation"`
	// Points of loyalty (store/pdv/loyalty reads them): for every so many centavos one; 0: none.
	PointsEvery int64 `db:"points_every"`
	PointsWorth int64 `db:"points_worth"`
	PointsLeast int64 `db:"points_least"`
	PointsMost  int64 `db:"points_most"`
	PointsDays  int64 `db:"points_days"`
	// SellerRates are the sellers who earn a commission: "identity:hundredths of a percent".
	SellerRates pq.StringArray `db:"seller_rates"`
}

// SellerRate is what this seller earns, in hundredths of a percent; 0: nothing.
func (s *SalesSettings) SellerRate(identity int64) (percent int64) {
	for _, pair := range s.SellerRates {
		who, rate, _ := strings.Cut(pair, ":")
		if who == strconv.FormatInt(identity, 10) {
			percent, _ = strconv.ParseInt(rate, 10, 64) // written by the query below
		}
	}
	return percent
}

const salesColumns = `return_limit, stock_reservation, points_every, points_worth, points_least, points_most, points_days,
		       array(select identity_id || ':' || percent from seller_rates where account_id = $1) as seller_rates`
