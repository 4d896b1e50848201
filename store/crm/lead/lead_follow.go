package lead

import (
	"strings"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/person"
)

// follow makes a lead's state what its opportunity says.
func follow(tx *db.Tx, opportunityID int64) error {
	_, err := tx.Exec(`
		update leads l set state = case when o.state = 'perdida' then 'descartado' when o.state = 'ganha' then 'cliente'
		       when o.stage_id <> l.began_stage_id then 'qualificado' when l.contacted_at is not null then 'contato' else 'novo' end
		  from opportunities o
		 where l.account_id = $1 and o.account_id = $1 and l.opportunity_id = $2 and o.id = $2`, opportunityID)
	return err
}

// FollowMove, FollowLoss and FollowReopening keep a lead's state with its card.
func FollowMove(tx *db.Tx, f event.OpportunityMoved) error { return follow(tx, f.OpportunityID) }

func FollowLoss(tx *db.Tx, f event.OpportunityLost) error { return follow(tx, f.OpportunityID) }

func FollowReopening(tx *db.Tx, f event.OpportunityReopened) error {
	return follow(tx, f.OpportunityID)
}

// FollowWin does so too; and who buys is a lead no more, but a customer, on the same record.
func FollowWin(tx *db.Tx, f event.OpportunityWon) error {
	if err := follow(tx, f.OpportunityID); err != nil || f.PersonID == 0 {
		return err
	}
	return person.BecomeCustomer(tx, f.PersonID)
}

// FollowTask takes a lead for contacted whose first step was done, from whichever list it was ticked.
func FollowTask(tx *db.Tx, f event.TaskFinished) error {
	if f.OriginKind != opportunity.TaskOrigin {
		return nil
	}
	return contacted(tx, f.OriginID)
}

func contacted(tx *db.Tx, opportunityID int64) error {
	n, err := tx.Exec(`update leads set contacted_at = $3 where account_id = $1 and opportunity_id = $2 and contacted_at is null`, opportunityID, tx.Now)
	if err != nil || n == 0 {
		return err
	}
	return follow(tx, opportunityID)
}

// The ways of contact: kinds of task.
var contactWords = map[string]string{crm.Call: "Ligação", crm.WhatsApp: "WhatsApp", crm.Email: "E-mail", crm.Visit: "Visita"}

// Contact writes down that somebody spoke with a lead: the open call is done, and what was said stays on the timeline.
func Contact(tx *db.Tx, id int64, kind, said string) (Lead, error) {
	l, err := Find(tx, id)
	if err != nil {
		return l, err
	}
	word, ok := contactWords[kind]
	if !ok {
		return l, fault.Blame("kind", "Escolha como foi o contato.")
	}
	if !l.Open() {
		return l, fault.Refuse("Este lead já foi fechado como " + StateWord(l.State) + ".")
	}
	tx.Log(db.Change{Action: "Contato com lead registrado", Object: "leads", ID: l.ID, After: map[string]any{"kind": word, "note": said}})
	if err := finishCalls(tx, l); err != nil {
		return l, err
	}
	text := word + " com o lead"
	if said = strings.TrimSpace(said); said != "" {
		text += ": " + said
	}
	if err := tx.Emit(event.PersonTouched{PersonID: l.PersonID, Kind: kind, Text: text, Path: opportunityPath(l.OpportunityID)}); err != nil {
		return l, err
	}
	return l, contacted(tx, l.OpportunityID)
}

// finishCalls does what the distribution asked for: the calls that are open on the card.
func finishCalls(tx *db.Tx, l Lead) error {
	tasks, err := crm.ListTasks(tx, crm.TaskFilter{OriginID: l.OpportunityID, Limit: 20})
	if err != nil {
		return err
	}
	for _, t := range tasks {
		if t.Kind != crm.Call || t.Done() {
			continue
		}
		if _, err := crm.FinishTask(tx, t.ID); err != nil {
			return err
		}
	}
	return nil
}

// Qualify takes the lead's card to the stage after the one where it stands: from there on it is an opportunity like any other.
func Qualify(tx *db.Tx, id int64) (Lead, error) {
	l, err := Find(tx, id)
	if err != nil || l.State == Qualified {
		return l, err
	}
	if !l.Open() {
		return l, fault.Refuse("Este lead já foi fechado como " + StateWord(l.State) + ".")
	}
	to, err := stageAfter(tx, l.StageID)
	if err != nil {
		return l, err
	}
	_, _, err = opportunity.MoveOpportunity(tx, opportunity.Move{ID: l.OpportunityID, StageID: to, Moves: l.Moves})
	return l, err
}

func stageAfter(tx *db.Tx, id int64) (int64, error) {
	s, err := opportunity.FindStage(tx, id)
	if err != nil {
		return 0, err
	}
	p, err := opportunity.FindPipeline(tx, s.PipelineID)
	if err != nil {
		return 0, err
	}
	for i, stage := range p.Stages {
		if stage.ID == id && i+1 < len(p.Stages) {
			return p.Stages[i+1].ID, nil
		}
	}
	return 0, fault.Refuse("Esta é a última etapa do funil: mova a oportunidade à mão, ou feche-a.")
}

// Convert makes the lead's person a customer before anything was sold, on the same record.
func Convert(tx *db.Tx, id int64) (Lead, error) {
	l, err := Find(tx, id)
	if err != nil {
		return l, err
	}
	tx.Log(db.Change{Action: "Lead registrado como cliente", Object: "leads", ID: l.ID})
	return l, person.BecomeCustomer(tx, l.PersonID)
}

// MovePerson gives the leads of a merged person to the one who stays.
func MovePerson(tx *db.Tx, f event.PersonsMerged) error {
	_, err := tx.Exec(`update leads set person_id = $3 where account_id = $1 and person_id = $2`, f.From, f.Into)
	if err != nil {
		return err
	}
	_, err = score(tx, ofPerson, f.Into)
	return err
}

// TellOfPerson says how many of them a merge would move.
func TellOfPerson(tx *db.Tx, f event.MergeAsked) error {
	var n int64
	err := tx.Get(&n, `select count(*) from leads where account_id = $1 and person_id = $2`, f.From)
	f.Tell("leads", n)
	return err
}
