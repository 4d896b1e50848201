package offline

import (
	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/taxid"
)

// Customer is a customer whom a terminal knows without us.
type Customer struct {
	ID     int64    `db:"id" json:"id,string"`
	Name   string   `db:"name" json:"nome"`
	TaxID  taxid.ID `db:"tax_id" json:"doc,omitempty"`
	ListID int64    `db:"list_id" json:"tabela,string"`
}

// What is known of customers at a till: who bought lately, and who may buy on fiado. A copy of all would be too much to
// leave on a counter's computer.
const (
	lately        = 90 // days
	mostCustomers = 2000
)

// ListCustomers are those whom a terminal may name without us, newest purchase first.
func ListCustomers(tx *db.Tx) (list []Customer, err error) {
	err = tx.List(&list, `
		with known as (
			select customer_id as id, max(id) as last from sales
			 where account_id = $1 and customer_id is not null and business_day >= $2 and state = 'finalizada'
			 group by customer_id
			union all
			select id, 0 from people where account_id = $1 and credit_limit > 0 and archived_at is null
		)
		select p.id, p.name, coalesce(p.tax_id, '') as tax_id, coalesce(max(l.id), 0) as list_id
		  from known k
		  join people p on p.account_id = $1 and p.id = k.id and p.archived_at is null
		  left join person_lists m on m.account_id = $1 and m.person_id = p.id
		  left join price_lists l on l.account_id = $1 and l.id = m.list_id and l.archived_at is null
		 group by p.id, p.name, p.tax_id
		 order by max(k.last) desc, p.id desc limit $3`, dates.Of(tx.Now, tx.Zone()).AddDays(-lately), mostCustomers)
	return list, err
}
