package cozinha

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
)

// seed says what the kitchen and the bar of the demo prepare.
func seed(tx *db.Tx) error {
	places, err := sectors(tx)
	if err != nil {
		return err
	}
	for word, place := range map[string]string{
		"espaguete": "Cozinha", "talharim": "Cozinha", "nhoque": "Cozinha", "lasanha": "Cozinha", "pizza": "Cozinha", "file": "Cozinha", "frango": "Cozinha",
		"suco": "Bar", "vinho": "Bar",
	} {
		products, err := catalogue.Search(tx, word, 50)
		if err != nil {
			return err
		}
		for _, p := range products {
			d := Dish{ProductID: p.ID, SectorID: idOf(places, place), Target: usualTarget}
			if err := createDish(tx, d); err != nil && !fault.Is(err, fault.Blamed) { // "pizza de frango" is found twice
				return err
			}
		}
	}
	return nil
}

func idOf(places []Sector, name string) int64 {
	for _, s := range places {
		if s.Name == name {
			return s.ID
		}
	}
	return 0
}
