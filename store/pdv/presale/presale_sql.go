package presale

import (
	"database/sql"
	"errors"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/pdv"
)

const columns = `v.id, v.client_id, v.number, v.kind, v.state, v.branch_id, v.customer_id, coalesce(p.name, '') as customer,
	v.list_id, coalesce(l.name, '') as list,
	v.seller_id, coalesce(i.name, '') as seller, v.valid_until, v.subtotal, v.discount, v.total, v.note, v.sale_id, v.quote_id, v.created_at, v.ended_at, v.end_reason`

const from = `
	  from presales v
	  left join people p on p.account_id = v.account_id and p.id = v.customer_id
	  left join price_lists l on l.account_id = v.account_id and l.id = v.list_id
	  left join identities i on i.id = v.seller_id`

const missing = "Esta pré-venda não existe."

// Find reads a pré-venda with its lines.
func Find(tx *db.Tx, id int64) (p Presale, err error) {
	err = tx.Find(&p, missing, `select `+columns+from+` where v.account_id = $1 and v.id = $2`, id)
	if err != nil {
		return p, err
	}
	return p, readItems(tx, &p)
}

// Has says whether there is one of this number.
func Has(tx *db.Tx, number int64) (there bool, err error) {
	err = tx.Get(&there, `select exists (select 1 from presales where account_id = $1 and number = $2)`, number)
	return there, err
}

func readItems(tx *db.Tx, p *Presale) error {
	return tx.List(&p.Items, `
		select i.line_no, i.client_id, i.product_id, p.kind, i.name, i.unit, i.quantity, i.unit_price, i.base_price, i.rule, i.total
		  from presale_items i
		  join products p on p.account_id = i.account_id and p.id = i.product_id
		 where i.account_id = $1 and i.presale_id = $2 order by i.line_no`, p.ID)
}

func lock(tx *db.Tx, id int64) (p Presale, err error) {
	err = tx.Find(&p, missing, `select `+columns+from+` where v.account_id = $1 and v.id = $2 for update of v`, id)
	if err != nil {
		return p, err
	}
	return p, readItems(tx, &p)
}

func lockByNumber(tx *db.Tx, number int64) (p Presale, err error) {
	err = tx.Find(&p, "Não há pré-venda com este número.", `select `+columns+from+` where v.account_id = $1 and v.number = $2 for update of v`, number)
	if err != nil {
		return p, err
	}
	return p, readItems(tx, &p)
}

func lockByClient(tx *db.Tx, client string) (p Presale, found bool, err error) {
	err = tx.Get(&p, `select `+columns+from+` where v.account_id = $1 and v.client_id = $2 for update of v`, client)
	if errors.Is(err, sql.ErrNoRows) {
		return p, false, nil
	}
	if err != nil {
		return p, false, err
	}
	return p, true, readItems(tx, &p)
}

// Filter narrows the list. State is one of aberta, vencida, convertida, cancelada; empty: all.
type Filter struct {
	State    string
	Number   int64
	SellerID int64
	Today    dates.Date
	Before   int64
}

// List are the newest first, PageSize + 1 at most, without their lines.
func List(tx *db.Tx, f Filter) (list []Presale, err error) {
	err = tx.List(&list, `select `+columns+from+`
		 where v.account_id = $1 and ($2::bigint = 0 or v.number = $2) and ($3::bigint = 0 or v.seller_id = $3)
		   and ($4 = '' or $4 = case when v.state = 'aberta' and v.quote_id = 0 and v.valid_until < $5 then 'vencida' else v.state end)
		   and ($6::bigint = 0 or v.id < $6)
		 order by v.id desc limit $7`, f.Number, f.SellerID, f.State, f.Today, f.Before, pdv.PageSize+1)
	return list, err
}

// Waiting are those of the branch that a till may open, with the newest first: what its dialog shows.
func Waiting(tx *db.Tx, branch int64) (list []Presale, err error) {
	err = tx.List(&list, `select `+columns+from+`
		 where v.account_id = $1 and v.branch_id = $2 and v.state = 'aberta' and v.subtotal > 0
		 order by v.id desc limit 30`, branch)
	return list, err
}

// Check: numbers have no gap, totals add up, and a converted one is a sale.
func Check(tx *db.Tx) (breaches []string, err error) {
	err = tx.List(&breaches, `
		select format('pré-venda %s: os itens não somam o total', v.number)
		  from presales v
		 where v.account_id = $1 and (v.total <> v.subtotal - v.discount or v.subtotal <>
		       (select coalesce(sum(i.total), 0) from presale_items i where i.account_id = v.account_id and i.presale_id = v.id))
		union all
		select format('pré-venda %s: convertida, mas a venda não foi finalizada', v.number)
		  from presales v
		 where v.account_id = $1 and v.state = 'convertida' and not exists (select 1 from sales s
		       where s.account_id = v.account_id and s.id = v.sale_id and s.presale_id = v.id and s.state in ('finalizada', 'cancelada'))
		union all
		select format('pré-venda %s: não está aberta, mas ainda reserva estoque', v.number)
		  from presales v
		 where v.account_id = $1 and (v.state <> 'aberta' or v.kind <> 'pre_venda') and exists (select 1 from stock_reservations r
		       where r.account_id = v.account_id and r.origin_kind = 'pre_venda' and r.origin_id = v.id)
		union all
		select format('pré-vendas: há %s e a última é a de número %s', count(*), max(v.number))
		  from presales v
		 where v.account_id = $1
		having count(*) <> max(v.number)`)
	return breaches, err
}
