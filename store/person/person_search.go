package person

import (
	"strconv"

	"github.com/lib/pq"

	"omniservicos/db"
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
	After    int64 // the last person of the page before
	Limit    int   // PageSize unless said otherwise
}

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

// listQuery joins constant pieces; each next is one more parameter.
func listQuery(f Filter) (query string, args []any) {
	next := func(v any) string {
		args = append(args, v)
		return "$" + strconv.Itoa(len(args)+1)
	}
	condition, ok := tabConditions[f.Tab]
	if !ok {
		condition = tabConditions[All]
	}
	from, found := `people p`, ``
	for i, w := range queryWords(f.Words) {
		if i > 0 {
			found += ` intersect `
		}
		found += `select distinct w.person_id from person_words w where w.account_id = $1 and w.word >= ` + next(w) + ` and w.word < ` + next(w+lastLetter)
	}
	if found != `` { // the order of work is fixed as in store/catalogue: words first, each id once, then each person by the key
		from = `(select unnest(array(` + found + `)) as id) found
		 cross join lateral (select * from people where account_id = $1 and id = found.id offset 0) p`
	}
	query = `select ` + personColumns + ` from ` + from + ` where p.account_id = $1 and ` + condition
	if f.Kind != "" {
		query += ` and p.kind = ` + next(f.Kind)
	}
	if f.OnCredit {
		query += ` and p.credit_limit > 0`
	}
	if f.After != 0 {
		query += ` and (p.name collate pt_br, p.id) > (select a.name collate pt_br, a.id from people a where a.account_id = $1 and a.id = ` + next(f.After) + `)`
	}
	if f.Limit == 0 {
		f.Limit = PageSize
	}
	return query + ` order by p.name collate pt_br, p.id limit ` + next(f.Limit), args
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
