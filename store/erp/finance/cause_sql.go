package finance

import (
	"omniservicos/db"
	"omniservicos/store/cause"
	"omniservicos/store/dates"
)

var ofTitles = []cause.Field{cause.Value, cause.Branch, cause.Person}

// Causes are what rules may begin with in the books.
var Causes = []cause.Trigger{
	{Name: "titulo.vencido", Group: "Financeiro", Title: "um título a receber está vencido há N dias", Days: true, Fields: ofTitles, Find: overdue},
	{Name: "titulo.vence", Group: "Financeiro", Title: "faltam N dias para vencer um título a receber", Days: true, Fields: ofTitles, Find: fallsDue},
	{Name: "titulo.pagar", Group: "Financeiro", Title: "faltam N dias para vencer um título a pagar", Days: true, Fields: ofTitles, Find: payable},
	{Name: "titulo.recebido", Group: "Financeiro", Title: "um título é recebido", Fields: ofTitles, Find: received},
}

const causeOfTitle = `
	coalesce(t.person_id, 0) as person_id, t.branch_id, '/erp/financeiro/' || t.id as path`

func overdue(tx *db.Tx, w cause.Window) ([]cause.Cause, error) {
	first, last, any := w.Days()
	return dueThen(tx, w, dueAsk{"receber", "Título vencido: ", first, last, any, w.N})
}

func fallsDue(tx *db.Tx, w cause.Window) ([]cause.Cause, error) {
	first, last, any := w.DaysAhead()
	return dueThen(tx, w, dueAsk{"receber", "Título a vencer: ", first, last, any, -w.N})
}

func payable(tx *db.Tx, w cause.Window) ([]cause.Cause, error) {
	first, last, any := w.DaysAhead()
	return dueThen(tx, w, dueAsk{"pagar", "Título a pagar: ", first, last, any, -w.N})
}

// dueAsk asks for titles due from first to last, shift days before or after which they are a cause.
type dueAsk struct {
	direction, words string
	first, last      dates.Date
	any              bool
	shift            int
}

// dueThen finds titles with a name on them that were open as that day began: still open, or paid only afterwards.
func dueThen(tx *db.Tx, w cause.Window, a dueAsk) (list []cause.Cause, err error) {
	if !a.any {
		return nil, nil
	}
	err = tx.List(&list, `
		select 'titulo:' || t.id as key, d.day, `+causeOfTitle+`, t.amount as value,
		       $5::text || t.document || case when t.parts > 1 then ' (' || t.part || ' de ' || t.parts || ')' else '' end as text
		  from titles t
		 cross join lateral (select t.due_on + $6::int as day) d
		 where t.account_id = $1 and t.state in ('aberto', 'quitado') and t.due_on between $2::date and $3::date and t.direction = $4 and t.person_id is not null
		   and t.created_at < d.day::timestamp at time zone $7
		   and (t.state = 'aberto' or exists (select 1 from settlements s
		        where s.account_id = t.account_id and s.title_id = t.id and s.at >= d.day::timestamp at time zone $7))
		 order by d.day, t.id`, a.first, a.last, a.direction, a.words, a.shift, w.Zone.String())
	return list, err
}

func received(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	err = tx.List(&list, `
		select 'baixa:' || s.id as key, s.at, `+causeOfTitle+`, s.amount as value, 'Título recebido: ' || t.document as text
		  from settlements s join titles t on t.account_id = s.account_id and t.id = s.title_id
		 where s.account_id = $1 and s.id >= $4 and s.at > $2 and s.at <= $3 and s.amount > 0 and s.reverses_id is null and t.direction = 'receber'
		 order by s.at, s.id`, w.From, w.To, w.FirstID())
	return list, err
}
