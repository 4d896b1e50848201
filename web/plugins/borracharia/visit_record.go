package borracharia

import (
	"omniservicos/db"
	"omniservicos/store/event"
)

// recordVisit notes a sale to a customer who has vehicles here. With one vehicle it is that one's; with several, whoever
// was there says which.
func recordVisit(tx *db.Tx, f event.SaleFinalised) error {
	if f.CustomerID == 0 {
		return nil
	}
	vehicles, err := vehiclesOf(tx, f.CustomerID)
	if err != nil || len(vehicles) == 0 {
		return err
	}
	var only *int64
	if len(vehicles) == 1 {
		only = &vehicles[0].ID
	}
	return tx.InsertOrSkip("vehicle_visits", "id, sale_id, customer_id, vehicle_id, till, number, total, at",
		[]any{db.NewID(), f.SaleID, f.CustomerID, only, f.TillName, f.Number, f.Total, f.At})
}

// cancelVisit keeps the visit and says that its sale was undone.
func cancelVisit(tx *db.Tx, f event.SaleCancelled) error {
	_, err := tx.Exec(`update vehicle_visits set cancelled_at = $3 where account_id = $1 and sale_id = $2 and cancelled_at is null`, f.SaleID, f.At)
	return err
}

// followPerson moves vehicles and visits to who the person now is.
func followPerson(tx *db.Tx, f event.PersonsMerged) error {
	if _, err := tx.Exec(`update vehicles set customer_id = $3 where account_id = $1 and customer_id = $2`, f.From, f.Into); err != nil {
		return err
	}
	_, err := tx.Exec(`update vehicle_visits set customer_id = $3 where account_id = $1 and customer_id = $2`, f.From, f.Into)
	return err
}

// tellOfPerson says how many vehicles a merge would move; their visits go with them.
func tellOfPerson(tx *db.Tx, f event.MergeAsked) error {
	var n int64
	err := tx.Get(&n, `select count(*) from vehicles where account_id = $1 and customer_id = $2`, f.From)
	f.Tell("veículos", n)
	return err
}

const visitColumns = `id, sale_id, customer_id, vehicle_id, till, number, total, at, cancelled_at`

// visitsOf are the last visits of a vehicle, and those of its customer that nobody has given to a vehicle yet.
func visitsOf(tx *db.Tx, v Vehicle) (list []Visit, err error) {
	err = tx.List(&list, `
		select `+visitColumns+` from vehicle_visits
		 where account_id = $1 and (vehicle_id = $2 or (vehicle_id is null and customer_id = $3))
		 order by id desc limit 50`, v.ID, v.CustomerID)
	return list, err
}

// claim says that a visit was this vehicle's.
func claim(tx *db.Tx, vehicle, visit int64) error {
	v, err := lockVehicle(tx, vehicle)
	if err != nil {
		return err
	}
	var s Visit
	err = tx.Find(&s, "Esta visita não existe.", `select `+visitColumns+` from vehicle_visits where account_id = $1 and id = $2 for update`, visit)
	if err != nil {
		return err
	}
	if s.VehicleID != nil && *s.VehicleID == v.ID {
		return nil
	}
	if err := v.MayTake(s); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Visita atribuída ao veículo", Object: "vehicle_visits", ID: visit, After: map[string]any{"vehicle_id": v.ID, "sale_id": s.SaleID}})
	_, err = tx.Exec(`update vehicle_visits set vehicle_id = $3 where account_id = $1 and id = $2`, visit, v.ID)
	return err
}
