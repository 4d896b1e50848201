package returns

import (
	"database/sql"
	"errors"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
)

const columns = `r.id, r.client_id, r.body_hash, r.sale_id, s.number as sale_number, t.name as sale_till, r.till_id, r.shift_id, r.depot_id,
	r.person_id, coalesce(p.name, '') as person, r.total, r.cash, r.credit, r.voucher, r.reason, r.at, r.business_day, r.identity_id, r.supervisor`

const from = `
	  from returns r
	  join sales s on s.account_id = r.account_id and s.id = r.sale_id
	  join tills t on t.account_id = s.account_id and t.id = s.till_id
	  left join people p on p.account_id = r.account_id and p.id = r.person_id`

// Find reads a return with its items.
func Find(tx *db.Tx, id int64) (r Return, err error) {
	err = tx.Find(&r, "Esta devolução não existe.", `select `+columns+from+` where r.account_id = $1 and r.id = $2`, id)
	if err != nil {
		return r, err
	}
	err = tx.List(&r.Items, `select `+returnedColumns+` and i.return_id = $2 order by i.line_no`, id)
	return r, err
}

const returnedColumns = `i.line_no, i.product_id, p.kind, l.name, l.unit, i.quantity, i.total
	  from return_items i
	  join sale_items l on l.account_id = i.account_id and l.sale_id = i.sale_id and l.line_no = i.line_no
	  join products p on p.account_id = i.account_id and p.id = i.product_id
	 where i.account_id = $1`

func findByClient(tx *db.Tx, client string) (r Return, found bool, err error) {
	err = tx.Get(&r, `select `+columns+from+` where r.account_id = $1 and r.client_id = $2`, client)
	if errors.Is(err, sql.ErrNoRows) {
		return r, false, nil
	}
	return r, err == nil, err
}

// returnedOf are the items of a sale that came back so far.
func returnedOf(tx *db.Tx, sale int64) (items []Item, err error) {
	err = tx.List(&items, `select `+returnedColumns+` and i.sale_id = $2 order by i.return_id, i.line_no`, sale)
	return items, err
}

// Lines are the lines of a sale with what came back of each.
func Lines(tx *db.Tx, s pdv.Sale) ([]Returnable, error) {
	earlier, err := returnedOf(tx, s.ID)
	return returnables(&s, earlier), err
}

// OfSale are a sale's returns, in their order.
func OfSale(tx *db.Tx, sale int64) (list []Return, err error) {
	err = tx.List(&list, `select `+columns+from+` where r.account_id = $1 and r.sale_id = $2 order by r.id`, sale)
	return list, err
}

// Filter is a period, both days included; Before is the id that the page before ended with.
type Filter struct {
	From, To   dates.Date
	IdentityID int64 // who took them back; 0: anybody
	Cash       bool  // only those paid in cash
	Before     int64
}

// List are the returns of a period, newest first, PageSize + 1 at most.
func List(tx *db.Tx, f Filter) (list []Return, err error) {
	err = tx.List(&list, `select `+columns+from+`
		 where r.account_id = $1 and r.business_day between $2 and $3 and ($4::bigint = 0 or r.id < $4)
		   and ($5::bigint = 0 or r.identity_id = $5) and (not $6 or r.cash > 0)
		 order by r.id desc limit $7`, f.From, f.To, f.Before, f.IdentityID, f.Cash, pdv.PageSize+1)
	return list, err
}

// Sums add up what a period's returns gave back.
type Sums struct {
	Count   int         `db:"count"`
	Total   money.Cents `db:"total"`
	Cash    money.Cents `db:"cash"`
	Credit  money.Cents `db:"credit"`
	Voucher money.Cents `db:"voucher"`
}

// Sum adds up all that List pages through.
func Sum(tx *db.Tx, f Filter) (s Sums, err error) {
	err = tx.Get(&s, `
		select count(*) as count, coalesce(sum(total), 0)::bigint as total, coalesce(sum(cash), 0)::bigint as cash,
		       coalesce(sum(credit), 0)::bigint as credit, coalesce(sum(voucher), 0)::bigint as voucher
		  from returns
		 where account_id = $1 and business_day between $2 and $3 and ($4::bigint = 0 or identity_id = $4) and (not $5 or cash > 0)`,
		f.From, f.To, f.IdentityID, f.Cash)
	return s, err
}

func save(tx *db.Tx, r *Return) error {
	err := tx.Insert("returns", "id, client_id, body_hash, sale_id, till_id, shift_id, depot_id, person_id, total, cash, credit, voucher, reason, at, business_day, identity_id, supervisor",
		[]any{r.ID, r.ClientID, r.BodyHash, r.SaleID, r.TillID, r.ShiftID, r.DepotID, r.PersonID, r.Total, r.Cash, r.Credit, r.Voucher, r.Reason, r.At, r.BusinessDay, r.IdentityID, r.Supervisor})
	if err != nil {
		return err
	}
	rows := make([][]any, len(r.Items))
	for i, item := range r.Items {
		rows[i] = []any{r.ID, item.LineNo, r.SaleID, item.ProductID, item.Quantity, item.Total}
	}
	return tx.Insert("return_items", "return_id, line_no, sale_id, product_id, quantity, total", rows...)
}
