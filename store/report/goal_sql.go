package report

import (
	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/pdv/rollup"
)

// Goals are those of a month.
func Goals(tx *db.Tx, month dates.Date) (list []Goal, err error) {
	err = tx.List(&list, `
		select id, month, kind, seller_id, team_id, coalesce(branch_id, 0) as branch_id, target from goals
		 where account_id = $1 and month = $2 order by branch_id, team_id, seller_id, kind`, month.FirstOfMonth())
	return list, err
}

// mostTarget keeps sums inside what a number holds.
const mostTarget = 1_000_000_000_000

// SaveGoals sets the goals of a month: those given stand, all others of it are gone. A target of 0 is none.
func SaveGoals(tx *db.Tx, month dates.Date, goals []Goal) error {
	month = month.FirstOfMonth()
	var rows [][]any
	for _, g := range goals {
		if g.Target < 0 || g.Target > mostTarget {
			return fault.Refuse("Uma meta vai de zero a R$ 10 bilhões.")
		}
		if g.Target > 0 {
			rows = append(rows, []any{db.NewID(), month, g.Kind, g.SellerID, g.TeamID, db.OrNull(g.BranchID), g.Target})
		}
	}
	before, err := Goals(tx, month)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(`delete from goals where account_id = $1 and month = $2`, month); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Metas definidas", Object: "goals", Before: map[string]any{"month": month, "goals": len(before), "target": sumOf(before)},
		After: map[string]any{"month": month, "goals": len(rows), "target": sumOf(goals)}})
	return tx.Insert("goals", "id, month, kind, seller_id, team_id, branch_id, target", rows...)
}

// sumOf is the value that all sellers together are to sell.
func sumOf(goals []Goal) (sum int64) {
	for _, g := range goals {
		if g.Kind == Value && g.SellerID != 0 {
			sum += g.Target
		}
	}
	return sum
}

// Reached is what a month sold, by whom and where: what goals are compared with.
type Reached struct {
	Sums []rollup.Sum
	New  []rollup.New
}

// ReachedIn reads what the month sold.
func ReachedIn(tx *db.Tx, month dates.Date) (r Reached, err error) {
	if r.Sums, err = rollup.Sums(tx, rollup.Filter{From: month.FirstOfMonth(), To: month.LastOfMonth()}); err != nil {
		return r, err
	}
	r.New, err = rollup.NewCustomers(tx, month.FirstOfMonth())
	return r, err
}

// Of is what of it counts for a goal; a team's is its members'.
func (r Reached) Of(g Goal, teams []account.Team) (done int64) {
	counts := func(branch, seller int64) bool {
		if g.TeamID != 0 {
			for _, t := range teams {
				if t.ID == g.TeamID {
					return t.Has(seller)
				}
			}
			return false
		}
		return (g.SellerID == 0 || g.SellerID == seller) && (g.BranchID == 0 || g.BranchID == branch)
	}
	for _, s := range r.Sums {
		if counts(s.BranchID, s.SellerID) {
			done += map[string]int64{Value: int64(s.Total), Sales: s.Sales}[g.Kind]
		}
	}
	for _, n := range r.New {
		if g.Kind == Customers && counts(n.BranchID, n.SellerID) {
			done += n.Count
		}
	}
	return done
}

// ProgressIn compares the goals of a month with what was reached.
func ProgressIn(tx *db.Tx, month, today dates.Date) (list []Progress, err error) {
	goals, err := Goals(tx, month)
	if err != nil || len(goals) == 0 {
		return nil, err
	}
	teams, err := account.ListTeams(tx)
	if err != nil {
		return nil, err
	}
	reached, err := ReachedIn(tx, month)
	for _, g := range goals {
		done := reached.Of(g, teams)
		list = append(list, Progress{Goal: g, Done: done, Pace: PaceOf(g.Target, done, month, today)})
	}
	return list, err
}
