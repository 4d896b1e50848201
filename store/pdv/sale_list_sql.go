package pdv

import (
	"strconv"
	"strings"

	"omniservicos/db"
	"omniservicos/store/money"
	"omniservicos/store/words"
)

// ListSales are the sales that the filter names, newest first, PageSize + 1 at most. Open sales without a line are
// nothing yet, and are left out.
func ListSales(tx *db.Tx, f SaleFilter) (rows []SaleRow, err error) {
	where, args := f.where()
	args = append(args, f.Before, PageSize+1)
	n, most := strconv.Itoa(len(args)), strconv.Itoa(len(args)+1)
	err = tx.List(&rows, `
		select s.id, s.number, t.name as till_name, s.state, s.customer_id, coalesce(p.name, '') as customer,
		       s.total, s.discount, s.opened_at, s.finalised_at, s.business_day
		  from sales s
		  join tills t on t.account_id = s.account_id and t.id = s.till_id
		  left join people p on p.account_id = s.account_id and p.id = s.customer_id
		 where s.account_id = $1`+where+` and ($`+n+`::bigint = 0 or s.id < $`+n+`::bigint)
		 order by s.id desc limit $`+most, args...)
	return rows, err
}

// SumSales counts and adds what the filter names: the figure whose rows ListSales shows.
func SumSales(tx *db.Tx, f SaleFilter) (count int, total money.Cents, err error) {
	var sum struct {
		Count int         `db:"count"`
		Total money.Cents `db:"total"`
	}
	where, args := f.where()
	err = tx.Get(&sum, `select count(*) as count, coalesce(sum(s.total), 0)::bigint as total from sales s where s.account_id = $1`+where, args...)
	return sum.Count, sum.Total, err
}

// where joins constants only; values go through parameters.
func (f SaleFilter) where() (string, []any) {
	pieces, args := []string{" and (s.state <> 'aberta' or s.subtotal > 0)"}, []any(nil)
	narrow := func(condition string, value any) {
		args = append(args, value)
		pieces = append(pieces, " and "+strings.ReplaceAll(condition, "?", "$"+strconv.Itoa(len(args)+1)))
	}
	for _, c := range []struct {
		asked     bool
		condition string
		value     any
	}{
		{!f.From.IsZero(), "s.business_day >= ?", f.From},
		{!f.To.IsZero(), "s.business_day <= ?", f.To},
		{f.TillID != 0, "s.till_id = ?", f.TillID},
		{f.State != "", "s.state = ?", f.State},
		{f.OperatorID != 0, "s.operator_id = ?", f.OperatorID},
		{f.Discounted, "(s.discount > ? or exists (select 1 from sale_items i where i.account_id = $1 and i.sale_id = s.id and i.discount > 0 and i.cancelled_at is null))", 0},
		{f.CustomerID != 0, "s.customer_id = ?", f.CustomerID},
		{f.ID != 0, "s.id = ?", f.ID},
		{f.SellerID != 0, "s.seller_id = ?", f.SellerID},
		{f.ProductID != 0, "exists (select 1 from sale_items i where i.account_id = $1 and i.sale_id = s.id and i.product_id = ? and i.cancelled_at is null)", f.ProductID},
	} {
		if c.asked {
			narrow(c.condition, c.value)
		}
	}
	if number, err := strconv.ParseInt(strings.TrimSpace(f.Text), 10, 64); err == nil && len(f.Text) < 10 {
		narrow("s.number = ?::bigint", number)
		return strings.Join(pieces, ""), args
	}
	for _, w := range words.Query(f.Text) {
		narrow("exists (select 1 from person_words w where w.account_id = $1 and w.person_id = s.customer_id and w.word >= ? and w.word < ? || chr(1114111))", w)
	}
	return strings.Join(pieces, ""), args
}
