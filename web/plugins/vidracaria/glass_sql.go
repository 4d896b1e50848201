package vidracaria

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
)

const glassColumns = `id, product_id, material, thickness, turns, rounding, min_area, grinding_price, hole_price`

const noGlass = "Este tipo de vidro não existe."

// findGlass reads a type with its product's name and price.
func findGlass(tx *db.Tx, id int64) (g GlassType, err error) {
	if err := tx.Find(&g, noGlass, `select `+glassColumns+` from glass_types where account_id = $1 and id = $2`, id); err != nil {
		return g, err
	}
	named, err := withProducts(tx, []GlassType{g})
	if err != nil {
		return g, err
	}
	return named[0], nil
}

// glassTypes are all of the account's: a shop keeps a few dozen.
func glassTypes(tx *db.Tx) (list []GlassType, err error) {
	err = tx.List(&list, `select `+glassColumns+` from glass_types where account_id = $1 order by material, thickness, id`)
	if err != nil {
		return nil, err
	}
	return withProducts(tx, list)
}

// glassOfProducts finds which of these products are glass.
func glassOfProducts(tx *db.Tx) (of map[int64]GlassType, err error) {
	var list []GlassType
	err = tx.List(&list, `select `+glassColumns+` from glass_types where account_id = $1`)
	of = map[int64]GlassType{}
	for _, g := range list {
		of[g.ProductID] = g
	}
	return of, err
}

// withProducts fills names and prices in one call: a plugin's SQL names only its own tables.
func withProducts(tx *db.Tx, list []GlassType) ([]GlassType, error) {
	var ids []int64
	for _, g := range list {
		ids = append(ids, g.ProductID)
	}
	products, err := catalogue.ByIDs(tx, ids)
	if err != nil {
		return nil, err
	}
	for i := range list {
		list[i].Name, list[i].Price = products[list[i].ProductID].Name, products[list[i].ProductID].Price
	}
	return list, nil
}
