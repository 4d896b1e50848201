package loyalty

import (
	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/event"
	"omniservicos/store/money"
)

const columns = "id, person_id, kind, points, base, sale_id, origin_id, expires_on, at, identity_id"

// RulesOf are the account's.
func RulesOf(tx *db.Tx) (r Rules, err error) {
	s, err := tx.Settings()
	if err != nil {
		return r, err
	}
	return Rules{Every: money.Cents(s.PointsEvery), Worth: money.Cents(s.PointsWorth), Least: s.PointsLeast, Most: money.Cents(s.PointsMost), Days: int(s.PointsDays)}, nil
}

// Earn writes what a customer earns with a sale: no statement of its own, and nothing at all where the account gives no
// points or nobody is named.
func Earn(tx *db.Tx, f event.SaleFinalised) error {
	r, err := RulesOf(tx)
	if err != nil {
		return err
	}
	points := r.Earned(f.Total)
	if points == 0 || f.CustomerID == 0 {
		return nil
	}
	var last *dates.Date
	if r.Days > 0 {
		day := f.BusinessDay.AddDays(r.Days)
		last = &day
	}
	return write(tx, Movement{PersonID: f.CustomerID, Kind: Earned, Points: points, Base: f.Total, SaleID: f.SaleID, ExpiresOn: last})
}

// GiveBack takes off what was earned with goods that came back.
func GiveBack(tx *db.Tx, f event.ItemsReturned) error {
	return reverse(tx, Movement{Kind: Returned, SaleID: f.SaleID, OriginID: f.ReturnID, Base: f.Total})
}

// Cancel takes off all that was earned with a sale.
func Cancel(tx *db.Tx, f event.SaleCancelled) error {
	return reverse(tx, Movement{Kind: Cancelled, SaleID: f.SaleID, Base: f.Total})
}

// reverse takes off the sale's points what goods worth m.Base earned; m.Base of a cancellation is all of it.
func reverse(tx *db.Tx, m Movement) error {
	var rows []Movement
	err := tx.List(&rows, `select person_id, kind, points, base from points_movements where account_id = $1 and sale_id = $2 order by id`, m.SaleID)
	if err != nil || len(rows) == 0 {
		return err
	}
	first := rows[0]
	var points int64
	var base money.Cents
	for _, r := range rows[1:] {
		points += r.Points
		base += r.Base
	}
	if m.Kind == Cancelled {
		m.Base = first.Base + base
	}
	m.PersonID, m.Points = first.PersonID, back(first.Points, int64(first.Base), points, int64(base), int64(m.Base))
	m.Base = -m.Base
	return write(tx, m)
}

func write(tx *db.Tx, m Movement) error {
	if m.ID == 0 {
		m.ID = db.NewID()
	}
	return tx.InsertLater("points_movements", columns,
		[]any{m.ID, m.PersonID, m.Kind, m.Points, m.Base, m.SaleID, m.OriginID, m.ExpiresOn, tx.Now, tx.Actor.Identity})
}
