package pdv

import (
	"database/sql"
	"errors"
	"time"

	"omniservicos/db"
)

const saleColumns = `s.id, s.client_id, s.till_id, t.name as till_name, s.shift_id, s.branch_id, s.depot_id, s.state, s.number,
	s.customer_id, s.customer_tax_id, s.operator_id, s.seller_id, s.subtotal, s.total, s.list_id, s.change_amount,
	s.discount, s.discount_percent, s.discount_most, s.surcharge, s.surcharge_percent, s.surcharge_most,
	s.opened_at, s.finalised_at, s.business_day, s.body_hash, s.previous_hash, s.hash, s.flags, s.cancelled_at, s.cancel_reason,
	s.label, s.suspended_at, s.presale_id,
	t.operator_id as "stand.operator_id", t.operator_name as "stand.operator_name", t.operator_for as "stand.operator_for"`

const paymentColumns = `seq, method, title, amount, tendered, instalments, brand, nsu, authorisation, bank, cheque_number, voucher, due_on`

const fromSales = ` from sales s join tills t on t.account_id = s.account_id and t.id = s.till_id`

const noSale = "Esta venda não existe."

// FindSale reads a sale with its items and payments.
func FindSale(tx *db.Tx, id int64) (s Sale, err error) {
	err = tx.Find(&s, noSale, `select `+saleColumns+fromSales+` where s.account_id = $1 and s.id = $2`, id)
	if err != nil {
		return s, err
	}
	return s, readParts(tx, &s)
}

// FindSaleByClient reads a sale by the UUID that the page gave it.
func FindSaleByClient(tx *db.Tx, client string) (s Sale, err error) {
	err = tx.Find(&s, noSale, `select `+saleColumns+fromSales+` where s.account_id = $1 and s.client_id = $2`, client)
	if err != nil {
		return s, err
	}
	return s, readParts(tx, &s)
}

// OpenSale is the newest sale left open with lines at this till: a killed browser finds it again.
func OpenSale(tx *db.Tx, till int64) (s Sale, found bool, err error) {
	err = tx.Get(&s, `
		select `+saleColumns+fromSales+`
		 where s.account_id = $1 and s.till_id = $2 and s.state = 'aberta' and s.shift_id = t.shift_id
		   and exists (select 1 from sale_items i where i.account_id = s.account_id and i.sale_id = s.id and i.cancelled_at is null)
		 order by s.id desc limit 1`, till)
	if errors.Is(err, sql.ErrNoRows) {
		return s, false, nil
	}
	if err != nil {
		return s, false, err
	}
	return s, true, readParts(tx, &s)
}

// LastFinalised is the till's newest sale, if it was finalised after that moment; without its items.
func LastFinalised(tx *db.Tx, till int64, after time.Time) (s Sale, found bool, err error) {
	err = tx.Get(&s, `
		select `+saleColumns+fromSales+`
		 where s.account_id = $1 and s.till_id = $2 and s.number = t.next_number - 1 and s.state = 'finalizada' and s.finalised_at > $3`, till, after)
	if errors.Is(err, sql.ErrNoRows) {
		return s, false, nil
	}
	return s, err == nil, err
}

func readParts(tx *db.Tx, s *Sale) (err error) {
	if s.Items, err = readItems(tx, s.ID); err != nil {
		return err
	}
	return tx.List(&s.Payments, `
		select `+paymentColumns+` from sale_payments
		 where account_id = $1 and sale_id = $2 order by seq`, s.ID)
}

func readItems(tx *db.Tx, sale int64) (items []Item, err error) {
	err = tx.List(&items, `
		select i.line_no, i.client_id, i.product_id, p.kind, p.sku, coalesce(p.ean, '') as ean, i.name, i.unit,
		       i.quantity, i.unit_price, i.base_price, i.rule, i.total, i.fixed_total, i.cancelled_at,
		       i.discount, i.discount_percent, i.discount_most, i.surcharge, i.surcharge_percent, i.surcharge_most
		  from sale_items i
		  join products p on p.account_id = i.account_id and p.id = i.product_id
		 where i.account_id = $1 and i.sale_id = $2
		 order by i.line_no`, sale)
	return items, err
}

// LockSale takes the sale's row for a change, with its items.
func LockSale(tx *db.Tx, id int64) (s Sale, err error) {
	err = tx.Find(&s, noSale, `select `+saleColumns+fromSales+` where s.account_id = $1 and s.id = $2 for update of s`, id)
	if err != nil {
		return s, err
	}
	s.Stand.Act(tx)
	s.Items, err = readItems(tx, id)
	return s, err
}

// LockSaleByClient takes the sale that the page or the terminal gave this UUID, if it began.
func LockSaleByClient(tx *db.Tx, client string) (s Sale, found bool, err error) {
	err = tx.Get(&s, `select `+saleColumns+fromSales+` where s.account_id = $1 and s.client_id = $2 for update of s`, client)
	if errors.Is(err, sql.ErrNoRows) {
		return s, false, nil
	}
	if err != nil {
		return s, false, err
	}
	s.Items, err = readItems(tx, s.ID)
	return s, true, err
}

// saveTotals writes what Sum worked out.
func saveTotals(tx *db.Tx, s *Sale) error {
	if err := s.Sum(); err != nil {
		return err
	}
	_, err := tx.Exec(`
		update sales set subtotal = $3, total = $4, discount = $5, discount_percent = $6, discount_most = $7, surcharge = $8, surcharge_percent = $9,
		       surcharge_most = $10
		 where account_id = $1 and id = $2`,
		s.ID, s.Subtotal, s.Total, s.Discount, s.DiscountPercent, s.DiscountMost, s.Surcharge, s.SurchargePercent, s.SurchargeMost)
	return err
}
