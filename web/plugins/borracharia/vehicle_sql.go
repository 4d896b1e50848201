package borracharia

import (
	"database/sql"
	"errors"
	"strings"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/person"
)

const vehicleColumns = `v.id, v.plate, v.old_plate, v.make, v.model, v.year, v.km, v.note, v.customer_id, v.archived_at`

const noVehicle = "Este veículo não existe."

// findVehicle reads a vehicle, archived or not.
func findVehicle(tx *db.Tx, id int64) (v Vehicle, err error) {
	if err := tx.Find(&v, noVehicle, `select `+vehicleColumns+` from vehicles v where v.account_id = $1 and v.id = $2`, id); err != nil {
		return v, err
	}
	named, err := withCustomers(tx, []Vehicle{v})
	if err != nil {
		return v, err
	}
	return named[0], nil
}

// lockVehicle reads it as before a change, and holds others off until that is done.
func lockVehicle(tx *db.Tx, id int64) (v Vehicle, err error) {
	err = tx.Find(&v, noVehicle, `select `+vehicleColumns+` from vehicles v where v.account_id = $1 and v.id = $2 for no key update`, id)
	return v, err
}

func findByPlate(tx *db.Tx, p Plate) (v Vehicle, found bool, err error) {
	err = tx.Get(&v, `select `+vehicleColumns+` from vehicles v where v.account_id = $1 and v.plate = $2`, p)
	if errors.Is(err, sql.ErrNoRows) {
		return v, false, nil
	}
	return v, err == nil, err
}

// filter says which vehicles: by the beginning of a plate in either writing, or by who they belong to.
type filter struct {
	Words    string
	Archived bool
	After    int64 // the last vehicle of the page before
	Limit    int
}

// pageSize is how many rows a page of the list shows; mostPeople bounds whose vehicles one search looks for.
const (
	pageSize   = 80
	mostPeople = 50
)

// findVehicles reads a page of vehicles in the order of their plates.
func findVehicles(tx *db.Tx, f filter) (list []Vehicle, err error) {
	from, to := plateRange(f.Words)
	people, err := person.Search(tx, f.Words, mostPeople)
	if err != nil {
		return nil, err
	}
	owners := make([]int64, len(people))
	for i, p := range people {
		owners[i] = p.ID
	}
	err = tx.List(&list, `
		select `+vehicleColumns+`
		  from vehicles v
		 where v.account_id = $1 and (v.archived_at is not null) = $2
		   and ($3::boolean or (v.plate >= $4 and v.plate < $5) or v.customer_id = any($6))
		   and ($7::bigint = 0 or v.plate > (select a.plate from vehicles a where a.account_id = $1 and a.id = $7::bigint))
		 order by v.plate
		 limit $8`, f.Archived, strings.TrimSpace(f.Words) == "", from, to, pq.Int64Array(owners), f.After, f.Limit)
	if err != nil {
		return nil, err
	}
	return withCustomers(tx, list)
}

// vehiclesOf are a customer's vehicles that were not put away.
func vehiclesOf(tx *db.Tx, customer int64) (list []Vehicle, err error) {
	err = tx.List(&list, `
		select `+vehicleColumns+` from vehicles v
		 where v.account_id = $1 and v.customer_id = $2 and v.archived_at is null
		 order by v.plate`, customer)
	return list, err
}

// withCustomers fills the names in one call: a plugin's SQL names only its own tables.
func withCustomers(tx *db.Tx, list []Vehicle) ([]Vehicle, error) {
	var ids []int64
	for _, v := range list {
		if v.CustomerID != nil {
			ids = append(ids, *v.CustomerID)
		}
	}
	people, err := person.ByIDs(tx, ids)
	if err != nil {
		return nil, err
	}
	for i, v := range list {
		if v.CustomerID != nil {
			list[i].Customer = people[*v.CustomerID].Name
		}
	}
	return list, nil
}

// readings are the last of a vehicle, newest first.
func readings(tx *db.Tx, vehicle int64) (list []Reading, err error) {
	err = tx.List(&list, `
		select km, reason, at, actor from vehicle_readings
		 where account_id = $1 and vehicle_id = $2 order by id desc limit 20`, vehicle)
	return list, err
}
