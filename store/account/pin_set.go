package account

import (
	"context"

	"omniservicos/db"
)

// NewPINHash proves the person's password, counted as a try, and hashes the PIN: outside any transaction.
func NewPINHash(ctx context.Context, d *db.DB, m Me, password, pin, ip string) (phc string, err error) {
	if err := checkPIN(pin); err != nil {
		return "", err
	}
	if _, err := provePassword(ctx, d, m, password, ip); err != nil {
		return "", err
	}
	return HashPIN(m.AccountID, m.IdentityID, pin)
}

// HashPIN hashes a PIN for one person in one account.
func HashPIN(account, identity int64, pin string) (string, error) {
	return hashPassword(peppered(account, identity, pin))
}

// SetPIN keeps the person's PIN in this account.
func SetPIN(tx *db.Tx, identity int64, phc string) error {
	_, err := tx.Exec(`
		insert into pins (account_id, identity_id, hash, set_at) values ($1, $2, $3, $4)
		on conflict (account_id, identity_id) do update set hash = excluded.hash, set_at = excluded.set_at`, identity, phc, tx.Now)
	tx.Log(db.Change{Action: "PIN trocado", Object: "identities", ID: identity})
	return err
}

const holderQuery = `
	select p.identity_id, i.name, m.roles, m.branches
	  from pins p
	  join memberships m on m.account_id = p.account_id and m.identity_id = p.identity_id
	  join identities i on i.id = p.identity_id
	 where p.account_id = $1 and m.ended_at is null and i.disabled_at is null`

// PINHolders are the people of the account who have a PIN, by name.
func PINHolders(tx *db.Tx) (holders []Holder, err error) {
	err = tx.List(&holders, holderQuery+` order by i.name, i.id`)
	return holders, err
}

// FindPINHolder reads one of them.
func FindPINHolder(tx *db.Tx, identity int64) (h Holder, err error) {
	err = tx.Find(&h, "Esta pessoa não tem PIN nesta conta.", holderQuery+` and p.identity_id = $2`, identity)
	return h, err
}

// HasPIN says whether the person has a PIN in this account.
func HasPIN(tx *db.Tx, identity int64) (has bool, err error) {
	err = tx.Get(&has, `select exists (select 1 from pins where account_id = $1 and identity_id = $2)`, identity)
	return has, err
}
