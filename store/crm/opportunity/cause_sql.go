package opportunity

import (
	"omniservicos/db"
	"omniservicos/store/cause"
)

var ofCards = []cause.Field{cause.Value, cause.Person, cause.Opportunity}

// Causes are what rules may begin with in the funnels.
var Causes = []cause.Trigger{
	{Name: "oportunidade.criada", Group: "Funil", Title: "uma oportunidade é criada", Fields: ofCards, Find: movesOf(Created, "Oportunidade criada: ")},
	{Name: "oportunidade.movida", Group: "Funil", Title: "uma oportunidade muda de etapa", Fields: ofCards, Find: movesOf(Staged, "Oportunidade mudou de etapa: ")},
	{Name: "oportunidade.ganha", Group: "Funil", Title: "uma oportunidade é ganha", Fields: ofCards, Find: movesOf(Won, "Oportunidade ganha: ")},
	{Name: "oportunidade.perdida", Group: "Funil", Title: "uma oportunidade é perdida", Fields: ofCards, Find: movesOf(Lost, "Oportunidade perdida: ")},
	{Name: "oportunidade.parada", Group: "Funil", Title: "uma oportunidade está parada na mesma etapa há N dias", Days: true, Fields: ofCards, Find: stoodStill},
	{Name: "oportunidade.prazo", Group: "Funil", Title: "uma oportunidade passa do prazo da etapa", Fields: ofCards, Find: stoodTooLong},
}

const causeOfMove = `
	'movimento:' || m.id as key, m.at, coalesce(o.person_id, 0) as person_id, o.id as opportunity_id, o.seller_id as owner_id, m.value,
	'/crm/oportunidades/' || o.id as path, m.actor_id, m.actor`

func movesOf(kind, words string) func(*db.Tx, cause.Window) ([]cause.Cause, error) {
	return func(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
		err = tx.List(&list, `
			select `+causeOfMove+`, $5::text || o.title as text
			  from opportunity_moves m join opportunities o on o.account_id = m.account_id and o.id = m.opportunity_id
			 where m.account_id = $1 and m.at > $2 and m.at <= $3 and m.kind = $4
			 order by m.at, m.id`, w.From, w.To, kind, words)
		return list, err
	}
}

// stayed says that after this move, which left the card open, no other came before the midnight of that day.
const stayed = `
	   and m.kind in ('criada', 'etapa', 'reaberta')
	   and not exists (select 1 from opportunity_moves x
	        where x.account_id = m.account_id and x.opportunity_id = m.opportunity_id and x.id > m.id and x.at < d.day::timestamp at time zone $4)`

// stoodStill counts days from the one on which the card came to its stage.
func stoodStill(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	from, before, any := w.Moments()
	if !any {
		return nil, nil
	}
	err = tx.List(&list, `
		select `+causeOfMove+`, d.day, 'Oportunidade parada há ' || $5::int || ' dias: ' || o.title as text
		  from opportunity_moves m join opportunities o on o.account_id = m.account_id and o.id = m.opportunity_id
		 cross join lateral (select (m.at at time zone $4)::date + $5::int as day) d
		 where m.account_id = $1 and m.at >= $2 and m.at < $3`+stayed+`
		 order by d.day, m.id`, from, before, w.Zone.String(), w.N)
	return list, err
}

// longestDeadline is the longest that a stage's deadline can be, in days.
const longestDeadline = 1000

// stoodTooLong is stoodStill by each stage's own days: the day after the last of them.
func stoodTooLong(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	first, last, any := w.Days()
	if !any {
		return nil, nil
	}
	err = tx.List(&list, `
		select `+causeOfMove+`, d.day, 'Oportunidade passou do prazo de ' || s.name || ': ' || o.title as text
		  from opportunity_moves m join opportunities o on o.account_id = m.account_id and o.id = m.opportunity_id
		  join pipeline_stages s on s.account_id = m.account_id and s.id = m.to_stage_id and s.deadline_days > 0
		 cross join lateral (select (m.at at time zone $4)::date + s.deadline_days + 1 as day) d
		 where m.account_id = $1 and m.at >= $5 and d.day between $2::date and $3::date`+stayed+`
		 order by d.day, m.id`, first, last, w.Zone.String(), w.From.AddDate(0, 0, -longestDeadline))
	return list, err
}
