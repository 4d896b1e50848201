package cozinha

import (
	"database/sql"
	"errors"

	"omniservicos/db"
	"omniservicos/store/fault"
	"omniservicos/store/words"
)

// seedSectors gives a new kitchen its first two sectors, once: whoever took them away does not get them again.
func seedSectors(tx *db.Tx) error {
	var there bool
	err := tx.Get(&there, `select exists (select 1 from kitchen_sectors where account_id = $1)`)
	if err != nil || there {
		return err
	}
	for _, name := range []string{"Cozinha", "Bar"} {
		if _, err := createSector(tx, name); err != nil {
			return err
		}
	}
	return nil
}

// sectors are those in use, by name: a kitchen has a handful.
func sectors(tx *db.Tx) (list []Sector, err error) {
	err = tx.List(&list, `select id, name from kitchen_sectors where account_id = $1 and archived_at is null order by name collate pt_br, id`)
	return list, err
}

// lockSector reads a sector in use and keeps it from being archived meanwhile.
func lockSector(tx *db.Tx, id int64) (s Sector, err error) {
	err = tx.Find(&s, noSector, `select id, name from kitchen_sectors where account_id = $1 and id = $2 and archived_at is null for update`, id)
	return s, err
}

// findSector reads a sector in use.
func findSector(tx *db.Tx, id int64) (s Sector, err error) {
	err = tx.Find(&s, noSector, `select id, name from kitchen_sectors where account_id = $1 and id = $2 and archived_at is null`, id)
	return s, err
}

const noSector = "Este setor não existe."

func createSector(tx *db.Tx, name string) (Sector, error) {
	s := Sector{ID: db.NewID(), Name: name}
	made, err := tx.Exec(`
		insert into kitchen_sectors (account_id, id, name, name_key) values ($1, $2, $3, $4) on conflict do nothing`, s.ID, s.Name, words.Key(name))
	if err != nil {
		return s, err
	}
	if made == 0 {
		return s, sameName(name)
	}
	tx.Log(db.Change{Action: "Setor criado", Object: "kitchen_sectors", ID: s.ID, After: map[string]any{"nome": name}})
	return s, nil
}

func rename(tx *db.Tx, id int64, name string) error {
	before, err := lockSector(tx, id)
	if err != nil {
		return err
	}
	var other int64
	err = tx.Get(&other, `select id from kitchen_sectors where account_id = $1 and id <> $2 and name_key = $3 and archived_at is null`, id, words.Key(name))
	if err == nil {
		return sameName(name)
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	tx.Log(db.Change{Action: "Setor renomeado", Object: "kitchen_sectors", ID: id,
		Before: map[string]any{"nome": before.Name}, After: map[string]any{"nome": name}})
	_, err = tx.Exec(`update kitchen_sectors set name = $3, name_key = $4 where account_id = $1 and id = $2`, id, name, words.Key(name))
	return err
}

// putAway archives a sector that nothing is prepared in any more.
func putAway(tx *db.Tx, id int64) error {
	s, err := lockSector(tx, id)
	if err != nil {
		return err
	}
	var used bool
	err = tx.Get(&used, `select exists (select 1 from kitchen_dishes where account_id = $1 and sector_id = $2)`, id)
	if err != nil {
		return err
	}
	if used {
		return fault.Refuse("Há pratos preparados em " + s.Name + ": mude-os de setor antes de arquivar este.")
	}
	tx.Log(db.Change{Action: "Setor arquivado", Object: "kitchen_sectors", ID: id, Before: map[string]any{"nome": s.Name}})
	_, err = tx.Exec(`update kitchen_sectors set archived_at = $3 where account_id = $1 and id = $2`, id, tx.Now)
	return err
}

func sameName(name string) error {
	return fault.Blame("nome", "Já existe um setor chamado “"+name+"”.")
}
