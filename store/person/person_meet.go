package person

import (
	"database/sql"
	"errors"
	"strings"

	"omniservicos/db"
)

// Meet finds somebody who comes from another program by CPF or CNPJ, then by e-mail, and registers who is new: nobody is
// there twice for having bought in two places. Who is known is not changed.
func Meet(tx *db.Tx, p Person) (Person, error) {
	known, found, err := FindByTaxID(tx, p.TaxID)
	if err != nil || found {
		return known, err
	}
	var id int64
	err = tx.Get(&id, `
		select id from people
		 where account_id = $1 and email = $2 and email <> '' and archived_at is null and ($3 = '' or tax_id is null)
		 order by id limit 1`, strings.ToLower(strings.TrimSpace(p.Email)), p.TaxID.Bare())
	if err == nil {
		return Find(tx, id)
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return p, err
	}
	if p.Kind == "" {
		p.Kind = Natural
		if p.TaxID.IsCNPJ() {
			p.Kind = Legal
		}
	}
	return Save(tx, p)
}
