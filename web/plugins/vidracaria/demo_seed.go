package vidracaria

import (
	"omniservicos/db"
	"omniservicos/store/catalogue"
)

// seed makes a type of glass of each glass on the shelf.
func seed(tx *db.Tx) error {
	for word, material := range map[string]string{
		"float": "float", "impresso": "impresso", "espelho": "espelho", "laminado": "laminado", "temperado": "temperado",
	} {
		products, err := catalogue.Search(tx, word, mostChoices)
		if err != nil {
			return err
		}
		for i, p := range products {
			g := GlassType{
				ProductID: p.ID, Material: material, Thickness: 4 + 2*(i%4), Turns: material != "impresso", Rounding: 50, MinArea: 2500,
				GrindingPrice: 1200, HolePrice: 800,
			}
			if _, err := saveType(tx, g); err != nil {
				return err
			}
		}
	}
	return nil
}
