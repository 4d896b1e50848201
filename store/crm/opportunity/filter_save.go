package opportunity

import (
	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// SavedFilter is a filter that a person keeps for themselves: a name, and the address's parameters.
type SavedFilter struct {
	ID    int64  `db:"id"`
	Name  string `db:"name"`
	Query string `db:"query"`
}

const mostFilters = 20

// Filters are the ones that whoever asks has saved.
func Filters(tx *db.Tx) (list []SavedFilter, err error) {
	err = tx.List(&list, `select id, name, query from saved_filters where account_id = $1 and identity_id = $2 and page = 'funil' order by name, id`, tx.Actor.Identity)
	return list, err
}

// SaveFilter keeps a filter under a name; the same name again is that filter changed.
func SaveFilter(tx *db.Tx, f SavedFilter) (SavedFilter, error) {
	f.Name = words.OneLine(f.Name)
	if f.Name == "" {
		return f, fault.Blame("name", "Dê um nome ao filtro.")
	}
	list, err := Filters(tx)
	if err != nil {
		return f, err
	}
	tx.Log(db.Change{Action: "Filtro salvo", Object: "saved_filters", After: map[string]any{"filter": f.Name, "query": f.Query}})
	for _, old := range list {
		if old.Name == f.Name {
			f.ID = old.ID
			_, err := tx.Exec(`update saved_filters set query = $3 where account_id = $1 and id = $2`, f.ID, f.Query)
			return f, err
		}
	}
	if len(list) >= mostFilters {
		return f, fault.Blame("name", "Você já tem 20 filtros salvos. Apague um antes.")
	}
	f.ID = db.NewID()
	return f, tx.Insert("saved_filters", "id, identity_id, page, name, query", []any{f.ID, tx.Actor.Identity, "funil", f.Name, f.Query})
}

// DeleteFilter forgets one of one's own filters.
func DeleteFilter(tx *db.Tx, id int64) error {
	n, err := tx.Exec(`delete from saved_filters where account_id = $1 and id = $2 and identity_id = $3`, id, tx.Actor.Identity)
	if err == nil && n == 0 {
		return fault.Missing("Este filtro não existe.")
	}
	tx.Log(db.Change{Action: "Filtro apagado", Object: "saved_filters", ID: id})
	return err
}
