package account

import (
	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/fault"
)

const branchColumns = "id, name, legal_name, tax_id, state_registration, phone, street, street_number, complement, district, city, uf, zip"

func (b Branch) values() []any {
	return []any{b.ID, b.Name, b.LegalName, b.TaxID.Bare(), b.StateRegistration, b.Phone,
		b.Street, b.StreetNumber, b.Complement, b.District, b.City, b.UF, b.Zip}
}

// SaveBranch creates a shop when it has no id yet, and announces it: the modules lay its first stones.
func SaveBranch(tx *db.Tx, b Branch) (Branch, error) {
	if err := b.check(); err != nil {
		return b, err
	}
	if err := onlyBranchWith(tx, b); err != nil {
		return b, err
	}
	if b.ID == 0 {
		return createBranch(tx, b)
	}
	before, err := FindBranch(tx, b.ID)
	if err != nil {
		return b, err
	}
	_, err = tx.Exec(`
		update branches set name = $3, legal_name = $4, tax_id = $5, state_registration = $6, phone = $7, street = $8,
		       street_number = $9, complement = $10, district = $11, city = $12, uf = $13, zip = $14
		 where account_id = $1 and id = $2`, b.values()...)
	tx.Log(db.Change{Action: "Filial alterada", Object: "branches", ID: b.ID, Before: before, After: b})
	return b, err
}

func createBranch(tx *db.Tx, b Branch) (Branch, error) {
	b.ID = db.NewID()
	if err := tx.Insert("branches", branchColumns, b.values()); err != nil {
		return b, err
	}
	tx.Log(db.Change{Action: "Filial criada", Object: "branches", ID: b.ID, After: b})
	return b, tx.Emit(event.BranchCreated{BranchID: b.ID, BranchName: b.Name})
}

// onlyBranchWith refuses a CNPJ that another shop has, an archived one too.
func onlyBranchWith(tx *db.Tx, b Branch) error {
	if b.TaxID == "" {
		return nil
	}
	var taken []string
	err := tx.List(&taken, `select name from branches where account_id = $1 and tax_id = $2 and id <> $3`, b.TaxID.Bare(), b.ID)
	if err == nil && len(taken) > 0 {
		return fault.Blame("tax_id", "A filial "+taken[0]+" já tem este CNPJ.")
	}
	return err
}
