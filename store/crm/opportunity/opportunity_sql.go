package opportunity

import (
	"time"

	"omniservicos/db"
	"omniservicos/store/money"
)

const noOpportunity = "Esta oportunidade não existe."

// Find reads an opportunity with its person and next step.
func Find(tx *db.Tx, id int64) (o Opportunity, err error) {
	err = tx.Find(&o, noOpportunity, `select `+opportunityColumns+` from opportunities o`+withPersonAndStep+` where o.account_id = $1 and o.id = $2`, id)
	return o, err
}

// lock holds an opportunity; a stage that changes with it was locked before.
func lock(tx *db.Tx, id int64) (o Opportunity, err error) {
	err = tx.Find(&o, noOpportunity, `
		select `+opportunityColumns+` from opportunities o`+withPersonAndStep+`
		 where o.account_id = $1 and o.id = $2 for no key update of o`, id)
	return o, err
}

// Change is one line of a card's history.
type Change struct {
	ID     int64       `db:"id"`
	At     time.Time   `db:"at"`
	Actor  string      `db:"actor"`
	Kind   string      `db:"kind"`
	From   string      `db:"from_stage"`
	To     string      `db:"to_stage"`
	Value  money.Cents `db:"value"`
	Reason string      `db:"reason"`
}

// The kinds of change. Rows carry them.
const (
	Created  = "criada"
	Staged   = "etapa"
	Reopened = "reaberta"
)

// History reads how a card came to where it is, newest first.
func History(tx *db.Tx, id int64, limit int) (list []Change, err error) {
	err = tx.List(&list, `
		select m.id, m.at, m.actor, m.kind, coalesce(f.name, '') as from_stage, t.name as to_stage, m.value, coalesce(r.name, '') as reason
		  from opportunity_moves m
		  join pipeline_stages t on t.account_id = m.account_id and t.id = m.to_stage_id
		  left join pipeline_stages f on f.account_id = m.account_id and f.id = m.from_stage_id
		  left join loss_reasons r on r.account_id = m.account_id and r.id = m.reason_id
		 where m.account_id = $1 and m.opportunity_id = $2
		 order by m.id desc limit $3`, id, limit)
	return list, err
}

// note adds a line to the card's history; who calls has logged the change.
func note(tx *db.Tx, o Opportunity, kind string, from int64) error {
	return tx.InsertLater("opportunity_moves", "id, opportunity_id, at, actor_id, actor, kind, from_stage_id, to_stage_id, value, reason_id",
		[]any{db.NewID(), o.ID, tx.Now, tx.Actor.Identity, tx.Actor.Name, kind, db.OrNull(from), o.StageID, o.Value, db.OrNull(o.ReasonID)})
}
