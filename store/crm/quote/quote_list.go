package quote

import (
	"strconv"
	"time"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/dates"
)

// Filter narrows the list. State is one of the states, vencido among them; empty: all.
type Filter struct {
	State    string
	Number   int64
	Called   bool    // only People, whom a name found
	People   []int64 // none: nobody is called so
	SellerID int64
	From, To dates.Date // of the day it was made; zero: open
	Zone     *time.Location
	Today    dates.Date
	Before   int64
}

// PageSize is what the list shows at a time.
const PageSize = 50

// lastOnly leaves out the versions that a later one stands for.
const lastOnly = ` and not exists (select 1 from quotes x where x.account_id = q.account_id and x.number = q.number and x.version > q.version)`

// List are the last versions, the newest first, without their lines: PageSize + 1 at most.
func List(tx *db.Tx, f Filter) (list []Quote, err error) {
	var p parameters
	query := `select ` + columns + from + f.conditions(&p) + lastOnly
	if f.Before != 0 {
		query += ` and q.id < ` + p.next(f.Before)
	}
	err = tx.List(&list, query+` order by q.id desc limit `+p.next(PageSize+1), p...)
	return list, err
}

// OfOpportunity are the last versions of an opportunity's orçamentos, the newest first.
func OfOpportunity(tx *db.Tx, id int64, limit int) (list []Quote, err error) {
	err = tx.List(&list, `select `+columns+from+` where q.account_id = $1 and q.opportunity_id = $2`+lastOnly+` order by q.id desc limit $3`, id, limit)
	return list, err
}

// OfPerson are those of a person.
func OfPerson(tx *db.Tx, id int64, limit int) (list []Quote, err error) {
	err = tx.List(&list, `select `+columns+from+` where q.account_id = $1 and q.person_id = $2`+lastOnly+` order by q.id desc limit $3`, id, limit)
	return list, err
}

// Versions are all versions of a number, the newest first, without their lines.
func Versions(tx *db.Tx, number int64) (list []Quote, err error) {
	err = tx.List(&list, `select `+columns+from+` where q.account_id = $1 and q.number = $2 order by q.version desc`, number)
	return list, err
}

// parameters collects what a statement is asked with; each next is one more.
type parameters []any

func (p *parameters) next(v any) string {
	*p = append(*p, v)
	return "$" + strconv.Itoa(len(*p)+1)
}

// conditions joins constant pieces, from "where" on.
func (f Filter) conditions(p *parameters) string {
	q := ` where q.account_id = $1`
	switch f.State {
	case "":
	case Sent:
		q += ` and q.state = 'enviado' and q.valid_until >= ` + p.next(f.Today)
	case Expired:
		q += ` and q.state = 'enviado' and q.valid_until < ` + p.next(f.Today)
	default:
		q += ` and q.state = ` + p.next(f.State)
	}
	if f.Number != 0 {
		q += ` and q.number = ` + p.next(f.Number)
	}
	if f.Called {
		q += ` and q.person_id = any(` + p.next(pq.Int64Array(f.People)) + `)`
	}
	if f.SellerID != 0 {
		q += ` and q.seller_id = ` + p.next(f.SellerID)
	}
	if !f.From.IsZero() {
		q += ` and q.created_at >= ` + p.next(f.From.In(f.Zone))
	}
	if !f.To.IsZero() {
		q += ` and q.created_at < ` + p.next(f.To.AddDays(1).In(f.Zone))
	}
	return q
}
