package opportunity

import (
	"omniservicos/db"
	"omniservicos/store/catalogue/basket"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/money"
)

// Close says how an opportunity ends. Moves is how many moves of it whoever closes had seen.
type Close struct {
	ID       int64
	Moves    int64
	Value    money.Cents // of what was won
	ReasonID int64       // of what was lost
}

// Win closes an opportunity as sold, at the value that it was sold for.
func Win(tx *db.Tx, c Close) (Opportunity, error) {
	o, err := toClose(tx, c)
	if err != nil {
		return o, err
	}
	if o.ItemCount > 0 {
		c.Value = o.Value // of its items
	}
	if c.Value <= 0 || c.Value > mostValue {
		return o, fault.Blame("value", "Informe por quanto foi vendida, como 1.250,00.")
	}
	return o.win(tx, c.Value)
}

// WinBy closes an opportunity because the customer accepted this orçamento of it, whoever moved it meanwhile, and even one
// that was given up for lost: their word decides. It says whether this won it; what was won before stays as it is.
func WinBy(tx *db.Tx, id int64, accepted basket.Basket) (won bool, err error) {
	o, err := lock(tx, id)
	if err != nil || o.State == Won {
		return false, err
	}
	if o, err = saveItems(tx, o, accepted); err != nil {
		return false, err
	}
	_, err = o.win(tx, accepted.Total)
	return err == nil, err
}

func (o Opportunity) win(tx *db.Tx, value money.Cents) (Opportunity, error) {
	before := map[string]any{"state": o.State, "value": o.Value}
	o.State, o.Value, o.ReasonID = Won, value, 0
	tx.Log(db.Change{Action: "Oportunidade ganha", Object: "opportunities", ID: o.ID, Before: before, After: map[string]any{"state": o.State, "value": o.Value}})
	if err := end(tx, o); err != nil {
		return o, err
	}
	return o, tx.Emit(event.OpportunityWon{OpportunityID: o.ID, PersonID: o.PersonID, Title: o.Title, Value: o.Value})
}

// Lose closes an opportunity as lost; without a motivo of the account's list it stays open.
func Lose(tx *db.Tx, c Close) (Opportunity, error) {
	o, err := toClose(tx, c)
	if err != nil {
		return o, err
	}
	reason, err := reasonOf(tx, c.ReasonID)
	if err != nil {
		return o, err
	}
	o.State, o.ReasonID = Lost, reason.ID
	tx.Log(db.Change{Action: "Oportunidade perdida", Object: "opportunities", ID: o.ID, Before: map[string]any{"state": Open}, After: map[string]any{"state": Lost, "reason": reason.Name}})
	if err := end(tx, o); err != nil {
		return o, err
	}
	return o, tx.Emit(event.OpportunityLost{OpportunityID: o.ID, PersonID: o.PersonID, Title: o.Title, Value: o.Value, Reason: reason.Name})
}

// Reopen takes a closed opportunity up again, on top of the stage where it stood or, if that is gone, of the first.
func Reopen(tx *db.Tx, id int64) (Opportunity, error) {
	o, err := Find(tx, id)
	if err != nil || o.Open() {
		return o, err
	}
	stage, err := stageToReopen(tx, o)
	if err != nil {
		return o, err
	}
	if o, err = lock(tx, id); err != nil || o.Open() {
		return o, err
	}
	if o.Position, err = place(tx, stage, 0, o.ID, false); err != nil {
		return o, err
	}
	tx.Log(db.Change{Action: "Oportunidade reaberta", Object: "opportunities", ID: o.ID, Before: map[string]any{"state": o.State, "value": o.Value}, After: map[string]any{"state": Open, "stage": stage.Name}})
	from := o.StageID
	o.State, o.ReasonID, o.StageID, o.PipelineID, o.StageAt = Open, 0, stage.ID, stage.PipelineID, tx.Now
	if _, err := tx.Exec(`update opportunities set state = 'aberta', reason_id = null, closed_at = null, closed_by = null where account_id = $1 and id = $2`, id); err != nil {
		return o, err
	}
	if err := put(tx, o); err != nil {
		return o, err
	}
	if err := note(tx, o, Reopened, from); err != nil {
		return o, err
	}
	return o, tx.Emit(event.OpportunityReopened{OpportunityID: o.ID, PersonID: o.PersonID, Title: o.Title, Stage: stage.Name, Value: o.Value})
}

func stageToReopen(tx *db.Tx, o Opportunity) (Stage, error) {
	stage, err := lockStage(tx, o.StageID)
	if !fault.Is(err, fault.Missed) {
		return stage, err
	}
	p, err := FindPipeline(tx, o.PipelineID)
	if fault.Is(err, fault.Missed) {
		return stage, fault.Refuse("O funil desta oportunidade foi arquivado: não há etapa em que ela possa ser reaberta.")
	}
	if err != nil {
		return stage, err
	}
	return lockStage(tx, p.Stages[0].ID)
}

func toClose(tx *db.Tx, c Close) (Opportunity, error) {
	o, err := lock(tx, c.ID)
	if err != nil {
		return o, err
	}
	stage, err := FindStage(tx, o.StageID)
	if err != nil {
		return o, err
	}
	if err := o.seen(c.Moves, o.placeName(stage), tx.Zone()); err != nil {
		return o, err
	}
	if !o.Open() {
		return o, o.closed()
	}
	return o, nil
}

func reasonOf(tx *db.Tx, id int64) (r Reason, err error) {
	err = tx.Find(&r, "", `select id, name from loss_reasons where account_id = $1 and id = $2 and archived_at is null`, id)
	if fault.Is(err, fault.Missed) {
		return r, fault.Blame("reason", "Escolha por que foi perdida.")
	}
	return r, err
}

// end saves how the opportunity ended.
func end(tx *db.Tx, o Opportunity) error {
	_, err := tx.Exec(`
		update opportunities set state = $3, value = $4, reason_id = $5, closed_at = $6, closed_by = $7, moves = moves + 1, moved_at = $6, moved_by = $8
		 where account_id = $1 and id = $2`, o.ID, o.State, o.Value, db.OrNull(o.ReasonID), tx.Now, tx.Actor.Identity, tx.Actor.Name)
	if err != nil {
		return err
	}
	return note(tx, o, o.State, o.StageID)
}
