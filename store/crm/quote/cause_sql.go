package quote

import (
	"omniservicos/db"
	"omniservicos/store/cause"
)

var ofQuotes = []cause.Field{cause.Value, cause.Branch, cause.Person, cause.Opportunity}

// Causes are what rules may begin with among the orçamentos.
var Causes = []cause.Trigger{
	{Name: "orcamento.enviado", Group: "Orçamentos", Title: "um orçamento é enviado", Fields: ofQuotes, Find: sent},
	{Name: "orcamento.aceito", Group: "Orçamentos", Title: "um orçamento é aceito", Fields: ofQuotes, Find: answered("aceito", "aceito por ")},
	{Name: "orcamento.recusado", Group: "Orçamentos", Title: "um orçamento é recusado", Fields: ofQuotes, Find: answered("recusado", "recusado por ")},
	{Name: "orcamento.parado", Group: "Orçamentos", Title: "um orçamento está sem resposta há N dias", Days: true, Fields: ofQuotes, Find: unanswered},
	{Name: "orcamento.vence", Group: "Orçamentos", Title: "faltam N dias para vencer um orçamento sem resposta", Days: true, Fields: ofQuotes, Find: runsOut},
}

const causeOfQuote = `
	'orcamento:' || q.id as key, coalesce(q.person_id, 0) as person_id, coalesce(q.opportunity_id, 0) as opportunity_id, q.seller_id as owner_id, q.branch_id,
	q.total as value, '/crm/orcamentos/' || q.id as path`

func sent(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	err = tx.List(&list, `
		select `+causeOfQuote+`, q.sent_at as at, 'Orçamento nº ' || q.number || ' enviado' as text
		  from quotes q
		 where q.account_id = $1 and q.sent_at > $2 and q.sent_at <= $3
		 order by q.sent_at, q.id`, w.From, w.To)
	return list, err
}

func answered(state, words string) func(*db.Tx, cause.Window) ([]cause.Cause, error) {
	return func(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
		err = tx.List(&list, `
			select `+causeOfQuote+`, q.answered_at as at, 'Orçamento nº ' || q.number || ' ' || $5::text || q.answer_name as text
			  from quotes q
			 where q.account_id = $1 and q.answered_at > $2 and q.answered_at <= $3 and q.state = $4
			 order by q.answered_at, q.id`, w.From, w.To, state, words)
		return list, err
	}
}

// waiting says that it had neither an answer nor an end when that day began.
const waiting = `
	   and (q.answered_at is null or q.answered_at >= d.day::timestamp at time zone $4)
	   and (q.ended_at is null or q.ended_at >= d.day::timestamp at time zone $4)`

func unanswered(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	from, before, any := w.Moments()
	if !any {
		return nil, nil
	}
	err = tx.List(&list, `
		select `+causeOfQuote+`, d.day, 'Orçamento nº ' || q.number || ' sem resposta desde ' || to_char(q.sent_at at time zone $4, 'DD/MM') as text
		  from quotes q
		 cross join lateral (select (q.sent_at at time zone $4)::date + $5::int as day) d
		 where q.account_id = $1 and q.sent_at >= $2 and q.sent_at < $3`+waiting+`
		 order by d.day, q.id`, from, before, w.Zone.String(), w.N)
	return list, err
}

func runsOut(tx *db.Tx, w cause.Window) (list []cause.Cause, err error) {
	first, last, any := w.DaysAhead()
	if !any {
		return nil, nil
	}
	err = tx.List(&list, `
		select `+causeOfQuote+`, d.day, 'Orçamento nº ' || q.number || ' vale até ' || to_char(q.valid_until, 'DD/MM') as text
		  from quotes q
		 cross join lateral (select q.valid_until - $5::int as day) d
		 where q.account_id = $1 and q.valid_until between $2::date and $3::date and q.sent_at < d.day::timestamp at time zone $4`+waiting+`
		 order by d.day, q.id`, first, last, w.Zone.String(), w.N)
	return list, err
}
