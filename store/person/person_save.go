package person

import (
	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/fault"
)

// Save creates the person when its ID is 0, and changes it otherwise; phones and addresses become those of p. A CPF or
// CNPJ belongs to one person of the account. Duplicates of other kinds are the caller's to ask about: see Duplicates.
func Save(tx *db.Tx, p Person) (Person, error) {
	p = p.tidy()
	if err := p.check(); err != nil {
		return p, err
	}
	if err := refuseTaken(tx, p); err != nil {
		return p, err
	}
	fresh := p.ID == 0
	save := change
	if fresh {
		save = create
	}
	p, err := save(tx, p)
	if err != nil {
		return p, err
	}
	if err := insertParts(tx, []Person{p}); err != nil {
		return p, err
	}
	return p, tx.Emit(event.PersonSaved{PersonID: p.ID, New: fresh})
}

// refuseTaken names who has the CPF or CNPJ already.
func refuseTaken(tx *db.Tx, p Person) error {
	other, found, err := FindByTaxID(tx, p.TaxID)
	if err != nil || !found || other.ID == p.ID {
		return err
	}
	where := "."
	if other.Archived() {
		where = ", que está nos arquivados."
	}
	return fault.Blame("tax_id", p.TaxID.String()+" já é de “"+other.Name+"”"+where)
}

func create(tx *db.Tx, p Person) (Person, error) {
	p.ID, p.CreatedAt, p.ArchivedAt = db.NewID(), tx.Now, nil
	// Without the conflict clause, two people registering one CPF at the same moment would meet an error instead of a sentence.
	made, err := tx.Exec(`
		insert into people (account_id, id, kind, name, trade_name, tax_id, state_registration, email, birth_date, note,
		       is_customer, is_lead, is_supplier, credit_limit, created_at, origin, owner_id)
		values ($1, $2, $3, $4, $5, nullif($6, ''), $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
		on conflict (account_id, tax_id) where tax_id is not null do nothing`,
		p.ID, p.Kind, p.Name, p.TradeName, p.TaxID.Bare(), p.StateRegistration, p.Email, p.BirthDate, p.Note,
		p.IsCustomer, p.IsLead, p.IsSupplier, int64(p.CreditLimit), p.CreatedAt, p.Origin, p.OwnerID)
	if err == nil && made == 0 {
		return p, fault.Blame("tax_id", p.TaxID.String()+" acabou de ser cadastrado por outra pessoa da equipe.")
	}
	tx.Log(db.Change{Action: "Pessoa cadastrada", Object: "people", ID: p.ID, After: p.audit()})
	return p, err
}

func change(tx *db.Tx, p Person) (Person, error) {
	before, err := lock(tx, p.ID)
	if err != nil {
		return p, err
	}
	p.CreatedAt, p.ArchivedAt = before.CreatedAt, before.ArchivedAt
	if err := update(tx, p); err != nil {
		return p, err
	}
	tx.Log(db.Change{Action: "Pessoa alterada", Object: "people", ID: p.ID, Before: before.audit(), After: p.audit()})
	return p, clearParts(tx, p.ID)
}

func update(tx *db.Tx, p Person) error {
	_, err := tx.Exec(`
		update people set kind = $3, name = $4, trade_name = $5, tax_id = nullif($6, ''), state_registration = $7, email = $8,
		       birth_date = $9, note = $10, is_customer = $11, is_lead = $12, is_supplier = $13, credit_limit = $14, origin = $15, owner_id = $16
		 where account_id = $1 and id = $2`,
		p.ID, p.Kind, p.Name, p.TradeName, p.TaxID.Bare(), p.StateRegistration, p.Email, p.BirthDate, p.Note,
		p.IsCustomer, p.IsLead, p.IsSupplier, int64(p.CreditLimit), p.Origin, p.OwnerID)
	return err
}

// SetOwner says who looks after a person; 0 is nobody. The second time nothing happens.
func SetOwner(tx *db.Tx, id, identity int64) error {
	p, err := lock(tx, id)
	if err != nil || p.OwnerID == identity {
		return err
	}
	tx.Log(db.Change{Action: "Responsável pela pessoa definido", Object: "people", ID: id, Before: map[string]any{"owner_id": p.OwnerID}, After: map[string]any{"owner_id": identity}})
	_, err = tx.Exec(`update people set owner_id = $3 where account_id = $1 and id = $2`, id, identity)
	return err
}

// clearParts takes away what insertParts writes again.
func clearParts(tx *db.Tx, id int64) error {
	for _, table := range []string{
		`delete from person_phones where account_id = $1 and person_id = $2`,
		`delete from person_addresses where account_id = $1 and person_id = $2`,
		`delete from person_contacts where account_id = $1 and person_id = $2`,
		`delete from person_words where account_id = $1 and person_id = $2`,
	} {
		if _, err := tx.Exec(table, id); err != nil {
			return err
		}
	}
	return nil
}

// audit is the person as the audit keeps it. Addresses go under "street" and phones under "phones": what is personal is
// told by the key (db/audit.go).
func (p Person) audit() map[string]any {
	var phones, streets []string
	for _, phone := range p.Phones {
		phones = append(phones, phone.String())
	}
	for _, a := range p.Addresses {
		streets = append(streets, a.String())
	}
	for _, c := range p.Contacts {
		phones = append(phones, c.String())
	}
	return map[string]any{
		"kind": p.Kind, "name": p.Name, "trade_name": p.TradeName, "tax_id": p.TaxID, "state_registration": p.StateRegistration,
		"email": p.Email, "birth_date": p.BirthDate, "note": p.Note, "phones": phones, "street": streets, "roles": p.Roles(), "credit_limit": p.CreditLimit,
		"origin": p.Origin, "owner_id": p.OwnerID,
	}
}
