// Package start knows how far a new business has come with setting itself up: a few questions in one cheap statement.
package start

import "omniservicos/db"

// Done says which of the first steps were taken.
type Done struct {
	Company  bool `db:"company"`  // a branch has its CNPJ
	Products bool `db:"products"` // there is something to sell
	People   bool `db:"people"`   // somebody is registered
	Shift    bool `db:"shift"`    // a till was opened
	Sale     bool `db:"sale"`     // something was sold
}

// All says whether nothing is left to do.
func (d Done) All() bool { return d == Done{true, true, true, true, true} }

// Look asks the database; each question ends at its first row.
func Look(tx *db.Tx) (d Done, err error) {
	err = tx.Get(&d, `
		select exists (select 1 from branches where account_id = $1 and tax_id <> '') as company,
		       exists (select 1 from products where account_id = $1) as products,
		       exists (select 1 from people where account_id = $1) as people,
		       exists (select 1 from shifts where account_id = $1) as shift,
		       exists (select 1 from sales where account_id = $1 and state = 'finalizada') as sale`)
	return d, err
}
