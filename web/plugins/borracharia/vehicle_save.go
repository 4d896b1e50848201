package borracharia

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/person"
)

// create registers a vehicle: one per plate, however the plate is written.
func create(tx *db.Tx, v Vehicle) (Vehicle, error) {
	if err := refuseTaken(tx, v); err != nil {
		return v, err
	}
	v.ID = db.NewID()
	if err := holdOwner(tx, &v); err != nil {
		return v, err
	}
	made, err := tx.Exec(`
		insert into vehicles (account_id, id, plate, old_plate, make, model, year, km, note, customer_id)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
		v.ID, v.Plate, v.OldPlate, v.Make, v.Model, v.Year, v.Km, v.Note, v.CustomerID)
	if err != nil {
		return v, err
	}
	if made == 0 { // somebody registered it between our look and our insert
		return v, fault.Blame("placa", "A placa "+v.ShownPlate()+" acabou de ser cadastrada.")
	}
	tx.Log(db.Change{Action: "Veículo cadastrado", Object: "vehicles", ID: v.ID, After: v.audited()})
	if v.Km == 0 {
		return v, nil
	}
	return v, writeReading(tx, v, "")
}

// change saves what was edited; the odometer has its own door, addReading.
func change(tx *db.Tx, v Vehicle) error {
	before, err := lockVehicle(tx, v.ID)
	if err != nil {
		return err
	}
	if err := refuseTaken(tx, v); err != nil {
		return err
	}
	if err := holdOwner(tx, &v); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Veículo alterado", Object: "vehicles", ID: v.ID, Before: before.audited(), After: v.audited()})
	_, err = tx.Exec(`
		update vehicles set plate = $3, old_plate = $4, make = $5, model = $6, year = $7, note = $8, customer_id = $9
		 where account_id = $1 and id = $2`, v.ID, v.Plate, v.OldPlate, v.Make, v.Model, v.Year, v.Note, v.CustomerID)
	return err
}

// holdOwner takes the owner as who they are now: two records of them may have become one meanwhile.
func holdOwner(tx *db.Tx, v *Vehicle) error {
	if v.CustomerID == nil {
		return nil
	}
	owner, err := person.Hold(tx, *v.CustomerID)
	v.CustomerID = &owner
	return err
}

func refuseTaken(tx *db.Tx, v Vehicle) error {
	other, found, err := findByPlate(tx, v.Plate)
	switch {
	case err != nil || !found || other.ID == v.ID:
		return err
	case other.ArchivedAt != nil:
		return fault.Blame("placa", "O veículo "+other.ShownPlate()+" já está cadastrado e arquivado: reative o cadastro dele.")
	}
	return fault.Blame("placa", "O veículo "+other.ShownPlate()+" já está cadastrado.")
}

// addReading notes what the odometer says. The same figure again, as from a double click, is no news.
func addReading(tx *db.Tx, id, km int64, reason string) error {
	v, err := lockVehicle(tx, id)
	if err != nil || km == v.Km {
		return err
	}
	if err := v.CheckKm(km, reason); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Quilometragem registrada", Object: "vehicles", ID: id,
		Before: map[string]any{"km": v.Km}, After: map[string]any{"km": km, "motivo": reason}})
	if _, err := tx.Exec(`update vehicles set km = $3 where account_id = $1 and id = $2`, id, km); err != nil {
		return err
	}
	v.Km = km
	return writeReading(tx, v, reason)
}

func writeReading(tx *db.Tx, v Vehicle, reason string) error {
	return tx.Insert("vehicle_readings", "id, vehicle_id, km, reason, at, actor", []any{db.NewID(), v.ID, v.Km, reason, tx.Now, tx.Actor.Name})
}

// archive puts a vehicle away, or takes it out again; what is so already stays.
func archive(tx *db.Tx, id int64, away bool) error {
	v, err := lockVehicle(tx, id)
	if err != nil || (v.ArchivedAt != nil) == away {
		return err
	}
	action, at := "Veículo reativado", any(nil)
	if away {
		action, at = "Veículo arquivado", tx.Now
	}
	tx.Log(db.Change{Action: action, Object: "vehicles", ID: id})
	_, err = tx.Exec(`update vehicles set archived_at = $3 where account_id = $1 and id = $2`, id, at)
	return err
}

func (v Vehicle) audited() map[string]any {
	return map[string]any{
		"placa": v.Plate, "placa_antiga": v.OldPlate, "marca": v.Make, "modelo": v.Model, "ano": v.Year, "note": v.Note, "cliente_id": v.CustomerID,
	}
}
