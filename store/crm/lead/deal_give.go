package lead

import (
	"strconv"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
)

// give writes down who takes care of a lead and tells them, with a call to make in time.
func give(tx *db.Tx, d desk, l Lead, to int64, why string) error {
	if _, err := opportunity.Assign(tx, l.OpportunityID, to); err != nil {
		return err
	}
	if err := noteGift(tx, l, to, why); err != nil {
		return err
	}
	if err := planCall(tx, d, l, to); err != nil {
		return err
	}
	return crm.Notify(tx, to, "Novo lead: "+l.Name+" ("+plural(l.Points, "ponto", "pontos")+"). Ligue até "+callBy(tx, d).Format("15:04")+".", opportunityPath(l.OpportunityID))
}

func noteGift(tx *db.Tx, l Lead, to int64, why string) error {
	return tx.InsertLater("lead_gifts", "id, lead_id, at, from_id, to_id, why, actor", []any{db.NewID(), l.ID, tx.Now, l.OwnerID, to, why, tx.Actor.Name})
}

// planCall is the first task: whoever is called while they still think of it buys more often.
func planCall(tx *db.Tx, d desk, l Lead, to int64) error {
	at := callBy(tx, d)
	_, err := crm.SaveTask(tx, crm.Task{
		Title: "Ligar para " + l.Name, Kind: crm.Call, Priority: crm.High, DueOn: dates.Of(at, tx.Zone()), DueTime: dates.At(at.Hour(), at.Minute()),
		PersonID: l.PersonID, AssigneeID: to, OriginKind: opportunity.TaskOrigin, OriginID: l.OpportunityID,
	})
	return err
}

func callBy(tx *db.Tx, d desk) time.Time {
	return tx.Now.Add(time.Duration(d.CallMinutes) * time.Minute).In(tx.Zone())
}

// Target is to whom a lead is handed: a person, or whose turn it is in a team.
type Target struct{ TeamID, IdentityID int64 }

// HandOver gives leads that somebody has, or nobody, to another; their open tasks go along. It says how many changed hands.
func HandOver(tx *db.Tx, ids []int64, t Target) (n int, err error) {
	d, err := arrive(tx)
	if err != nil {
		return 0, err
	}
	w, err := gather(tx)
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		l, err := Find(tx, id)
		if err != nil {
			return n, err
		}
		to, why, err := t.choose(tx, d, w)
		if err != nil {
			return n, err
		}
		d.Turn++
		if !l.Open() {
			return n, fault.Refuse("“" + l.Name + "” já foi fechado como " + StateWord(l.State) + ": reabra a oportunidade antes.")
		}
		if to == l.OwnerID {
			continue
		}
		n++
		if err := handOver(tx, l, to, why); err != nil {
			return n, err
		}
	}
	return n, keepTurn(tx, d)
}

func (t Target) choose(tx *db.Tx, d desk, w crowd) (int64, string, error) {
	if t.TeamID == 0 {
		if w.names[t.IdentityID] == "" {
			return 0, "", fault.Blame("to", "Escolha a equipe ou a pessoa da lista.")
		}
		return t.IdentityID, "passado à mão", nil
	}
	team, ok := w.team(t.TeamID)
	if !ok {
		return 0, "", fault.Blame("to", "Escolha a equipe ou a pessoa da lista.")
	}
	to, err := turnOf(tx, d, w, team)
	if err == nil && to == 0 {
		err = fault.Blame("to", "Todos da equipe "+team.Name+" estão em pausa.")
	}
	return to, "passado à mão: a vez na equipe " + team.Name, err
}

// keepTurn leaves the desk where a hand-over of many came to.
func keepTurn(tx *db.Tx, d desk) error {
	_, err := tx.Exec(`update lead_desks set turn = $2 where account_id = $1`, d.Turn)
	return err
}

func handOver(tx *db.Tx, l Lead, to int64, why string) error {
	tx.Log(db.Change{Action: "Lead passado a outra pessoa", Object: "leads", ID: l.ID, Before: map[string]any{"seller_id": l.OwnerID}, After: map[string]any{"seller_id": to, "reason": why}})
	if _, err := opportunity.Assign(tx, l.OpportunityID, to); err != nil {
		return err
	}
	if err := noteGift(tx, l, to, why); err != nil {
		return err
	}
	_, err := tx.Exec(`
		update tasks set assignee_id = $4 where account_id = $1 and origin_kind = 'oportunidade' and origin_id = $2 and done_at is null and assignee_id in (0, $3)`,
		l.OpportunityID, l.OwnerID, to)
	if err != nil {
		return err
	}
	return crm.Notify(tx, to, tx.Actor.Name+" passou o lead "+l.Name+" para você.", opportunityPath(l.OpportunityID))
}

// Gifts are who received this lead and why, newest first; of all leads where it is 0.
func Gifts(tx *db.Tx, leadID int64, limit int) (list []Gift, err error) {
	err = tx.List(&list, `
		select g.id, g.lead_id, g.at, g.from_id, g.to_id, g.why, g.actor, l.name as title, l.opportunity_id
		  from lead_gifts g join leads l on l.account_id = g.account_id and l.id = g.lead_id
		 where g.account_id = $1 and ($2::bigint = 0 or g.lead_id = $2)
		 order by g.id desc limit $3`, leadID, limit)
	return list, err
}

func opportunityPath(id int64) string { return "/crm/oportunidades/" + strconv.FormatInt(id, 10) }
