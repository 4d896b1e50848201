package figure

import (
	"time"

	"omniservicos/db"
)

// Visit is one stay in a stage that ended in the period.
type Visit struct {
	ID            int64     `db:"id"` // of the move that ended it
	OpportunityID int64     `db:"opportunity_id"`
	Title         string    `db:"title"`
	Since         time.Time `db:"since"`
	At            time.Time `db:"at"`
	Kind          string    `db:"kind"` // how it ended: etapa, ganha, perdida
	Actor         string    `db:"actor"`
	Took          int64     `db:"took"`
}

// Visits are the stays that StageTimes counts, the longest first.
func Visits(tx *db.Tx, f Filter, stage int64) (list []Visit, err error) {
	err = tx.List(&list, `
		select v.id, v.opportunity_id, v.title, v.since, v.at, v.kind, v.actor, extract(epoch from v.at - v.since)::bigint as took from (
			select m.id, m.opportunity_id, o.title, m.at, m.kind, m.actor, m.from_stage_id = $6 as here,
			       lag(m.at) over (partition by m.opportunity_id order by m.id) as since
			  from opportunity_moves m
			  join opportunities o on o.account_id = m.account_id and o.id = m.opportunity_id
			 where m.account_id = $1 and`+mine+` and (o.closed_at is null or o.closed_at >= $3) and m.at < $4) v
		 where v.here and v.at >= $3 and v.kind in ('etapa', 'ganha', 'perdida') and v.since is not null
		 order by took desc, v.id desc limit 500`, f.args(stage)...)
	return list, err
}
