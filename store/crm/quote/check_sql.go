package quote

import "omniservicos/db"

// Check names, for doctor, what the orçamentos say that cannot be: lines that do not sum, an answer of nobody, two versions
// of one number that still hold, a number left out.
func Check(tx *db.Tx) (offenders []string, err error) {
	err = tx.List(&offenders, `
		select format('orçamento %s, versão %s: os itens não somam o total', q.number, q.version)
		  from quotes q
		 where q.account_id = $1 and (q.total <> q.subtotal - q.discount or q.discount < 0 or q.subtotal <>
		       (select coalesce(sum(i.total), 0) from quote_items i where i.account_id = q.account_id and i.quote_id = q.id))
		union all
		select format('orçamento %s, versão %s: um item tem total diferente do bruto menos o desconto', q.number, q.version)
		  from quotes q
		 where q.account_id = $1 and exists (select 1 from quote_items i where i.account_id = q.account_id and i.quote_id = q.id and i.total <> i.gross - i.discount)
		union all
		select format('orçamento %s, versão %s: %s sem nome ou hora de quem respondeu', q.number, q.version, q.state)
		  from quotes q
		 where q.account_id = $1 and ((q.state in ('aceito', 'recusado') and (q.answered_at is null or q.answer_name = ''))
		    or (q.state = 'enviado' and (q.sent_at is null or q.link_hash is null)))
		union all
		select format('orçamento %s: %s versões valem ao mesmo tempo', number, count(*))
		  from quotes where account_id = $1 and state in ('rascunho', 'enviado', 'aceito') group by number having count(*) > 1
		union all
		select format('orçamentos: há %s números e o último é %s', count(distinct number), max(number))
		  from quotes where account_id = $1 having count(distinct number) <> max(number)
		union all
		select format('oportunidade %s: o valor não é a soma dos itens', o.id)
		  from opportunities o
		 where o.account_id = $1 and o.state = 'aberta' and o.items > 0 and o.value + o.discount <>
		       (select coalesce(sum(i.total), 0) from opportunity_items i where i.account_id = o.account_id and i.opportunity_id = o.id)`)
	return offenders, err
}
