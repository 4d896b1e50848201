package quote

import (
	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/event"
	"omniservicos/store/fault"
)

const edited = "editado depois do aceite"

// Revise begins the next version of what was sent, as a draft like it. The version before can be answered no longer, and
// an acceptance of it is void.
func Revise(tx *db.Tx, id int64) (Quote, error) {
	q, today, err := lockToday(tx, id)
	if err != nil {
		return q, err
	}
	if !q.Last {
		return q, fault.Conflict(q.Title() + " já tem uma versão mais nova: edite aquela.")
	}
	switch q.StateOn(today) {
	case Draft:
		return q, fault.Conflict(q.Title() + " ainda é um rascunho: mude o que for preciso nele mesmo.")
	case Voided: // nothing more to end
	case Accepted:
		err = q.void(tx, edited)
	default:
		err = q.replace(tx, today)
	}
	if err != nil {
		return q, err
	}
	n := q
	n.ID, n.Version, n.Edits, n.SentAt, n.ViewedAt, n.AnsweredAt = db.NewID(), q.Version+1, 0, nil, nil, nil
	n.AnswerName, n.AnswerIP, n.AnswerNote, n.AnsweredBy, n.Won, n.EndedAt, n.EndReason = "", "", "", 0, false, nil, ""
	if n.ValidUntil.Before(today) {
		n.ValidUntil = today.AddDays(days)
	}
	tx.Log(db.Change{Action: "Nova versão do orçamento", Object: "quotes", ID: n.ID, After: map[string]any{"number": n.Number, "version": n.Version}})
	return n, n.insert(tx)
}

func (q Quote) replace(tx *db.Tx, today dates.Date) error {
	if err := q.may(Replaced, today); err != nil {
		return err
	}
	tx.Log(db.Change{Action: "Orçamento substituído", Object: "quotes", ID: q.ID, Before: map[string]any{"state": q.State}, After: map[string]any{"state": Replaced}})
	_, err := tx.Exec(`update quotes set state = 'substituido', ended_at = $3, ended_by = $4 where account_id = $1 and id = $2`, q.ID, tx.Now, tx.Actor.Identity)
	return err
}

// Annul ends a version that is to hold no longer. Its link shows nothing of it any more.
func Annul(tx *db.Tx, id int64, reason string) (Quote, error) {
	q, today, err := lockToday(tx, id)
	if err != nil {
		return q, err
	}
	if err := q.may(Voided, today); err != nil {
		return q, err
	}
	if q.State == Draft {
		reason = "rascunho descartado"
	}
	if reason == "" {
		return q, fault.Blame("motivo", "Escreva por que o orçamento é anulado.")
	}
	return q, q.void(tx, reason)
}

// void ends the version, and takes back what its acceptance did.
func (q Quote) void(tx *db.Tx, reason string) error {
	tx.Log(db.Change{Action: "Orçamento anulado", Object: "quotes", ID: q.ID, Before: map[string]any{"state": q.State}, After: map[string]any{"state": Voided, "reason": reason}})
	_, err := tx.Exec(`update quotes set state = 'anulado', ended_at = $3, ended_by = $4, end_reason = $5, won = false where account_id = $1 and id = $2`,
		q.ID, tx.Now, tx.Actor.Identity, reason)
	if err != nil {
		return err
	}
	if q.Won {
		if err := q.reopen(tx); err != nil {
			return err
		}
	}
	if q.SentAt == nil {
		return nil // nobody outside knew of it
	}
	return tx.Emit(event.QuoteVoided{QuoteID: q.ID, OpportunityID: q.OpportunityID, PersonID: q.PersonID, SellerID: q.SellerID, BranchID: q.BranchID,
		Number: q.Number, Version: q.Version, Total: q.Total, Name: q.Customer(), Accepted: q.State == Accepted, Reason: reason})
}

// reopen takes the opportunity up again, unless another orçamento of it was accepted too: then that one won it.
func (q Quote) reopen(tx *db.Tx) error {
	var others []int64
	err := tx.List(&others, `select id from quotes where account_id = $1 and opportunity_id = $2 and state = 'aceito' order by id limit 1`, q.OpportunityID)
	if err != nil {
		return err
	}
	if len(others) > 0 {
		_, err = tx.Exec(`update quotes set won = true where account_id = $1 and id = $2`, others[0])
		return err
	}
	o, err := opportunity.Find(tx, q.OpportunityID)
	if err != nil || o.State != opportunity.Won {
		return err
	}
	_, err = opportunity.Reopen(tx, q.OpportunityID)
	return err
}
