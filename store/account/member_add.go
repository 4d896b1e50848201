package account

import (
	"context"
	"strings"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// NewMember is a person who may enter an account. An e-mail that already has an identity keeps its own name and
// password: only the membership is added.
type NewMember struct {
	Email, Name  string
	PasswordHash string // made outside the transaction: hashing is slow on purpose
	Roles        []Role
}

// AddMember makes the person's identity if there is none, and the membership; an ended membership is taken up again.
func AddMember(ctx context.Context, d *db.DB, accountID int64, n NewMember) (identity int64, err error) {
	n.Email = strings.ToLower(strings.TrimSpace(n.Email))
	if len(n.Roles) == 0 {
		return 0, fault.Blame("roles", "Escolha pelo menos um perfil.")
	}
	err = d.Global(ctx, func(tx *db.GlobalTx) error {
		_, err := tx.Exec(`insert into identities (id, email, name, password_hash) values ($1, $2, $3, $4) on conflict (email) do nothing`,
			db.NewID(), n.Email, n.Name, n.PasswordHash)
		if err != nil {
			return err
		}
		if err := tx.Get(&identity, `select id from identities where email = $1`, n.Email); err != nil {
			return err
		}
		return addMembership(tx, accountID, identity, n.Roles)
	})
	return identity, err
}

func addMembership(tx *db.GlobalTx, accountID, identity int64, roles []Role) error {
	n, err := tx.Exec(`
		insert into memberships (account_id, identity_id, roles) values ($1, $2, $3)
		on conflict (account_id, identity_id) do update set roles = excluded.roles, ended_at = null
		 where memberships.ended_at is not null`, accountID, identity, names(roles))
	if err == nil && n == 0 {
		return fault.Blame("email", "Esta pessoa já participa desta conta.")
	}
	return err
}

func names(roles []Role) (out pq.StringArray) {
	for _, r := range roles {
		out = append(out, string(r))
	}
	return out
}
