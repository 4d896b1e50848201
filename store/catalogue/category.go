package catalogue

import (
	"time"

	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// Category groups products: "Bebidas", "Vidros".
type Category struct {
	ID         int64      `db:"id"`
	Name       string     `db:"name"`
	Products   int        `db:"products"` // active ones
	ArchivedAt *time.Time `db:"archived_at"`
}

func tidyCategory(name string) (string, error) {
	name = words.OneLine(name)
	if name == "" {
		return "", fault.Blame("name", "Informe o nome da categoria.")
	}
	return name, nil
}
