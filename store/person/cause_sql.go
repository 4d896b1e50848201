package person

import (
	"omniservicos/db"
	"omniservicos/store/cause"
)

// Causes are what rules may begin with in the registry.
var Causes = []cause.Trigger{
	{Name: "pessoa.cadastrada", Group: "Pessoas", Title: "uma pessoa é cadastrada", Fields: []cause.Field{cause.Person}, Find: registered},
	{Name: "pessoa.aniversario", Group: "Pessoas", Title: "faltam N dias para o aniversário de uma pessoa", Days: true, Fields: []cause.Field{cause.Person}, Find: birthdays},
}

func registered(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	err = tx.List(&list, `
		select 'pessoa:' || p.id as key, p.created_at as at, p.id as person_id, 'Cadastro de ' || p.name as text, '/crm/clientes/' || p.id as path
		  from people p
		 where p.account_id = $1 and p.id >= $4 and p.created_at > $2 and p.created_at <= $3 and p.merged_into is null and p.archived_at is null
		 order by p.created_at, p.id`, w.From, w.To, w.FirstID())
	return list, err
}

// birthdays of who was born on the 29th of February fall on the 28th in common years.
func birthdays(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	first, last, any := w.DaysAhead()
	if !any {
		return nil, nil
	}
	err = tx.List(&list, `
		select 'aniversario:' || p.id || ':' || to_char(d, 'YYYY') as key, d::date - $4::int as day, p.id as person_id,
		       'Aniversário de ' || p.name || ' em ' || to_char(d, 'DD/MM') as text, '/crm/clientes/' || p.id as path
		  from generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') d
		  join people p on to_char(p.birth_date, 'MMDD') = to_char(d, 'MMDD')
		    or to_char(p.birth_date, 'MMDD') = '0229' and to_char(d, 'MMDD') = '0228' and to_char(d + interval '1 day', 'DD') = '01'
		 where p.account_id = $1 and p.birth_date is not null and p.birth_date < d and p.merged_into is null and p.archived_at is null
		 order by d, p.id`, first, last, w.N)
	return list, err
}
