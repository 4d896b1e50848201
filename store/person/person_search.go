package person

import (
	"strconv"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/person/field"
)

// The tabs of the registry. Archived people stand in their own and in no other.
const (
	All       = ""
	Customers = "clientes"
	Leads     = "leads"
	Suppliers = "fornecedores"
	Archived  = "arquivados"
)

var tabConditions = map[string]string{
	All:       `p.archived_at is null`,
	Customers: `p.archived_at is null and p.is_customer`,
	Leads:     `p.archived_at is null and p.is_lead`,
	Suppliers: `p.archived_at is null and p.is_supplier`,
	Archived:  `p.archived_at is not null and p.merged_into is null`,
}

// Filter says which people, and from where on.
type Filter struct {
	Words string // name, CPF or CNPJ, phone, e-mail: the beginnings of words, in any order, without accents
	Tab   string
	Kind  string // Natural or Legal; empty: both
	// OnCredit leaves only who has a limit of fiado.
	OnCredit bool
	Origin   string
	OwnerID  int64       // identity; Nobody: whom nobody looks after; 0: everyone's
	Tags     []int64     // all of them
	Fields   []field.Ask // of the account's own fields, all of them
	IDs      []int64     // of these alone, where there are any
	After    int64       // the last person of the page before
	Limit    int         // PageSize unless said otherwise
}

// Nobody is the owner of whom nobody looks after.
const Nobody = -1

// PageSize is how many rows a page of a list shows.
const PageSize = 80

// Search finds active people by the beginnings of words, a masked or bare CPF, CNPJ or telephone among them. Phones and
// addresses are not read.
func Search(tx *db.Tx, q string, limit int) ([]Person, error) {
	if len(queryWords(q)) == 0 {
		return nil, nil
	}
	return List(tx, Filter{Words: q, Limit: limit})
}

// List reads a page of people by name, without phones and addresses.
func List(tx *db.Tx, f Filter) (list []Person, err error) {
	query, args := listQuery(f)
	err = tx.List(&list, query, args...)
	return list, err
}

// parameters collects what a statement is asked with; each next is one more.
type parameters []any

func (p *parameters) next(v any) string {
	*p = append(*p, v)
	return "$" + strconv.Itoa(len(*p)+1)
}

// listQuery joins constant pieces.
func listQuery(f Filter) (query string, args []any) {
	var p parameters
	condition, ok := tabConditions[f.Tab]
	if !ok {
		condition = tabConditions[All]
	}
	from, found := `people p`, ``
	for i, w := range queryWords(f.Words) {
		if i > 0 {
			found += ` intersect `
		}
		found += `select distinct w.person_id from person_words w where w.account_id = $1 and w.word >= ` + p.next(w) + ` and w.word < ` + p.next(w+lastLetter)
	}
	if found != `` { // the order of work is fixed as in store/catalogue: words first, each id once, then each person by the key
		from = `(select unnest(array(` + found + `)) as id) found
		 cross join lateral (select * from people where account_id = $1 and id = found.id offset 0) p`
	}
	query = `select ` + personColumns + ` from ` + from + ` where p.account_id = $1 and ` + condition
	if f.Kind != "" {
		query += ` and p.kind = ` + p.next(f.Kind)
	}
	if f.OnCredit {
		query += ` and p.credit_limit > 0`
	}
	query += f.narrower(&p)
	if f.After != 0 {
		query += ` and (p.name collate pt_br, p.id) > (select a.name collate pt_br, a.id from people a where a.account_id = $1 and a.id = ` + p.next(f.After) + `)`
	}
	if f.Limit == 0 {
		f.Limit = PageSize
	}
	query += ` order by p.name collate pt_br, p.id limit ` + p.next(f.Limit)
	return query, p
}

// narrower are the filters that an account makes up itself.
func (f Filter) narrower(p *parameters) (q string) {
	if f.Origin != "" {
		q += ` and p.origin = ` + p.next(f.Origin)
	}
	if f.OwnerID != 0 {
		q += ` and p.owner_id = ` + p.next(max(f.OwnerID, 0))
	}
	for _, tag := range f.Tags {
		q += ` and exists (select 1 from person_tags g where g.account_id = $1 and g.person_id = p.id and g.tag_id = ` + p.next(tag) + `)`
	}
	for _, ask := range f.Fields {
		low, high := ask.Range()
		q += ` and exists (select 1 from person_fields v where v.account_id = $1 and v.person_id = p.id and v.field_id = ` + p.next(ask.Field.ID) +
			` and v.key >= ` + p.next(low) + ` and v.key < ` + p.next(high) + `)`
	}
	if len(f.IDs) > 0 {
		q += ` and p.id = any(` + p.next(pq.Int64Array(f.IDs)) + `)`
	}
	return q
}

// MainPhones are the first phones of these people, for lists.
func MainPhones(tx *db.Tx, ids []int64) (map[int64]Phone, error) {
	var rows []struct {
		PersonID int64 `db:"person_id"`
		Phone
	}
	first := map[int64]Phone{}
	if len(ids) == 0 {
		return first, nil
	}
	err := tx.List(&rows, `
		select person_id, digits, label from person_phones
		 where account_id = $1 and person_id = any($2) and position = 0`, pq.Int64Array(ids))
	for _, r := range rows {
		first[r.PersonID] = r.Phone
	}
	return first, err
}
