package lead

import (
	"encoding/json"
	"fmt"

	"github.com/lib/pq"

	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/event"
	"omniservicos/store/fault"
	"omniservicos/store/person"
	"omniservicos/store/words"
)

// Receive takes a lead in: the person is met (who is known stays one person, unchanged by what a stranger typed), an
// opportunity begins, the rules score it, and somebody gets it with a call to make.
func Receive(tx *db.Tx, a Arrival) (Lead, error) {
	a = a.tidy()
	if err := a.check(); err != nil {
		return Lead{}, err
	}
	d, err := arrive(tx)
	if err != nil {
		return Lead{}, err
	}
	p, err := person.MeetCaller(tx, a.person())
	if err != nil {
		return Lead{}, err
	}
	l, err := begin(tx, a, p)
	if err != nil {
		return l, err
	}
	if _, err := score(tx, oneLead, l.ID); err != nil {
		return l, err
	}
	if l, err = Find(tx, l.ID); err != nil {
		return l, err
	}
	if l.OwnerID, err = deal(tx, d, l, a, p); err != nil {
		return l, err
	}
	if err := tx.Emit(event.PersonTouched{PersonID: p.ID, Kind: KindLead, Text: l.told(), Path: opportunityPath(l.OpportunityID)}); err != nil {
		return l, err
	}
	return l, tx.Emit(event.LeadReceived{PersonID: l.PersonID, OpportunityID: l.OpportunityID, Origin: l.Origin, Score: l.Points})
}

// KindLead is the line that a lead leaves on its person's timeline.
const KindLead = "lead"

// told is that line.
func (l Lead) told() string {
	text := "Escreveu por " + l.Through + " (" + plural(l.Points, "ponto", "pontos") + ")"
	if l.Message != "" {
		text += ": " + l.Message
	}
	return text
}

// begin writes the opportunity and the lead.
func begin(tx *db.Tx, a Arrival, p person.Person) (l Lead, err error) {
	stage := a.StageID
	if stage == 0 {
		if stage, err = firstStage(tx); err != nil {
			return l, err
		}
	}
	o, err := opportunity.Create(tx, opportunity.Opportunity{
		Title: a.Title, StageID: stage, PersonID: p.ID, Value: a.Value, Origin: a.Origin, Note: a.Message,
	})
	if err != nil {
		return l, err
	}
	source, err := json.Marshal(a.Source)
	if err != nil {
		return l, err
	}
	if l.ID = a.id; l.ID == 0 {
		l.ID = db.NewID()
	}
	tx.Log(db.Change{Action: "Lead recebido", Object: "leads", ID: l.ID, After: map[string]any{"origin": a.Origin, "text": a.Through}})
	return l, tx.Insert("leads", `id, person_id, opportunity_id, form_id, through, name, phone, email, tax_id, company, city, uf, message, place, words,
		origin, source, began_stage_id, state, received_at, consent_version, consent, consent_at, consent_ip`,
		[]any{l.ID, p.ID, o.ID, db.OrNull(a.FormID), a.Through, a.Name, a.Phone, a.Email, a.TaxID.Bare(), a.Company, a.City, a.UF, a.Message, words.Key(a.City),
			pq.StringArray(orEmpty(a.said())), a.Origin, source, stage, New, tx.Now, a.ConsentVersion, a.Consent, a.ConsentAt, a.ConsentIP})
}

func firstStage(tx *db.Tx) (int64, error) {
	list, err := opportunity.ListPipelines(tx)
	if err != nil {
		return 0, err
	}
	if len(list) == 0 || len(list[0].Stages) == 0 {
		return 0, fault.Refuse("Não há um funil em que a oportunidade comece. Monte um antes de receber leads.")
	}
	return list[0].Stages[0].ID, nil
}

// deal gives the lead to who takes it: the one who wrote it down for themselves, or whom the distribution says.
func deal(tx *db.Tx, d desk, l Lead, a Arrival, p person.Person) (to int64, err error) {
	if a.OwnerID != 0 {
		return a.OwnerID, give(tx, d, l, a.OwnerID, "escolhido ao registrar")
	}
	w, err := gather(tx)
	if err != nil {
		return 0, err
	}
	to, why, err := choose(tx, d, w, l, p.OwnerID)
	if err != nil {
		return 0, err
	}
	if err := give(tx, d, l, to, why); err != nil || to == 0 || p.OwnerID != 0 {
		return to, err
	}
	return to, person.SetOwner(tx, p.ID, to)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

var errTooManyRules = fault.Blame("rules", "São no máximo 60 regras.")
