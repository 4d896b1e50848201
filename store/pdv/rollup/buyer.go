package rollup

import (
	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// Scores says how a customer stands among all who bought in the window, from 1 (the lowest fifth) to 5: how lately, how
// often and for how much they bought.
type Scores struct {
	Recency   int `db:"r"`
	Frequency int `db:"f"`
	Money     int `db:"m"`
}

// Code is the three in one number, 555 at best.
func (s Scores) Code() int64 { return int64(s.Recency*100 + s.Frequency*10 + s.Money) }

// Cell is how many customers have the same scores. Stopped ones bought in each of three months in a row, and no more.
type Cell struct {
	Scores
	Stopped   bool        `db:"stopped"`
	Customers int64       `db:"customers"`
	Total     money.Cents `db:"total"`
}

// Buyer is a customer with what they bought in the window.
type Buyer struct {
	PersonID  int64       `db:"person_id"`
	Name      string      `db:"name"`
	LastDay   dates.Date  `db:"last_day"`
	Purchases int64       `db:"purchases"`
	Total     money.Cents `db:"total"`
	Stopped   bool        `db:"stopped"`
	Scores
}

// Window is the months that count: the twelve before this one, and this one. Who bought last before Quiet has stopped.
type Window struct {
	From, Today, Quiet dates.Date
}

// quietDays is after how long somebody who bought every month is missed.
const quietDays = 60

// WindowOf is the window seen from a day.
func WindowOf(today dates.Date) Window {
	return Window{From: today.FirstOfMonth().AddMonths(-12), Today: today, Quiet: today.AddDays(-quietDays)}
}

// month numbers months so that they can be counted from each other.
func month(d dates.Date) int { return d.Year*12 + int(d.Month) }

// BuyerFilter says which customers: those with one of these scores, or those who stopped.
type BuyerFilter struct {
	Codes   []int64
	Stopped bool
	After   Buyer // the last of the page before
	Limit   int
}
