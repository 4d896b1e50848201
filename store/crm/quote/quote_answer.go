package quote

import (
	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/event"
	"omniservicos/store/fault"
)

// AnswerByKey is the customer's answer, through the public address.
func AnswerByKey(tx *db.Tx, key string, a Answer) (Quote, error) {
	found, err := ByKey(tx, key)
	if err != nil {
		return found, err
	}
	q, err := lock(tx, found.ID)
	if err != nil {
		return q, err
	}
	if q.State == a.state() && q.AnswerName == a.Name && q.Version == a.Version {
		return q, nil // pressed twice
	}
	if err := q.answerable(a.state(), a.Version, dates.Of(tx.Now, tx.Zone()), tx.Zone()); err != nil {
		return q, err
	}
	return q.take(tx, a)
}

// AnswerOf writes down what a customer said at the counter or on the phone.
func AnswerOf(tx *db.Tx, id int64, a Answer) (Quote, error) {
	q, today, err := lockToday(tx, id)
	if err != nil {
		return q, err
	}
	if err := q.may(a.state(), today); err != nil {
		return q, err
	}
	a.By, a.Version = tx.Actor.Identity, q.Version
	return q.take(tx, a)
}

// take keeps the answer. An acceptance wins the opportunity by itself; who listens opens the pré-venda.
func (q Quote) take(tx *db.Tx, a Answer) (Quote, error) {
	if a.Name == "" {
		return q, fault.Blame("name", "Escreva o seu nome.")
	}
	q.State, q.AnsweredAt, q.AnswerName, q.AnswerIP, q.AnswerNote, q.AnsweredBy = a.state(), &tx.Now, a.Name, a.IP, a.Note, a.By
	tx.Log(db.Change{Action: "Orçamento " + q.State, Object: "quotes", ID: q.ID, Before: map[string]any{"state": Sent},
		After: map[string]any{"state": q.State, "name": a.Name, "ip": a.IP, "note": a.Note, "version": q.Version, "total": q.Total}})
	if a.Accept && q.OpportunityID != 0 {
		var err error
		if q.Won, err = opportunity.WinBy(tx, q.OpportunityID, q.Basket); err != nil {
			return q, err
		}
	}
	if q.ViewedAt == nil && a.By == 0 {
		q.ViewedAt = &tx.Now // where scripts do not run the answer is the first that is heard of it
	}
	_, err := tx.Exec(`
		update quotes set state = $3, answered_at = $4, answer_name = $5, answer_ip = $6, answer_note = $7, answered_by = $8, won = $9, viewed_at = $10
		 where account_id = $1 and id = $2`, q.ID, q.State, q.AnsweredAt, q.AnswerName, q.AnswerIP, q.AnswerNote, q.AnsweredBy, q.Won, q.ViewedAt)
	if err != nil {
		return q, err
	}
	return q, tx.Emit(q.answered())
}

func (q Quote) answered() any {
	if q.State == Refused {
		return event.QuoteRefused{QuoteID: q.ID, OpportunityID: q.OpportunityID, PersonID: q.PersonID, SellerID: q.SellerID, BranchID: q.BranchID,
			Number: q.Number, Version: q.Version, Total: q.Total, Name: q.AnswerName, Reason: q.AnswerNote}
	}
	f := event.QuoteAccepted{QuoteID: q.ID, OpportunityID: q.OpportunityID, PersonID: q.PersonID, SellerID: q.SellerID, BranchID: q.BranchID,
		Number: q.Number, Version: q.Version, Subtotal: q.Gross(), Discount: q.Off(), Total: q.Total, Name: q.AnswerName}
	for _, l := range q.Lines {
		f.Items = append(f.Items, event.QuotedItem{ProductID: l.ProductID, Name: l.Name, Unit: l.Unit, Quantity: l.Quantity,
			UnitPrice: l.UnitPrice, BasePrice: l.BasePrice, Rule: l.Rule, Gross: l.Gross})
	}
	return f
}
