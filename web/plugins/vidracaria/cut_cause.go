package vidracaria

import (
	"omniservicos/db"
	"omniservicos/store/cause"
)

// causes are what rules of the CRM may begin with: the customer is told that their glass is ready.
var causes = []cause.Trigger{{
	Name: "vidracaria.cortado", Group: "Vidraçaria", Title: "o vidro de uma venda é cortado", Fields: []cause.Field{cause.Person}, Find: cutNow,
}}

func cutNow(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	err = tx.List(&list, `
		select 'corte:' || c.id as key, c.done_at as at, coalesce(c.customer_id, 0) as person_id, 'Vidro cortado: venda nº ' || c.number || ' (' || c.till || ')' as text,
		       '/pdv/vendas/' || c.sale_id as path
		  from glass_cuts c
		 where c.account_id = $1 and c.state = 'cortado' and c.done_at > $2 and c.done_at <= $3
		 order by c.done_at, c.id`, w.From, w.To)
	return list, err
}
