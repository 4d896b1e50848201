package finance

import (
	"slices"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/person"
)

// PageSize is how many rows a list shows.
const PageSize = 80

// TitleFilter is which titles a list shows. What is empty filters nothing.
type TitleFilter struct {
	State          string // aberto, quitado, cancelado
	Direction      string
	DueFrom, DueTo dates.Date
	PersonID       int64
	Category       string
	Method         string
	Text           string // part of the document, or words of the person's name
}

// TitlePage is where in the list to read: after or before the title at the cursor, or from the start.
type TitlePage struct {
	Newest bool // the latest due date first
	At     Cursor
	Back   bool // the page that ends before the cursor
}

// Cursor is a title's place in a list.
type Cursor struct {
	DueOn dates.Date
	ID    int64
}

// IsZero says whether the list is read from its start.
func (c Cursor) IsZero() bool { return c == Cursor{} }

// wanted is the filter in SQL, its parameters $2 to $10.
const wanted = `
	 where t.account_id = $1 and t.state = $2
	   and ($3 = '' or t.direction = $3)
	   and ($4::date is null or t.due_on >= $4::date)
	   and ($5::date is null or t.due_on <= $5::date)
	   and ($6::bigint = 0 or t.person_id = $6)
	   and ($7 = '' or lower(t.category) = lower($7))
	   and ($8 = '' or t.method = $8)
	   and ($9 = '' or strpos(lower(t.document), lower($9)) > 0 or t.person_id = any($10::bigint[]))`

// ListTitles reads one page, and says whether there is more beyond it.
func ListTitles(tx *db.Tx, f TitleFilter, p TitlePage) (titles []Title, more bool, err error) {
	args, err := f.args(tx)
	if err != nil {
		return nil, false, err
	}
	order := `
	   and ($11::date is null or (t.due_on, t.id) > ($11::date, $12::bigint)) order by t.due_on, t.id limit $13`
	if p.Newest != p.Back {
		order = `
	   and ($11::date is null or (t.due_on, t.id) < ($11::date, $12::bigint)) order by t.due_on desc, t.id desc limit $13`
	}
	args = append(args, p.At.DueOn, p.At.ID, PageSize+1)
	if err := tx.List(&titles, `select `+titleColumns+titlesAndPeople+wanted+order, args...); err != nil {
		return nil, false, err
	}
	if more = len(titles) > PageSize; more {
		titles = titles[:PageSize]
	}
	if p.Back {
		slices.Reverse(titles)
	}
	return titles, more, nil
}

// TitleSums is what all titles of a filter add up to, beyond the page that is shown.
type TitleSums struct {
	Count        int         `db:"count"`
	Amount       money.Cents `db:"amount"`
	Open         money.Cents `db:"open_amount"`
	Overdue      money.Cents `db:"overdue"`
	OverdueCount int         `db:"overdue_count"`
}

// SumTitles adds up the filter's titles; today says what is overdue.
func SumTitles(tx *db.Tx, f TitleFilter, today dates.Date) (s TitleSums, err error) {
	args, err := f.args(tx)
	if err != nil {
		return s, err
	}
	err = tx.Get(&s, `
		select count(*) as count, coalesce(sum(t.amount), 0)::bigint as amount, coalesce(sum(t.open_amount), 0)::bigint as open_amount,
		       coalesce(sum(t.open_amount) filter (where t.due_on < $11::date), 0)::bigint as overdue,
		       count(*) filter (where t.open_amount > 0 and t.due_on < $11::date) as overdue_count
		  from titles t`+wanted, append(args, today)...)
	return s, err
}

// args are the parameters of wanted; the person's words are looked up first.
func (f TitleFilter) args(tx *db.Tx) ([]any, error) {
	named := pq.Int64Array{}
	if f.Text != "" {
		people, err := person.Search(tx, f.Text, 50)
		if err != nil {
			return nil, err
		}
		for _, p := range people {
			named = append(named, p.ID)
		}
	}
	return []any{f.State, f.Direction, f.DueFrom, f.DueTo, f.PersonID, f.Category, f.Method, f.Text, named}, nil
}
