package lead

import (
	"strconv"

	"github.com/lib/pq"

	"omniservicos/db"
)

const leadColumns = `
	l.id, l.person_id, p.name as person_name, l.opportunity_id, o.title, o.value, o.moves, o.stage_id, o.seller_id as owner_id,
	coalesce(l.form_id, 0) as form_id, l.through, l.name, l.phone, l.email, l.tax_id, l.company, l.city, l.uf, l.message, l.origin, l.source,
	l.began_stage_id, l.state, l.received_at, l.contacted_at, l.score, l.reasons, l.consent_version, l.consent, l.consent_at, l.consent_ip,
	coalesce(r.name, '') as reason`

const withCard = `
	  from leads l
	  join people p on p.account_id = l.account_id and p.id = l.person_id
	  join opportunities o on o.account_id = l.account_id and o.id = l.opportunity_id
	  left join loss_reasons r on r.account_id = o.account_id and r.id = o.reason_id`

const noLead = "Este lead não existe."

// Find reads a lead with its person and opportunity.
func Find(tx *db.Tx, id int64) (l Lead, err error) {
	err = tx.Find(&l, noLead, `select `+leadColumns+withCard+` where l.account_id = $1 and l.id = $2`, id)
	return l, err
}

// Of is the lead that an opportunity began with; false where it began otherwise.
func Of(tx *db.Tx, opportunityID int64) (l Lead, found bool, err error) {
	var list []Lead
	err = tx.List(&list, `select `+leadColumns+withCard+` where l.account_id = $1 and l.opportunity_id = $2`, opportunityID)
	if len(list) == 1 {
		l, found = list[0], true
	}
	return l, found, err
}

// Filter says which leads, and from where on.
type Filter struct {
	State   string // one of States; empty: those still worked on
	Origin  string
	FormID  int64
	OwnerID int64   // identity; Nobody: nobody's; 0: everyone's
	Owners  []int64 // a team's; nil: everyone's
	Older   int     // received more than so many hours ago; 0: whenever
	ByAge   bool    // the oldest first, in place of the best
	After   int64   // the last lead of the page before
	Limit   int
}

// Nobody is the owner of what nobody has taken up.
const Nobody = -1

// PageSize is how many leads a page shows.
const PageSize = 80

// List reads a page of leads: the best first, or those that wait longest.
func List(tx *db.Tx, f Filter) (list []Lead, err error) {
	query, args := listQuery(tx, f)
	err = tx.List(&list, query, args...)
	return list, err
}

// listQuery joins constant pieces; each next is one more parameter.
func listQuery(tx *db.Tx, f Filter) (query string, args []any) {
	next := func(v any) string {
		args = append(args, v)
		return "$" + strconv.Itoa(len(args)+1)
	}
	query = `select ` + leadColumns + withCard + ` where l.account_id = $1`
	if f.State == "" {
		query += ` and l.state in ('novo', 'contato', 'qualificado')`
	} else {
		query += ` and l.state = ` + next(f.State)
	}
	if f.Origin != "" {
		query += ` and l.origin = ` + next(f.Origin)
	}
	if f.FormID != 0 {
		query += ` and l.form_id = ` + next(f.FormID)
	}
	if f.OwnerID == Nobody {
		query += ` and o.seller_id = 0`
	} else if f.OwnerID != 0 {
		query += ` and o.seller_id = ` + next(f.OwnerID)
	}
	if f.Owners != nil {
		query += ` and o.seller_id = any(` + next(pq.Int64Array(f.Owners)) + `)`
	}
	if f.Older != 0 {
		query += ` and l.received_at < ` + next(tx.Now) + `::timestamptz - make_interval(hours => ` + next(f.Older) + `::int)`
	}
	order, further := ` order by l.score desc, l.id desc limit `, ` and (l.score, l.id) < (select a.score, a.id from leads a where a.account_id = $1 and a.id = `
	if f.ByAge {
		order, further = ` order by l.id limit `, ` and l.id > (select a.id from leads a where a.account_id = $1 and a.id = `
	}
	if f.After != 0 {
		query += further + next(f.After) + `)`
	}
	if f.Limit == 0 {
		f.Limit = PageSize
	}
	return query + order + next(f.Limit), args
}

// Count says how many leads stand in each state.
func Count(tx *db.Tx) (map[string]int, error) {
	var rows []struct {
		State string `db:"state"`
		N     int    `db:"n"`
	}
	counts := map[string]int{}
	err := tx.List(&rows, `select state, count(*) as n from leads where account_id = $1 and state in ('novo', 'contato', 'qualificado') group by state`)
	for _, r := range rows {
		counts[r.State] = r.N
	}
	return counts, err
}
