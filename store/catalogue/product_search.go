package catalogue

import (
	"strconv"
	"strings"

	"omniservicos/db"
	"omniservicos/store/words"
)

// lastLetter sorts after whatever a word goes on with: a range over words serves prefixes, which LIKE cannot do under
// row security (house.md §2).
const lastLetter = "\U0010FFFF"

// Search finds active products by the beginnings of their words, in any order, without accents: "piz ca", "PIZZA*CA".
func Search(tx *db.Tx, q string, limit int) ([]Product, error) {
	if len(words.Query(q)) == 0 {
		return nil, nil
	}
	return List(tx, Filter{Words: q, Limit: limit})
}

// FindTyped reads what people typed to name products: a code, or words that only one active product has. What names
// none, or several, is left out.
func FindTyped(tx *db.Tx, typed []string) (map[string]Product, error) {
	found, err := FindCodes(tx, typed)
	if err != nil {
		return nil, err
	}
	for _, t := range typed {
		if _, known := found[t]; known {
			continue
		}
		list, err := Search(tx, t, 2)
		if err != nil {
			return nil, err
		}
		if len(list) == 1 {
			found[t] = list[0]
		}
	}
	return found, nil
}

// The orders of a list of products: each column is unique only together with the id.
const (
	ByName  = "nome"
	BySKU   = "codigo"
	ByPrice = "preco"
)

var orderColumns = map[string]string{ByName: `p.name collate pt_br`, BySKU: `p.sku`, ByPrice: `p.price`}

// Filter says which products of the account, in which order, from where on.
type Filter struct {
	Words      string
	Kind       string
	CategoryID int64
	Archived   bool   // the archived ones alone; otherwise the active ones
	Pending    bool   // those registered at the till alone, that nobody has given an NCM yet
	Order      string // ByName unless said otherwise
	Down       bool
	After      int64 // the last product of the page before
	Limit      int   // 80 unless said otherwise

	more []condition
}

type condition struct {
	sql  string
	args []any
}

// And adds a condition on products p that a module above knows of, such as low stock: a constant, with ? for each
// argument. An empty one says nothing.
func (f *Filter) And(constant string, args ...any) {
	if constant != "" {
		f.more = append(f.more, condition{constant, args})
	}
}

// PageSize is how many rows a page of a list shows.
const PageSize = 80

// List reads a page of products.
func List(tx *db.Tx, f Filter) (list []Product, err error) {
	q := f.query()
	column, direction := f.order()
	limit := f.Limit
	if limit == 0 {
		limit = PageSize
	}
	err = tx.List(&list, `
		select `+productColumns+`
		  from `+q.from.String()+`
		 where p.account_id = $1`+q.conditions.String()+`
		 order by `+column+direction+`, p.id`+direction+`
		 limit `+strconv.Itoa(limit), q.args...)
	return list, err
}

func (f Filter) order() (column, direction string) {
	column, ok := orderColumns[f.Order]
	if !ok {
		column = orderColumns[ByName]
	}
	if f.Down {
		return column, ` desc`
	}
	return column, ``
}

// query is what the filter asks for, and where the page begins.
func (f Filter) query() *query {
	q := &query{}
	q.fromWords(words.Query(f.Words))
	if f.Archived {
		q.and(`p.archived_at is not null`)
	} else {
		q.and(`p.archived_at is null`)
	}
	if f.Kind != "" {
		q.and(`p.kind = ?`, f.Kind)
	}
	if f.CategoryID != 0 {
		q.and(`p.category_id = ?`, f.CategoryID)
	}
	if f.Pending {
		q.and(`p.fiscal_pending`)
	}
	for _, c := range f.more {
		q.and(c.sql, c.args...)
	}
	if f.After != 0 {
		column, _ := f.order()
		compare := ` > `
		if f.Down {
			compare = ` < `
		}
		q.and(`(`+column+`, p.id)`+compare+`(select `+column+`, p.id from products p where p.account_id = $1 and p.id = ?)`, f.After)
	}
	return q
}

const byWord = `select distinct w.product_id from product_words w where w.account_id = $1 and w.word >= ? and w.word < ?`

// fromWords reads only the products that have all of the words, and fixes the order of work: words first, each id once,
// then each product by its key. Left to the planner, a table that it believed small (statistics taken while an import was
// under way) was walked once per word found: minutes for 15,000 products.
func (q *query) fromWords(list []string) {
	if len(list) == 0 {
		q.from.WriteString(`products p`)
		return
	}
	var args []any
	for _, w := range list {
		args = append(args, w, w+lastLetter)
	}
	q.from.WriteString(q.numbered(`(select unnest(array(`+byWord+strings.Repeat(` intersect `+byWord, len(list)-1)+`)) as id) found
		 cross join lateral (select * from products where account_id = $1 and id = found.id offset 0) p`, args))
}

// query joins further constant conditions; each ? becomes the next parameter. $1 is the account.
type query struct {
	from       strings.Builder
	conditions strings.Builder
	args       []any
}

func (q *query) and(condition string, args ...any) {
	q.conditions.WriteString(` and ` + q.numbered(condition, args))
}

func (q *query) numbered(constant string, args []any) string {
	for _, a := range args {
		q.args = append(q.args, a)
		constant = strings.Replace(constant, "?", "$"+strconv.Itoa(len(q.args)+1), 1)
	}
	return constant
}
