package account

import (
	"context"
	"database/sql"
	"errors"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// Person is somebody's own part of an identity.
type Person struct {
	Name     string `db:"name"`
	Email    string `db:"email"`
	Second   bool   `db:"second"`   // has a second step
	Recovery int    `db:"recovery"` // codes that are left
}

// FindPerson reads the person that asks.
func FindPerson(tx *db.Tx, identity int64) (p Person, err error) {
	err = tx.Find(&p, "Este usuário não existe.", `
		select i.name, i.email, i.totp_secret <> '' as second, cardinality(i.recovery_hashes) as recovery
		  from identities i join memberships m on m.identity_id = i.id
		 where m.account_id = $1 and i.id = $2`, identity)
	return p, err
}

// Rename changes the person's own name, in every account.
func Rename(tx *db.Tx, identity int64, name string) error {
	p, err := FindPerson(tx, identity)
	if err != nil {
		return err
	}
	_, err = tx.Exec(ofMember("name = $3"), identity, name)
	tx.Log(db.Change{Action: "Nome trocado", Object: "identities", ID: identity,
		Before: map[string]any{"name": p.Name}, After: map[string]any{"name": name}})
	return err
}

// FindDestination is the person's entry into another account of theirs.
func FindDestination(ctx context.Context, d *db.DB, identity, accountID int64) (Entry, error) {
	var there bool
	err := d.Look(ctx, &there, `
		select exists (select 1 from memberships where account_id = $1 and identity_id = $2 and ended_at is null)`, accountID, identity)
	if err == nil && !there {
		return Entry{}, fault.Missing("Esta conta não existe ou você não participa dela.")
	}
	if err != nil {
		return Entry{}, err
	}
	e, err := FindEntry(ctx, d, identity)
	e.AccountID = accountID
	return e, err
}

// FindIdentity reads an identity by its e-mail, for the command line.
func FindIdentity(ctx context.Context, d *db.DB, email string) (identity int64, err error) {
	err = d.Look(ctx, &identity, `select id from identities where email = $1`, tidyEmail(email))
	if errors.Is(err, sql.ErrNoRows) {
		err = errors.New("não existe usuário com o e-mail " + email)
	}
	return identity, err
}
