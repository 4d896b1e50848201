package rule

import (
	"slices"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/fault"
	"omniservicos/store/mail"
	"omniservicos/store/person"
)

// mostUndone is how many firings one press takes back.
const mostUndone = 500

// UndoFiring takes back what one firing did, as far as it still stands as the rule left it.
func UndoFiring(tx *db.Tx, id int64) (u Undone, err error) {
	f, err := FindFiring(tx, id)
	if err != nil {
		return u, err
	}
	r, err := lock(tx, f.RuleID) // first: neither the rule nor anybody else is at it meanwhile
	if err != nil {
		return u, err
	}
	if f, err = FindFiring(tx, id); err != nil {
		return u, err
	}
	if f.Undone() {
		return u, fault.Refuse("Este disparo já foi desfeito.")
	}
	tx.Log(db.Change{Action: "Automação desfeita", Object: "rules", ID: r.ID, After: map[string]any{"rule": r.Name, "cause": f.Cause}})
	return u, u.take(tx, f)
}

// UndoRule takes back everything that a rule did, the last first.
func UndoRule(tx *db.Tx, id int64) (u Undone, err error) {
	r, err := lock(tx, id)
	if err != nil {
		return u, err
	}
	var list []Firing
	err = tx.List(&list, `
		select `+firingColumns+firingsWithPeople+`
		 where f.account_id = $1 and f.rule_id = $2 and f.undone_at is null
		 order by f.id desc limit $3`, id, mostUndone+1)
	if err != nil {
		return u, err
	}
	if len(list) == 0 {
		return u, fault.Refuse("Não há nada a desfazer: esta automação não fez nada, ou tudo já foi desfeito.")
	}
	u.More, list = len(list) > mostUndone, list[:min(len(list), mostUndone)]
	if err := withEffects(tx, list); err != nil {
		return u, err
	}
	tx.Log(db.Change{Action: "Automação desfeita", Object: "rules", ID: r.ID, After: map[string]any{"rule": r.Name, "firings": len(list)}})
	for _, f := range list {
		if err := u.take(tx, f); err != nil {
			return u, err
		}
	}
	return u, nil
}

// take takes one firing back, its last effect first. What cannot be taken back says why, for ever.
func (u *Undone) take(tx *db.Tx, f Firing) error {
	u.Firings++
	for _, e := range slices.Backward(f.Effects) {
		if !e.Done {
			continue
		}
		err := e.undo(tx)
		refused, ok := fault.As(err)
		if err != nil && !ok {
			return err
		}
		if ok {
			u.Kept = append(u.Kept, refused.Text)
			_, err = tx.Exec(`update rule_effects set undo_note = $3 where account_id = $1 and id = $2`, e.ID, refused.Text)
		} else {
			u.Effects++
			_, err = tx.Exec(`update rule_effects set undone_at = $3 where account_id = $1 and id = $2`, e.ID, tx.Now)
		}
		if err != nil {
			return err
		}
	}
	_, err := tx.Exec(`update rule_firings set undone_at = $3, undone_by = $4 where account_id = $1 and id = $2`, f.ID, tx.Now, tx.Actor.Identity)
	return err
}

// undo puts things back as they were, unless somebody has gone on from there.
func (e Effect) undo(tx *db.Tx) error {
	switch e.Kind {
	case DoTask, DoWhatsApp:
		err := crm.DropTask(tx, e.ObjectID)
		if fault.Is(err, fault.Missed) {
			return fault.Refuse("A tarefa não existe mais.")
		}
		return err
	case DoOwner:
		return e.giveBack(tx)
	case DoTag, DoUntag:
		return e.retag(tx)
	case DoMove:
		return e.moveBack(tx)
	case DoMail:
		_, err := mail.Cancel(tx, e.ObjectID)
		return err
	}
	return fault.Refuse("Um aviso dado não se desfaz.")
}

func (e Effect) giveBack(tx *db.Tx) error {
	if e.Card {
		o, err := opportunity.Find(tx, e.ObjectID)
		if err != nil {
			return err
		}
		if o.OwnerID != e.AfterID {
			return fault.Refuse("O responsável por “" + o.Title + "” mudou desde então.")
		}
		_, err = opportunity.Assign(tx, o.ID, e.BeforeID)
		return err
	}
	p, err := person.Find(tx, e.ObjectID)
	if err != nil {
		return err
	}
	if p.OwnerID != e.AfterID {
		return fault.Refuse("O responsável por " + p.Name + " mudou desde então.")
	}
	return person.SetOwner(tx, p.ID, e.BeforeID)
}

func (e Effect) retag(tx *db.Tx) error {
	if !e.Card {
		p, err := person.Find(tx, e.ObjectID) // who they are now, where they were merged
		if err != nil {
			return err
		}
		e.ObjectID = p.ID
	}
	has, err := tagsOf(tx, e)
	if err != nil {
		return err
	}
	if added := e.Kind == DoTag; added != (len(person.Among(has, []int64{e.AfterID})) > 0) {
		return fault.Refuse("O marcador mudou desde então.")
	}
	return e.setTag(tx, e.Kind == DoUntag)
}

func (e Effect) moveBack(tx *db.Tx) error {
	o, err := opportunity.Find(tx, e.ObjectID)
	if err != nil {
		return err
	}
	if o.Moves != e.AfterID || !o.Open() {
		return fault.Refuse("“" + o.Title + "” foi movida ou fechada desde então.")
	}
	_, _, err = opportunity.MoveOpportunity(tx, opportunity.Move{ID: o.ID, StageID: e.BeforeID, Moves: o.Moves})
	return err
}
