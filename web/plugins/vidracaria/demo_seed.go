package vidracaria

import (
	"strconv"
	"strings"

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
		for _, p := range products {
			g := GlassType{
				ProductID: p.ID, Material: material, Thickness: thicknessIn(p.Name), Turns: material != "impresso", Rounding: 50, MinArea: 2500,
				GrindingPrice: 1200, HolePrice: 800,
			}
			if _, err := saveType(tx, g); err != nil {
				return err
			}
		}
	}
	return nil
}

// thicknessIn reads "Espelho prata 6 mm".
func thicknessIn(name string) int {
	words := strings.Fields(name)
	for i, w := range words {
		if mm, err := strconv.Atoi(w); err == nil && i+1 < len(words) && words[i+1] == "mm" {
			return mm
		}
	}
	return 4
}
