package lead

import (
	"omniservicos/db"
	"omniservicos/store/cause"
)

// Causes are what rules may begin with among the leads.
var Causes = []cause.Trigger{
	{Name: "lead.recebido", Group: "Funil", Title: "um lead é recebido", Fields: []cause.Field{cause.Value, cause.Person, cause.Opportunity}, Find: received},
}

func received(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	err = tx.List(&list, `
		select 'lead:' || l.id as key, l.received_at as at, l.person_id, l.opportunity_id, o.seller_id as owner_id, o.value,
		       'Lead de ' || l.name || ', por ' || l.through as text, '/crm/oportunidades/' || l.opportunity_id as path
		  from leads l
		  join opportunities o on o.account_id = l.account_id and o.id = l.opportunity_id
		 where l.account_id = $1 and l.id >= $4 and l.received_at > $2 and l.received_at <= $3
		 order by l.received_at, l.id`, w.From, w.To, w.FirstID())
	return list, err
}
