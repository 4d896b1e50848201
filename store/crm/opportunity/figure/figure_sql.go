package figure

import (
	"omniservicos/db"
)

// mine keeps to the funnel and the sellers that are asked for ($2 and $5).
const mine = ` o.account_id = $1 and o.pipeline_id = $2 and ($5::bigint[] is null or o.seller_id = any($5))`

// Stages are the funnel's, in order; of those out of use the ones where some card stands or stood.
func Stages(tx *db.Tx, pipeline int64) (list []Stage, err error) {
	err = tx.List(&list, `
		select s.id, s.name, s.position, s.probability, s.archived_at is not null as archived
		  from pipeline_stages s
		 where s.account_id = $1 and s.pipeline_id = $2
		   and (s.archived_at is null or exists (select 1 from opportunities o where o.account_id = $1 and o.pipeline_id = $2 and o.stage_id = s.id))
		 order by s.position, s.id`, pipeline)
	return list, err
}

// reached is the furthest stage, by its position, that a card ever stood in; cards of other funnels before count from
// where they came into this one.
const reached = `
	select m.opportunity_id, max(s.position) as position
	  from opportunities o
	  join opportunity_moves m on m.account_id = o.account_id and m.opportunity_id = o.id
	  join pipeline_stages s on s.account_id = m.account_id and s.id = m.to_stage_id and s.pipeline_id = $2
	 where` + mine + ` and o.created_at >= $3 and o.created_at < $4
	 group by m.opportunity_id`

// CohortOf follows the cards that were written down in the period to where they are now.
func CohortOf(tx *db.Tx, f Filter) (c Cohort, err error) {
	stages, err := Stages(tx, f.PipelineID)
	if err != nil {
		return c, err
	}
	var rows []furthest
	err = tx.List(&rows, `
		select coalesce(r.position, 0) as position, o.state, o.stage_id, coalesce(o.closed_at >= $3 and o.closed_at < $4, false) as within,
		       count(*) as count, sum(o.value)::bigint as value
		  from opportunities o
		  left join (`+reached+`) r on r.opportunity_id = o.id
		 where`+mine+` and o.created_at >= $3 and o.created_at < $4
		 group by 1, 2, 3, 4`, f.args()...)
	c.count(stages, rows)
	return c, err
}

// ClosedIn is what was closed in the period, the most first.
func ClosedIn(tx *db.Tx, f Filter) (list []Closed, err error) {
	err = tx.List(&list, `
		select o.state, coalesce(r.name, '') as reason, coalesce(o.reason_id, 0) as reason_id, o.origin, o.seller_id, o.stage_id,
		       o.created_at >= $3 as within, count(*) as count, sum(o.value)::bigint as value
		  from opportunities o
		  left join loss_reasons r on r.account_id = o.account_id and r.id = o.reason_id
		 where`+mine+` and o.state <> 'aberta' and o.closed_at >= $3 and o.closed_at < $4
		 group by 1, 2, 3, 4, 5, 6, 7 order by count(*) desc, 1, 2, 4, 5`, f.args()...)
	return list, err
}

// stageThen is where a card stood when the period ended: where it stands, unless it came there later.
const stageThen = `case when o.stage_at < $4 then o.stage_id else coalesce((
	select m.to_stage_id from opportunity_moves m
	 where m.account_id = o.account_id and m.opportunity_id = o.id and m.at < $4 order by m.id desc limit 1), o.stage_id) end`

// stood are the cards that were open when the period ended. A card that was closed and reopened counts as never closed.
const stood = mine + ` and o.created_at < $4 and (o.state = 'aberta' or o.closed_at >= $4)`

// Standing is what stood in a stage when the period ended.
type Standing struct {
	StageID  int64 `db:"stage_id"`
	SellerID int64 `db:"seller_id"`
	Sum
}

// StoodAt is what stood open, by stage and seller, when the period ended.
func StoodAt(tx *db.Tx, f Filter) (list []Standing, err error) {
	err = tx.List(&list, `
		select stage_id, seller_id, count(*) as count, sum(value)::bigint as value
		  from (select `+stageThen+` as stage_id, o.seller_id, o.value from opportunities o where`+stood+` and $3::timestamptz is not null) x
		 group by 1, 2 order by 1, 2`, f.args()...)
	return list, err
}

// Cycle is how long what was won in the period took from its first day: of all together (id 0), and of each seller.
func Cycle(tx *db.Tx, f Filter) (list []Spell, err error) {
	err = tx.List(&list, `
		select case when grouping(seller_id) = 1 then 0 else seller_id end as id, count(*) as count,
		       percentile_disc(0.5) within group (order by took) as median, percentile_disc(0.8) within group (order by took) as p80
		  from (select o.seller_id, extract(epoch from o.closed_at - o.created_at)::bigint as took
		          from opportunities o where`+mine+` and o.state = 'ganha' and o.closed_at >= $3 and o.closed_at < $4) x
		 group by grouping sets ((), (seller_id)) having count(*) > 0
		 order by grouping(seller_id) desc, seller_id`, f.args()...)
	return list, err
}

// StageTimes are how long cards stood in each stage that they left, or were closed in, within the period. Nobody stands
// anywhere between being closed and being reopened.
func StageTimes(tx *db.Tx, f Filter) (list []Spell, err error) {
	err = tx.List(&list, `
		select stage_id as id, count(*) as count,
		       percentile_disc(0.5) within group (order by took) as median, percentile_disc(0.8) within group (order by took) as p80
		  from (select v.from_stage_id as stage_id, extract(epoch from v.at - v.since)::bigint as took
		          from (select m.at, m.kind, m.from_stage_id, lag(m.at) over (partition by m.opportunity_id order by m.id) as since
		                  from opportunity_moves m
		                  join opportunities o on o.account_id = m.account_id and o.id = m.opportunity_id
		                 where m.account_id = $1 and`+mine+` and (o.closed_at is null or o.closed_at >= $3) and m.at < $4) v
		         where v.at >= $3 and v.kind in ('etapa', 'ganha', 'perdida') and v.from_stage_id is not null and v.since is not null) x
		 group by stage_id order by stage_id`, f.args()...)
	return list, err
}
