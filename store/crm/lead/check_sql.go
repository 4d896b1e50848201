package lead

import "omniservicos/db"

// Check names, for doctor, what the leads say that cannot be: a state that is not the card's, a person who is not the
// card's, one who was received by nobody's decision, a form's lead without what was agreed to.
func Check(tx *db.Tx) (offenders []string, err error) {
	err = tx.List(&offenders, `
		select format('o lead %s tem a situação %s, que não é a da oportunidade', l.id, l.state)
		  from leads l join opportunities o on o.account_id = l.account_id and o.id = l.opportunity_id
		 where l.account_id = $1 and l.state <> case when o.state = 'perdida' then 'descartado' when o.state = 'ganha' then 'cliente'
		       when o.stage_id <> l.began_stage_id then 'qualificado' when l.contacted_at is not null then 'contato' else 'novo' end
		union all
		select format('o lead %s não tem registro de quem o recebeu', l.id)
		  from leads l
		 where l.account_id = $1 and not exists (select 1 from lead_gifts g where g.account_id = l.account_id and g.lead_id = l.id)
		union all
		select format('o lead %s veio de um formulário sem o aceite guardado', l.id)
		  from leads l
		 where l.account_id = $1 and l.form_id is not null and not exists (
		       select 1 from lead_consents c where c.account_id = l.account_id and c.form_id = l.form_id and c.version = l.consent_version)`)
	return offenders, err
}
