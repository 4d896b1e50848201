package cozinha

import (
	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/event"
	"omniservicos/store/fault"
)

const dishColumns = `id, product_id, sector_id, target_minutes`

// dishes are all that the kitchen prepares, with their names.
func dishes(tx *db.Tx) (list []Dish, err error) {
	err = tx.List(&list, `select `+dishColumns+` from kitchen_dishes where account_id = $1 order by sector_id, id`)
	if err != nil {
		return nil, err
	}
	return withNames(tx, list)
}

func findDish(tx *db.Tx, id int64) (d Dish, err error) {
	if err := tx.Find(&d, "Este prato não existe.", `select `+dishColumns+` from kitchen_dishes where account_id = $1 and id = $2`, id); err != nil {
		return d, err
	}
	named, err := withNames(tx, []Dish{d})
	if err != nil {
		return d, err
	}
	return named[0], nil
}

// withNames fills the names in one call each: a plugin's SQL names only its own tables.
func withNames(tx *db.Tx, list []Dish) ([]Dish, error) {
	ids := make([]int64, len(list))
	for i, d := range list {
		ids[i] = d.ProductID
	}
	products, err := catalogue.ByIDs(tx, ids)
	if err != nil {
		return nil, err
	}
	known, err := sectors(tx)
	if err != nil {
		return nil, err
	}
	for i, d := range list {
		list[i].Name, list[i].Sector = products[d.ProductID].Name, sectorOf(known, d.SectorID)
	}
	return list, nil
}

// dishesOf are the dishes among the items of a sale, by product.
func dishesOf(tx *db.Tx, items []event.SoldItem) (map[int64]Dish, error) {
	ids := make([]int64, len(items))
	for i, item := range items {
		ids[i] = item.ProductID
	}
	var list []Dish
	err := tx.List(&list, `select `+dishColumns+` from kitchen_dishes where account_id = $1 and product_id = any($2)`, pq.Int64Array(ids))
	found := make(map[int64]Dish, len(list))
	for _, d := range list {
		found[d.ProductID] = d
	}
	return found, err
}

// createDish says that a product is prepared: by one sector only.
func createDish(tx *db.Tx, d Dish) error {
	if err := checkSector(tx, d); err != nil {
		return err
	}
	d.ID = db.NewID()
	made, err := tx.Exec(`
		insert into kitchen_dishes (account_id, id, product_id, sector_id, target_minutes) values ($1, $2, $3, $4, $5)
		on conflict do nothing`, d.ID, d.ProductID, d.SectorID, d.Target)
	if err == nil && made == 0 {
		return fault.Blame("busca", "Este produto já é um prato da cozinha: abra-o na lista para mudar o setor ou o tempo.")
	}
	tx.Log(db.Change{Action: "Prato criado", Object: "kitchen_dishes", ID: d.ID, After: d.audited()})
	return err
}

func changeDish(tx *db.Tx, d Dish) error {
	before, err := findDish(tx, d.ID)
	if err != nil {
		return err
	}
	if err := checkSector(tx, d); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Prato alterado", Object: "kitchen_dishes", ID: d.ID, Before: before.audited(), After: d.audited()})
	_, err = tx.Exec(`update kitchen_dishes set sector_id = $3, target_minutes = $4 where account_id = $1 and id = $2`, d.ID, d.SectorID, d.Target)
	return err
}

// takeOut says that a product is prepared no more; tickets already sent go on.
func takeOut(tx *db.Tx, d Dish) error {
	tx.Log(db.Change{Action: "Prato tirado da cozinha", Object: "kitchen_dishes", ID: d.ID, Before: d.audited()})
	_, err := tx.Exec(`delete from kitchen_dishes where account_id = $1 and id = $2`, d.ID)
	return err
}

func checkSector(tx *db.Tx, d Dish) error {
	if _, err := lockSector(tx, d.SectorID); fault.Is(err, fault.Missed) {
		return fault.Blame("setor", "Escolha um setor da lista.")
	} else if err != nil {
		return err
	}
	return nil
}

func (d Dish) audited() map[string]any {
	return map[string]any{"product_id": d.ProductID, "sector_id": d.SectorID, "minutos": d.Target}
}
