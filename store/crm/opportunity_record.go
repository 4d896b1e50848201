package crm

import (
	"strconv"

	"omniservicos/db"
	"omniservicos/store/event"
	"omniservicos/store/money"
)

// RecordOpportunity keeps a chance to sell on the person's timeline.
func RecordOpportunity(tx *db.Tx, e event.OpportunityCreated) error {
	return recordCard(tx, e.PersonID, e.OpportunityID, KindOpportunity, "Oportunidade criada: "+e.Title+" ("+e.Stage+")", e.Value)
}

// RecordMove keeps how far it has come.
func RecordMove(tx *db.Tx, e event.OpportunityMoved) error {
	return recordCard(tx, e.PersonID, e.OpportunityID, KindOpportunity, "Oportunidade "+e.Title+": de "+e.From+" para "+e.To, e.Value)
}

// RecordWin keeps that it became a sale.
func RecordWin(tx *db.Tx, e event.OpportunityWon) error {
	return recordCard(tx, e.PersonID, e.OpportunityID, KindWon, "Oportunidade ganha: "+e.Title, e.Value)
}

// RecordLoss keeps that it did not, and why.
func RecordLoss(tx *db.Tx, e event.OpportunityLost) error {
	return recordCard(tx, e.PersonID, e.OpportunityID, KindLost, "Oportunidade perdida: "+e.Title+" ("+e.Reason+")", e.Value)
}

// RecordReopening keeps that it is worked on again.
func RecordReopening(tx *db.Tx, e event.OpportunityReopened) error {
	return recordCard(tx, e.PersonID, e.OpportunityID, KindOpportunity, "Oportunidade reaberta: "+e.Title+" ("+e.Stage+")", e.Value)
}

func recordCard(tx *db.Tx, person, id int64, kind, text string, value money.Cents) error {
	return record(tx, Line{PersonID: person, Kind: kind, Text: text, Amount: &value, Path: "/crm/oportunidades/" + strconv.FormatInt(id, 10)})
}
