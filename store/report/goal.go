package report

import (
	"strconv"

	"omniservicos/store/dates"
	"omniservicos/store/money"
)

// The kinds of goal. Rows carry them.
const (
	Value     = "valor"    // of what was sold, in centavos
	Sales     = "vendas"   // how many
	Customers = "clientes" // how many bought for the first time
)

// Kinds are what a goal may count, with its words.
var Kinds = []struct{ Key, Word string }{{Value, "Valor vendido"}, {Sales, "Número de vendas"}, {Customers, "Clientes novos"}}

// Goal is what a person, a team or a branch is to reach in a month.
type Goal struct {
	ID       int64      `db:"id"`
	Month    dates.Date `db:"month"`
	Kind     string     `db:"kind"`
	SellerID int64      `db:"seller_id"`
	TeamID   int64      `db:"team_id"`
	BranchID int64      `db:"branch_id"`
	Target   int64      `db:"target"`
}

// Whose is the goal without what it is: one of a month has each once.
type Whose struct {
	Kind                       string
	SellerID, TeamID, BranchID int64
}

// Whose goal it is.
func (g Goal) Whose() Whose { return Whose{g.Kind, g.SellerID, g.TeamID, g.BranchID} }

// InWords is an amount of the goal's kind: money, or a count.
func (g Goal) InWords(n int64) string {
	if g.Kind == Value {
		return money.Cents(n).String()
	}
	return count(n, map[string][2]string{Sales: {"venda", "vendas"}, Customers: {"cliente novo", "clientes novos"}}[g.Kind])
}

// Progress is a goal with what was reached of it.
type Progress struct {
	Goal
	Done int64
	Pace Pace
}

// Pace says how a goal stands seen from a day of its month.
type Pace struct {
	Reached int // per cent of the goal
	OnPace  int // per cent of what should have been reached before today; -1: the month has just begun, or is over
	Missing int64
	Days    int // workdays left, today included
}

// PaceOf compares what was reached with an even pace over the month's workdays.
func PaceOf(target, done int64, month, today dates.Date) Pace {
	p := Pace{Reached: percent(done, target), OnPace: -1, Missing: max(target-done, 0)}
	first, last := month.FirstOfMonth(), month.LastOfMonth()
	if today.After(last) {
		return p
	}
	from := today
	if from.Before(first) {
		from = first
	}
	all := Workdays(first, last)
	p.Days = Workdays(from, last)
	if gone := all - p.Days; gone > 0 && target > 0 {
		p.OnPace = percent(done*int64(all), target*int64(gone))
	}
	return p
}

// percent is rounded down: 100 % is said only where all was reached.
func percent(part, whole int64) int {
	if whole <= 0 || part <= 0 {
		return 0
	}
	return int(min(part*100/whole, 9999))
}

func count(n int64, words [2]string) string {
	if n == 1 {
		return "1 " + words[0]
	}
	return strconv.FormatInt(n, 10) + " " + words[1]
}
