package account

import (
	"slices"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/fault"
)

var errLastOwner = fault.Refuse("A conta precisa de pelo menos um dono. Dê este perfil a outra pessoa antes.")

// EditMember changes what a member may. It acts on the member's next request; who becomes dono or gerente must enter
// again, since those owe a second step.
func EditMember(tx *db.Tx, identity int64, roles []Role, branches []int64) error {
	m, err := Managed(tx, identity)
	if err != nil {
		return err
	}
	if err := checkRoles(roles); err != nil {
		return err
	}
	if err := checkBranches(tx, branches); err != nil {
		return err
	}
	if err := mustGive(tx, branches); err != nil {
		return err
	}
	if !slices.Contains(roles, Owner) {
		if err := keepAnOwner(tx, identity); err != nil {
			return err
		}
	}
	_, err = tx.Exec(`update memberships set roles = $3, branches = $4 where account_id = $1 and identity_id = $2`,
		identity, names(roles), pq.Int64Array(orNone(branches)))
	tx.Log(db.Change{Action: "Perfis do usuário alterados", Object: "memberships", ID: identity,
		Before: map[string]any{"roles": m.Roles, "branches": m.Branches}, After: map[string]any{"roles": names(roles), "branches": orNone(branches)}})
	if err != nil || !rises(m, roles) {
		return err
	}
	return endHere(tx, identity)
}

// rises says whether the new roles owe a second step that the old ones did not.
func rises(m Member, roles []Role) bool {
	owed := m.Has(Owner) || m.Has(Manager)
	return !owed && (slices.Contains(roles, Owner) || slices.Contains(roles, Manager))
}

// EndMember takes a person's access to the account away, at once.
func EndMember(tx *db.Tx, identity int64) error {
	m, err := Managed(tx, identity)
	if err != nil {
		return err
	}
	if err := keepAnOwner(tx, identity); err != nil {
		return err
	}
	if _, err := tx.Exec(`update memberships set ended_at = $3 where account_id = $1 and identity_id = $2 and ended_at is null`, identity, tx.Now); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Acesso do usuário encerrado", Object: "memberships", ID: identity, Before: map[string]any{"roles": m.Roles}})
	return endHere(tx, identity)
}

// ResumeMember gives the access back, with the roles there were.
func ResumeMember(tx *db.Tx, identity int64) error {
	m, err := Managed(tx, identity)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`update memberships set ended_at = null where account_id = $1 and identity_id = $2`, identity)
	tx.Log(db.Change{Action: "Acesso do usuário devolvido", Object: "memberships", ID: identity, After: map[string]any{"roles": m.Roles}})
	return err
}

// keepAnOwner refuses to leave the account without a dono. It locks the donos in order: two of them who end each other
// at once wait here, and the second is refused.
func keepAnOwner(tx *db.Tx, leaving int64) error {
	var owners []int64
	err := tx.List(&owners, `
		select m.identity_id from memberships m join identities i on i.id = m.identity_id
		 where m.account_id = $1 and m.ended_at is null and i.disabled_at is null and 'dono' = any(m.roles)
		 order by m.identity_id for update of m`)
	if err != nil {
		return err
	}
	if len(owners) == 1 && owners[0] == leaving {
		return errLastOwner
	}
	return nil
}

// endHere ends what the person has open in this account, programs included.
func endHere(tx *db.Tx, identity int64) error {
	_, err := tx.Exec(`update sessions set ended_at = $3 where account_id = $1 and identity_id = $2 and ended_at is null`, identity, tx.Now)
	return err
}
