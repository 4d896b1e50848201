package opportunity

import "omniservicos/db"

// Check names, for doctor, what the funnels say that cannot be: an open card outside its funnel or of a stage that is
// gone, two cards in one place, a loss without a motivo, a card whose history does not end where it stands.
func Check(tx *db.Tx) (offenders []string, err error) {
	err = tx.List(&offenders, `
		select format('a oportunidade %s está numa etapa de outro funil ou fora de uso', o.id)
		  from opportunities o join pipeline_stages s on s.account_id = o.account_id and s.id = o.stage_id
		 where o.account_id = $1 and o.state = 'aberta' and (s.pipeline_id <> o.pipeline_id or s.archived_at is not null)
		union all
		select format('%s oportunidades abertas da etapa %s têm o mesmo lugar', count(*), o.stage_id)
		  from opportunities o where o.account_id = $1 and o.state = 'aberta' group by o.stage_id, o.position having count(*) > 1
		union all
		select format('a oportunidade %s tem a situação %s sem o que ela pede', o.id, o.state)
		  from opportunities o
		 where o.account_id = $1 and ((o.state = 'perdida') <> (o.reason_id is not null) or (o.state = 'aberta') <> (o.closed_at is null)
		    or o.state not in ('aberta', 'ganha', 'perdida') or o.value < 0)
		union all
		select format('o histórico da oportunidade %s não termina onde ela está', o.id)
		  from opportunities o
		 where o.account_id = $1 and not exists (
		       select 1 from opportunity_moves m
		        where m.account_id = o.account_id and m.opportunity_id = o.id and m.to_stage_id = o.stage_id
		          and m.id = (select max(x.id) from opportunity_moves x where x.account_id = o.account_id and x.opportunity_id = o.id))`)
	return offenders, err
}
