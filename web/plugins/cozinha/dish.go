package cozinha

// Sector is a place where food or drink is made.
type Sector struct {
	ID   int64  `db:"id"`
	Name string `db:"name"`
}

// Dish is a product that a sector prepares, in about so many minutes.
type Dish struct {
	ID        int64 `db:"id"`
	ProductID int64 `db:"product_id"`
	SectorID  int64 `db:"sector_id"`
	Target    int   `db:"target_minutes"`

	Name, Sector string // read apart
}

// usualTarget stands in the form of a new dish, in minutes.
const usualTarget = 15

// sectorOf names a sector among these; one that was archived has left its name behind.
func sectorOf(sectors []Sector, id int64) string {
	for _, s := range sectors {
		if s.ID == id {
			return s.Name
		}
	}
	return "Setor arquivado"
}
