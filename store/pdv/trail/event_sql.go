package trail

import (
	"database/sql"
	"errors"

	"omniservicos/db"
	"omniservicos/store/dates"
)

// Record writes an event as done now by whoever acts; with the rows that nobody reads in the transaction, so it costs no
// round trip.
func Record(tx *db.Tx, e Event) (int64, error) {
	if e.ID == 0 {
		e.ID = db.NewID()
	}
	return e.ID, tx.InsertLater("till_events", `id, kind, at, business_day, till_id, shift_id, sale_id, operator_id, operator, granted_by, granted,
		amount, reason, source, title_id, client_id`,
		[]any{e.ID, e.Kind, tx.Now, dates.Of(tx.Now, tx.Zone()), e.TillID, e.ShiftID, e.SaleID, tx.Actor.Identity, tx.Actor.Name, e.GrantedBy, e.Granted,
			e.Amount, e.Reason, e.Source, e.TitleID, e.ClientID})
}

const query = `
	select e.id, e.kind, e.at, e.business_day, e.till_id, t.name as till_name, e.shift_id, f.number as shift_number, e.sale_id, s.number as sale_number,
	       e.operator_id, e.operator, e.granted_by, e.granted, e.amount, e.reason, e.source, e.title_id, e.client_id
	  from till_events e
	  join tills t on t.account_id = e.account_id and t.id = e.till_id
	  left join shifts f on f.account_id = e.account_id and f.id = e.shift_id
	  left join sales s on s.account_id = e.account_id and s.id = e.sale_id
	 where e.account_id = $1`

// Find reads one.
func Find(tx *db.Tx, id int64) (e Event, err error) {
	err = tx.Find(&e, "Este movimento do caixa não existe.", query+` and e.id = $2`, id)
	return e, err
}

// OfForm is what the form with this UUID already did.
func OfForm(tx *db.Tx, client string) (e Event, found bool, err error) {
	err = tx.Get(&e, query+` and e.client_id = $2`, client)
	if errors.Is(err, sql.ErrNoRows) {
		return e, false, nil
	}
	return e, err == nil, err
}

// OfShift are a shift's, oldest first.
func OfShift(tx *db.Tx, shift int64) (events []Event, err error) {
	err = tx.List(&events, query+` and e.shift_id = $2 order by e.id limit 500`, shift)
	return events, err
}

// OfSale are what happened around a sale, oldest first.
func OfSale(tx *db.Tx, sale int64) (events []Event, err error) {
	err = tx.List(&events, query+` and e.sale_id = $2 order by e.id limit 200`, sale)
	return events, err
}
