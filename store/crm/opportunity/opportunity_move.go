package opportunity

import (
	"errors"

	"omniservicos/db"
	"omniservicos/store/event"
)

// Move says where a card goes. Moves is how many moves of it whoever moves had seen.
type Move struct {
	ID      int64
	StageID int64
	AfterID int64 // the card it goes under; 0: to the top of the column
	Bottom  bool  // to the end of the column
	Moves   int64
}

// MoveOpportunity takes a card to a place in a stage. Whoever had not seen the last move is refused and told of it, so
// that nobody's move is lost.
func MoveOpportunity(tx *db.Tx, m Move) (from, to Stage, err error) {
	if to, err = lockStage(tx, m.StageID); err != nil {
		return from, to, err
	}
	o, err := lock(tx, m.ID)
	if err != nil {
		return from, to, err
	}
	if from, err = FindStage(tx, o.StageID); err != nil {
		return from, to, err
	}
	if err := o.seen(m.Moves, o.placeName(from), tx.Zone()); err != nil {
		return from, to, err
	}
	if !o.Open() {
		return from, to, o.closed()
	}
	if o.Position, err = place(tx, to, m.AfterID, o.ID, m.Bottom); err != nil {
		return from, to, err
	}
	o.StageID, o.PipelineID = to.ID, to.PipelineID
	if from.ID == to.ID {
		tx.Log(db.Change{Action: "Oportunidade reordenada na etapa", Object: "opportunities", ID: o.ID, After: map[string]any{"stage": to.Name}})
		return from, to, put(tx, o)
	}
	o.StageAt = tx.Now
	tx.Log(db.Change{Action: "Oportunidade movida", Object: "opportunities", ID: o.ID, Before: map[string]any{"stage": from.Name}, After: map[string]any{"stage": to.Name}})
	if err := put(tx, o); err != nil {
		return from, to, err
	}
	if err := note(tx, o, Staged, from.ID); err != nil {
		return from, to, err
	}
	return from, to, tx.Emit(event.OpportunityMoved{OpportunityID: o.ID, PersonID: o.PersonID, Title: o.Title, From: from.Name, To: to.Name, Value: o.Value})
}

// put saves where the card stands and who put it there.
func put(tx *db.Tx, o Opportunity) error {
	_, err := tx.Exec(`
		update opportunities set pipeline_id = $3, stage_id = $4, position = $5, stage_at = $6, moves = moves + 1, moved_at = $7, moved_by = $8
		 where account_id = $1 and id = $2`, o.ID, o.PipelineID, o.StageID, o.Position, o.StageAt, tx.Now, tx.Actor.Name)
	return err
}

// place finds a position in a stage that is locked: under a card, at the end or at the top. mover is not counted among
// its own neighbours.
func place(tx *db.Tx, s Stage, under, mover int64, bottom bool) (int64, error) {
	for try := 0; try < 2; try++ {
		before, after, err := neighbours(tx, s, under, mover, bottom)
		if err != nil {
			return 0, err
		}
		if position, ok := between(before, after); ok {
			return position, nil
		}
		if err := renumber(tx, s); err != nil {
			return 0, err
		}
	}
	return 0, errors.New("opportunity: no room in a column that was just numbered anew")
}

// neighbours are the positions that the card comes between. A card to go under that has left the column meanwhile is
// none: the mover then stands on top, where it is seen.
func neighbours(tx *db.Tx, s Stage, under, mover int64, bottom bool) (before, after *int64, err error) {
	var n struct {
		Before *int64 `db:"before"`
		After  *int64 `db:"after"`
		Last   *int64 `db:"last"`
	}
	err = tx.Get(&n, `
		select u.position as before,
		       (select min(o.position) from opportunities o
		         where o.account_id = $1 and o.stage_id = $2 and o.state = 'aberta' and o.id <> $4 and (u.position is null or o.position > u.position)) as after,
		       (select max(o.position) from opportunities o where o.account_id = $1 and o.stage_id = $2 and o.state = 'aberta' and o.id <> $4) as last
		  from (select (select o.position from opportunities o
		         where o.account_id = $1 and o.stage_id = $2 and o.state = 'aberta' and o.id = $3 and o.id <> $4) as position) u`, s.ID, under, mover)
	if bottom {
		return n.Last, nil, err
	}
	return n.Before, n.After, err
}

// renumber spreads a locked column's cards evenly again. It is no move of theirs.
func renumber(tx *db.Tx, s Stage) error {
	_, err := tx.Exec(`
		update opportunities o set position = v.n * $3::bigint
		  from (select id, row_number() over (order by position, id) as n from opportunities
		         where account_id = $1 and stage_id = $2 and state = 'aberta') v
		 where o.account_id = $1 and o.id = v.id`, s.ID, gap)
	return err
}
