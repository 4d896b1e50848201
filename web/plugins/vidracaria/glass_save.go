package vidracaria

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/fault"
)

// saveType keeps a type of glass: one per product.
func saveType(tx *db.Tx, g GlassType) (GlassType, error) {
	if _, err := catalogue.Find(tx, g.ProductID); err != nil {
		return g, fault.Blame("produto", "Escolha um produto do cadastro.")
	}
	if g.ID == 0 {
		return g, g.create(tx)
	}
	before, err := findGlass(tx, g.ID)
	if err != nil {
		return g, err
	}
	tx.Log(db.Change{Action: "Tipo de vidro alterado", Object: "glass_types", ID: g.ID, Before: before.audited(), After: g.audited()})
	_, err = tx.Exec(`
		update glass_types set material = $3, thickness = $4, turns = $5, rounding = $6, min_area = $7, grinding_price = $8, hole_price = $9
		 where account_id = $1 and id = $2`,
		g.ID, g.Material, g.Thickness, g.Turns, g.Rounding, g.MinArea, g.GrindingPrice, g.HolePrice)
	return g, err
}

func (g *GlassType) create(tx *db.Tx) error {
	g.ID = db.NewID()
	made, err := tx.Exec(`
		insert into glass_types (account_id, id, product_id, material, thickness, turns, rounding, min_area, grinding_price, hole_price)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
		g.ID, g.ProductID, g.Material, g.Thickness, g.Turns, g.Rounding, g.MinArea, g.GrindingPrice, g.HolePrice)
	if err == nil && made == 0 {
		return fault.Blame("produto", "Este produto já é um tipo de vidro.")
	}
	tx.Log(db.Change{Action: "Tipo de vidro criado", Object: "glass_types", ID: g.ID, After: g.audited()})
	return err
}

func (g GlassType) audited() map[string]any {
	return map[string]any{
		"material": g.Material, "espessura": g.Thickness, "gira": g.Turns, "arredondamento": g.Rounding,
		"area_minima": g.MinArea, "lapidacao": g.GrindingPrice, "furo": g.HolePrice,
	}
}
