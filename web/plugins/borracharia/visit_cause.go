package borracharia

import (
	"omniservicos/db"
	"omniservicos/store/cause"
)

// causes are what rules of the CRM may begin with: who should come again for an alignment, a rotation, a new set.
var causes = []cause.Trigger{{
	Name: "borracharia.sumido", Group: "Borracharia", Title: "um veículo não volta há N dias", Days: true,
	Fields: []cause.Field{cause.Value, cause.Person}, Find: strayed,
}}

// strayed are the visits N days ago that nobody has followed with another.
func strayed(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	from, before, any := w.Moments()
	if !any {
		return nil, nil
	}
	err = tx.List(&list, `
		select 'visita:' || v.id as key, d.day, v.customer_id as person_id, v.total as value,
		       'Sem voltar desde ' || to_char(v.at at time zone $4, 'DD/MM/YYYY') || coalesce(': ' || c.plate, '') as text,
		       case when v.vehicle_id is null then '/crm/clientes/' || v.customer_id else '/plugin/borracharia/veiculos/' || v.vehicle_id end as path
		  from vehicle_visits v left join vehicles c on c.account_id = v.account_id and c.id = v.vehicle_id
		 cross join lateral (select (v.at at time zone $4)::date + $5::int as day) d
		 where v.account_id = $1 and v.at >= $2 and v.at < $3 and v.cancelled_at is null
		   and not exists (select 1 from vehicle_visits x
		        where x.account_id = v.account_id and x.customer_id = v.customer_id and x.vehicle_id is not distinct from v.vehicle_id
		          and x.id > v.id and x.cancelled_at is null and x.at < d.day::timestamp at time zone $4)
		 order by d.day, v.id`, from, before, w.Zone.String(), w.N)
	return list, err
}
