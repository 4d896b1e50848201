package opportunity

import (
	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/person"
)

// Create writes an opportunity down at the top of its stage, where it is seen.
func Create(tx *db.Tx, o Opportunity) (Opportunity, error) {
	o, err := ready(tx, o)
	if err != nil {
		return o, err
	}
	stage, err := lockStage(tx, o.StageID)
	if err != nil {
		return o, err
	}
	o.ID, o.PipelineID, o.State, o.ReasonID, o.ClosedAt = db.NewID(), stage.PipelineID, Open, 0, nil
	o.CreatedAt, o.StageAt, o.MovedAt, o.EditedAt = tx.Now, tx.Now, tx.Now, tx.Now
	if o.Position, err = place(tx, stage, 0, 0, false); err != nil {
		return o, err
	}
	tx.Log(db.Change{Action: "Oportunidade criada", Object: "opportunities", ID: o.ID, After: o.audit()})
	err = tx.Insert("opportunities", `id, pipeline_id, stage_id, position, title, person_id, seller_id, value, origin, note, expected_on, state,
		created_at, created_by, stage_at, moved_at, moved_by, edited_at, edited_by, search`,
		[]any{o.ID, o.PipelineID, o.StageID, o.Position, o.Title, db.OrNull(o.PersonID), o.OwnerID, o.Value, o.Origin, o.Note, o.ExpectedOn, o.State,
			tx.Now, tx.Actor.Identity, tx.Now, tx.Now, tx.Actor.Name, tx.Now, tx.Actor.Name, o.search()})
	if err != nil {
		return o, err
	}
	if err := note(tx, o, Created, 0); err != nil {
		return o, err
	}
	return o, tx.Emit(event.OpportunityCreated{OpportunityID: o.ID, PersonID: o.PersonID, Title: o.Title, Stage: stage.Name, Value: o.Value})
}

// Edit changes what the form of an opportunity holds; o.Edits says which state of it was seen.
func Edit(tx *db.Tx, o Opportunity) (Opportunity, error) {
	o, err := ready(tx, o)
	if err != nil {
		return o, err
	}
	before, err := lock(tx, o.ID)
	if err != nil {
		return o, err
	}
	if before.Edits != o.Edits {
		return o, fault.Refuse(before.EditedBy + " alterou esta oportunidade em " + before.EditedAt.In(tx.Zone()).Format("02/01 às 15:04") +
			", enquanto você escrevia. Nada foi gravado: abra a oportunidade de novo para ver como ficou.")
	}
	if o.ItemCount = before.ItemCount; o.ItemCount > 0 {
		o.Value = before.Value
	}
	if !before.Open() && before.Value != o.Value {
		return o, fault.Blame("value", "O valor de uma oportunidade fechada não muda. Reabra-a antes.")
	}
	tx.Log(db.Change{Action: "Oportunidade alterada", Object: "opportunities", ID: o.ID, Before: before.audit(), After: o.audit()})
	_, err = tx.Exec(`
		update opportunities set title = $3, person_id = $4, seller_id = $5, value = $6, origin = $7, note = $8, expected_on = $9,
		       edits = edits + 1, edited_at = $10, edited_by = $11, search = $12
		 where account_id = $1 and id = $2`,
		o.ID, o.Title, db.OrNull(o.PersonID), o.OwnerID, o.Value, o.Origin, o.Note, o.ExpectedOn, tx.Now, tx.Actor.Name, o.search())
	if err == nil && before.PersonID != o.PersonID && o.ItemCount > 0 && before.Open() {
		o, err = repriced(tx, o)
	}
	if err != nil {
		return o, err
	}
	return o, tx.Emit(event.OpportunityEdited{OpportunityID: o.ID, PersonID: o.PersonID, Title: o.Title, Value: o.Value})
}

// ready tidies and checks what was written, and finds the person: who was merged meanwhile is who they are now.
func ready(tx *db.Tx, o Opportunity) (Opportunity, error) {
	o = o.tidy()
	if err := o.check(); err != nil || o.PersonID == 0 {
		return o, err
	}
	now, err := person.Hold(tx, o.PersonID)
	if fault.Is(err, fault.Missed) {
		return o, fault.Blame("person", "Esta pessoa não existe no cadastro.")
	}
	o.PersonID = now
	return o, err
}

// TaskOrigin is how the tasks of an opportunity say whose they are.
const TaskOrigin = "oportunidade"

// Plan writes down the next step of an opportunity: a task like any other, which the card shows.
func Plan(tx *db.Tx, id int64, t crm.Task) (crm.Task, error) {
	o, err := Find(tx, id)
	if err != nil {
		return t, err
	}
	if !o.Open() {
		return t, fault.Refuse("Esta oportunidade está fechada. Reabra-a para marcar um próximo passo.")
	}
	t.PersonID, t.OriginKind, t.OriginID = o.PersonID, TaskOrigin, o.ID
	return crm.SaveTask(tx, t)
}
