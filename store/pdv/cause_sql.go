package pdv

import (
	"omniservicos/db"
	"omniservicos/store/cause"
	"omniservicos/store/dates"
)

var ofSales = []cause.Field{cause.Value, cause.Branch, cause.Person}

// Causes are what rules may begin with at the till.
var Causes = []cause.Trigger{
	{Name: "venda.finalizada", Group: "Vendas", Title: "uma venda é finalizada", Fields: ofSales, Find: sold},
	{Name: "venda.cancelada", Group: "Vendas", Title: "uma venda é cancelada", Fields: ofSales, Find: cancelled},
	{Name: "venda.devolvida", Group: "Vendas", Title: "um cliente devolve mercadoria", Fields: ofSales, Find: returned},
	{Name: "cliente.inativo", Group: "Vendas", Title: "um cliente não compra há N dias", Days: true, Fields: ofSales, Find: inactive},
}

const causeOfSale = `
	'venda:' || s.id as key, coalesce(s.customer_id, 0) as person_id, s.seller_id as owner_id, s.branch_id, s.total as value, '/pdv/vendas/' || s.id as path`

// sold finds sales by when they were sold in a rehearsal. The real run finds them by when they reached the server, which
// for a sale made offline is later; the audit says so, and its key is in the order of time: a sale needs no index for this.
func sold(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	if !w.Past {
		err = tx.List(&list, `
			select `+causeOfSale+`, a.at, 'Venda nº ' || s.number as text
			  from audit_lines a join sales s on s.account_id = a.account_id and s.id = a.object_id
			 where a.account_id = $1 and a.id >= $4 and a.at > $2 and a.at <= $3 and a.object = 'sales' and a.action = 'Venda finalizada' and s.state = 'finalizada'
			 order by a.at, s.id`, w.From, w.To, w.FirstID())
		return list, err
	}
	err = tx.List(&list, `
		select `+causeOfSale+`, s.finalised_at as at, 'Venda nº ' || s.number as text
		  from sales s
		 where s.account_id = $1 and s.business_day between $4::date and $5::date and s.finalised_at > $2 and s.finalised_at <= $3 and s.state = 'finalizada'
		 order by s.finalised_at, s.id`, w.From, w.To, dayBefore(w), dayAfter(w))
	return list, err
}

// dayBefore and dayAfter bound the business days of a window: a till that stays open past midnight keeps its day.
func dayBefore(w cause.Window) dates.Date { return dates.Of(w.From, w.Zone).AddDays(-1) }

func dayAfter(w cause.Window) dates.Date { return dates.Of(w.To, w.Zone).AddDays(1) }

func cancelled(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	err = tx.List(&list, `
		select `+causeOfSale+`, e.at, 'Venda nº ' || s.number || ' cancelada: ' || s.cancel_reason as text
		  from till_events e join sales s on s.account_id = e.account_id and s.id = e.sale_id
		 where e.account_id = $1 and e.business_day between $4::date and $5::date and e.kind = 'venda_cancelada' and e.at > $2 and e.at <= $3
		 order by e.at, e.id`, w.From, w.To, dayBefore(w), dayAfter(w))
	return list, err
}

func returned(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	err = tx.List(&list, `
		select 'devolucao:' || r.id as key, r.at, coalesce(r.person_id, 0) as person_id, s.seller_id as owner_id, s.branch_id, r.total as value,
		       'Devolução da venda nº ' || s.number || ': ' || r.reason as text, '/pdv/devolucoes/' || r.id as path
		  from returns r join sales s on s.account_id = r.account_id and s.id = r.sale_id
		 where r.account_id = $1 and r.id >= $4 and r.at > $2 and r.at <= $3
		 order by r.at, r.id`, w.From, w.To, w.FirstID())
	return list, err
}

// inactive finds customers whose last purchase was N days before a day that begins in the window: one cause for each
// time that they stopped.
func inactive(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	first, last, any := w.Days()
	if !any {
		return nil, nil
	}
	err = tx.List(&list, `
		select distinct on (s.business_day, s.customer_id)
		       'inativo:' || s.customer_id || ':' || s.business_day as key, s.business_day + $4::int as day, s.customer_id as person_id, s.seller_id as owner_id, s.branch_id,
		       s.total as value, 'Sem comprar desde ' || to_char(s.business_day, 'DD/MM/YYYY') as text, '/crm/clientes/' || s.customer_id as path
		  from sales s
		 where s.account_id = $1 and s.business_day between $2::date and $3::date and s.customer_id is not null and s.state = 'finalizada'
		   and not exists (select 1 from sales x
		        where x.account_id = s.account_id and x.customer_id = s.customer_id and x.state = 'finalizada'
		          and x.business_day > s.business_day and x.business_day < s.business_day + $4::int)
		 order by s.business_day, s.customer_id, s.id desc`, first, last, w.N)
	return list, err
}
