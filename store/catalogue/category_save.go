package catalogue

import (
	"omniservicos/db"
	"omniservicos/store/fault"
)

const categoryColumns = `c.id, c.name, c.archived_at,
	(select count(*) from products p where p.account_id = c.account_id and p.category_id = c.id and p.archived_at is null) as products`

// Categories are all categories by name, the archived ones last.
func Categories(tx *db.Tx) (list []Category, err error) {
	err = tx.List(&list, `
		select `+categoryColumns+` from categories c where c.account_id = $1
		 order by c.archived_at is not null, c.name collate pt_br, c.id`)
	return list, err
}

// FindCategory reads a category, archived or not.
func FindCategory(tx *db.Tx, id int64) (c Category, err error) {
	err = tx.Find(&c, "Esta categoria não existe.", `select `+categoryColumns+` from categories c where c.account_id = $1 and c.id = $2`, id)
	return c, err
}

// NewCategory makes a category.
func NewCategory(tx *db.Tx, name string) (Category, error) {
	c := Category{ID: db.NewID()}
	if err := c.rename(tx, name); err != nil {
		return c, err
	}
	n, err := tx.Exec(`insert into categories (account_id, id, name) values ($1, $2, $3) on conflict do nothing`, c.ID, c.Name)
	if err == nil && n == 0 {
		err = categoryTaken(c.Name) // by who came between our look and our insert
	}
	tx.Log(db.Change{Action: "Categoria criada", Object: "categories", ID: c.ID, After: c.audited()})
	return c, err
}

// RenameCategory changes a category's name.
func RenameCategory(tx *db.Tx, id int64, name string) error {
	c, err := FindCategory(tx, id)
	if err != nil {
		return err
	}
	before := c.audited()
	if err := c.rename(tx, name); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Categoria renomeada", Object: "categories", ID: id, Before: before, After: c.audited()})
	_, err = tx.Exec(`update categories set name = $3 where account_id = $1 and id = $2`, id, c.Name)
	return err
}

// ArchiveCategory takes a category out of the lists that people choose from; its products keep it.
func ArchiveCategory(tx *db.Tx, id int64) error {
	return turnCategory(tx, id, "Categoria arquivada", `update categories set archived_at = now() where account_id = $1 and id = $2`)
}

// ReactivateCategory brings an archived category back.
func ReactivateCategory(tx *db.Tx, id int64) error {
	return turnCategory(tx, id, "Categoria reativada", `update categories set archived_at = null where account_id = $1 and id = $2`)
}

func turnCategory(tx *db.Tx, id int64, action, update string) error {
	c, err := FindCategory(tx, id)
	if err != nil {
		return err
	}
	tx.Log(db.Change{Action: action, Object: "categories", ID: id, Before: c.audited()})
	_, err = tx.Exec(update, id)
	return err
}

// rename gives the category a name that no other has.
func (c *Category) rename(tx *db.Tx, name string) (err error) {
	if c.Name, err = tidyCategory(name); err != nil {
		return err
	}
	var taken bool
	err = tx.Get(&taken, `select exists (select 1 from categories where account_id = $1 and name = $2 and id <> $3)`, c.Name, c.ID)
	if err == nil && taken {
		return categoryTaken(c.Name)
	}
	return err
}

func categoryTaken(name string) error {
	return fault.Blame("name", "Já existe uma categoria chamada "+name+".")
}

func (c Category) audited() map[string]any { return map[string]any{"categoria": c.Name} }
