package account

import (
	"context"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
)

// addMember makes the identity if the e-mail has none and the membership if it has ended or never was, in one
// statement: nobody is left with one and without the other. No row says that the person is a member already.
const addMember = `
	with known as (select id from identities where email = $3),
	made as (
		insert into identities (id, email, name, password_hash, password_temporary)
		select $2, $3, $4, $5, $6 where not exists (select 1 from known)
		on conflict (email) do nothing
		returning id)
	insert into memberships (account_id, identity_id, roles, branches)
	select $1, id, $7, $8 from (select id from known union all select id from made) person
	on conflict (account_id, identity_id) do update set roles = excluded.roles, branches = excluded.branches, ended_at = null
	 where memberships.ended_at is not null
	returning identity_id`

func (n *NewMember) arguments(identity int64) []any {
	return []any{identity, n.Email, n.Name, n.PasswordHash, n.Temporary, names(n.Roles), pq.Int64Array(orNone(n.Branches))}
}

// AddMember lets a person into an account, for the command line, the seeds and the tests; people use Invite.
func AddMember(ctx context.Context, d *db.DB, accountID int64, n NewMember) (identity int64, err error) {
	err = d.InAccount(ctx, db.Scope{Account: accountID, Actor: db.Actor{Name: "sistema"}}, func(tx *db.Tx) error {
		identity, _, err = Invite(tx, n)
		return err
	})
	return identity, err
}

// Invite lets a person into the account and says whether the identity is new: then the password is the one given.
func Invite(tx *db.Tx, n NewMember) (identity int64, isNew bool, err error) {
	if err := n.check(); err != nil {
		return 0, false, err
	}
	if err := checkBranches(tx, n.Branches); err != nil {
		return 0, false, err
	}
	if err := mustGive(tx, n.Branches); err != nil {
		return 0, false, err
	}
	id, ids := db.NewID(), []int64{}
	if err := tx.ListWrite(&ids, addMember, n.arguments(id)...); err != nil {
		return 0, false, err
	}
	if len(ids) == 0 {
		return 0, false, fault.Blame("email", "Esta pessoa já participa desta conta.")
	}
	tx.Log(db.Change{Action: "Usuário incluído", Object: "memberships", ID: ids[0], After: map[string]any{
		"email": n.Email, "name": n.Name, "roles": names(n.Roles), "branches": n.Branches,
	}})
	return ids[0], ids[0] == id, nil
}

// checkBranches refuses a branch that is not this account's.
func checkBranches(tx *db.Tx, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	var found int
	err := tx.Get(&found, `select count(*) from branches where account_id = $1 and id = any($2)`, pq.Int64Array(ids))
	if err == nil && found != len(ids) {
		return fault.Blame("branches", "Escolha as filiais da lista.")
	}
	return err
}

// orNone is an empty list instead of none, which a driver writes as null.
func orNone(ids []int64) []int64 {
	if ids == nil {
		return []int64{}
	}
	return ids
}
