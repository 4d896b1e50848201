package account

import (
	"time"

	"github.com/lib/pq"

	"omniservicos/db"
)

// Member is a person who may, or might once, enter the account.
type Member struct {
	IdentityID int64          `db:"identity_id"`
	Name       string         `db:"name"`
	Email      string         `db:"email"`
	Roles      pq.StringArray `db:"roles"`
	Branches   pq.Int64Array  `db:"branches"`
	EndedAt    *time.Time     `db:"ended_at"`
	Second     bool           `db:"second"`    // has a second step
	Temporary  bool           `db:"temporary"` // has not chosen a password yet
	Elsewhere  bool           `db:"elsewhere"` // is in other accounts too
	Open       int            `db:"open"`      // sessions open here
	SeenAt     *time.Time     `db:"seen_at"`   // last here
}

// Has says whether the member wears this hat.
func (m Member) Has(r Role) bool {
	for _, mine := range m.Roles {
		if mine == string(r) {
			return true
		}
	}
	return false
}

const memberQuery = `
	select m.identity_id, i.name, i.email, m.roles, m.branches, m.ended_at, i.totp_secret <> '' as second, i.password_temporary as temporary,
	       exists (select 1 from memberships o where o.identity_id = m.identity_id and o.account_id <> $1 and o.ended_at is null) as elsewhere,
	       (select count(*) from sessions s where s.account_id = $1 and s.identity_id = m.identity_id and s.kind = 'web'
	           and s.ended_at is null and s.expires_at > $2) as open,
	       (select max(s.seen_at) from sessions s where s.account_id = $1 and s.identity_id = m.identity_id and s.kind = 'web') as seen_at
	  from memberships m join identities i on i.id = m.identity_id
	 where m.account_id = $1`

// MemberFilter says which members, and where in the list one stands.
type MemberFilter struct {
	Query string
	Ended bool  // those whose access has ended, instead of those who may enter
	After int64 // the last one of the page before
	// Managed leaves out whom somebody limited to branches does not manage.
	Managed bool
}

// MembersPage is how many members a page shows.
const MembersPage = 80

// ListMembers gives one member more than a page holds: there is another page then.
func ListMembers(tx *db.Tx, f MemberFilter) (members []Member, err error) {
	err = tx.List(&members, memberQuery+`
		   and (m.ended_at is not null) = $3 and ($4 = '' or strpos(lower(i.name || ' ' || i.email), lower($4)) > 0)
		   and ($5::bigint = 0 or (i.name, i.id) > (select a.name, a.id from identities a where a.id = $5))
		   and (not $7::boolean or $8::bigint[] is null or (cardinality(m.branches) > 0 and m.branches <@ $8))
		 order by i.name, i.id limit $6`, tx.Now, f.Ended, f.Query, f.After, MembersPage+1, f.Managed, pq.Int64Array(tx.Branches()))
	return members, err
}

const noMember = "Este usuário não existe nesta conta."

// FindMember reads one member, ended or not.
func FindMember(tx *db.Tx, identity int64) (m Member, err error) {
	err = tx.Find(&m, noMember, memberQuery+` and m.identity_id = $3`, tx.Now, identity)
	return m, err
}
