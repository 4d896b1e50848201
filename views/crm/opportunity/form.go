package opportunity

import (
	"strconv"

	store "omniservicos/store/crm/opportunity"
	"omniservicos/store/person"
	crm "omniservicos/views/crm"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// Form is an opportunity as typed. The person is written as text and found by it, as in tasks.
type Form struct {
	form.Form
	Opportunity store.Opportunity // as it stood, and then what was read
	Owners      Owners
	Pipelines   []store.Pipeline
	Person      string
	Back        string
	Tags        []int64 // chosen
	before      int64   // whose it was
}

// NewForm fills the form with an opportunity as it stands.
func NewForm(o store.Opportunity, owners Owners, pipelines []store.Pipeline) *Form {
	f := &Form{Opportunity: o, Owners: owners, Pipelines: pipelines, before: o.OwnerID}
	f.Load(map[string][]string{})
	f.Set("title", o.Title)
	f.Set("person", o.PersonName)
	f.Set("person_id", ui.ID(o.PersonID))
	f.Set("for", ui.ID(o.OwnerID))
	f.Set("origin", o.Origin)
	f.Set("note", o.Note)
	f.Set("stage", ui.ID(o.StageID))
	f.Set("edits", ui.ID(o.Edits))
	if o.Value != 0 {
		f.Set("value", o.Value.Input())
	}
	if o.ExpectedOn != nil {
		f.Set("expected_on", o.ExpectedOn.ISO())
	}
	return f
}

// Read reads what was posted over the opportunity as it stood.
func (f *Form) Read() {
	o := &f.Opportunity
	o.Title = f.Text("title", 120, "Escreva o que pode ser vendido.")
	o.Value = f.Money("value", "")
	f.Check(o.Value >= 0, "value", "O valor não pode ser negativo.")
	f.Person = f.Text("person", 200, "")
	chosen := f.Choice("for", ui.Values(f.Owners.options(f.before)), "Escolha quem é o responsável.")
	o.OwnerID, _ = strconv.ParseInt(chosen, 10, 64) // one of the values, or refused
	o.Origin = f.Choice("origin", ui.Values(crm.OriginOptions(f.Owners.Origins, o.Origin)), "")
	f.Tags = crm.ReadTags(&f.Form, f.Owners.Tags)
	o.Note = f.Lines("note", 2000, "")
	o.ExpectedOn = nil
	if d := f.Day("expected_on", ""); !d.IsZero() {
		f.Check(d.Year >= 2000 && d.Year < 2200, "expected_on", "Esta data está longe demais.")
		o.ExpectedOn = &d
	}
	if o.ID == 0 {
		stage := f.Choice("stage", ui.Values(crm.StageOptions(f.Pipelines)), "Escolha a etapa em que começa.")
		o.StageID, _ = strconv.ParseInt(stage, 10, 64)
		return
	}
	o.Edits, _ = strconv.ParseInt(f.Value("edits"), 10, 64)
}

// Mark puts the tags that stand into the form.
func (f *Form) Mark(tags []person.Tag) {
	for _, t := range tags {
		f.Tags = append(f.Tags, t.ID)
	}
}

// MoveForm says where a card goes without anything being dragged.
type MoveForm struct {
	form.Form
	Opportunity store.Opportunity
	Pipelines   []store.Pipeline
	Back        string
	Move        store.Move
}

// NewMoveForm stands on the stage where the card is.
func NewMoveForm(o store.Opportunity, pipelines []store.Pipeline, back string) *MoveForm {
	f := &MoveForm{Opportunity: o, Pipelines: pipelines, Back: back}
	f.Load(map[string][]string{})
	f.Set("stage", ui.ID(o.StageID))
	f.Set("where", "top")
	f.Set("moves", ui.ID(o.Moves))
	return f
}

// Read reads where to. A drag says under which card, the form whether to the top or the end.
func (f *MoveForm) Read() {
	f.Move.ID = f.Opportunity.ID
	f.Move.StageID = f.ID("stage", "Escolha para que etapa.")
	f.Move.AfterID = f.ID("after", "")
	f.Move.Bottom = f.Choice("where", []string{"top", "bottom"}, "") == "bottom"
	f.Move.Moves, _ = strconv.ParseInt(f.Value("moves"), 10, 64)
}

// CloseForm is how an opportunity ends: won with a value, or lost with a motivo.
type CloseForm struct {
	form.Form
	Opportunity store.Opportunity
	Reasons     []store.Reason
	Won         bool
	Back        string
	Close       store.Close
}

// NewCloseForm proposes the value that was expected.
func NewCloseForm(o store.Opportunity, won bool, reasons []store.Reason, back string) *CloseForm {
	f := &CloseForm{Opportunity: o, Won: won, Reasons: reasons, Back: back}
	f.Load(map[string][]string{})
	f.Set("moves", ui.ID(o.Moves))
	if o.Value != 0 {
		f.Set("value", o.Value.Input())
	}
	return f
}

// Read reads how it ended.
func (f *CloseForm) Read() {
	f.Close.ID = f.Opportunity.ID
	f.Close.Moves, _ = strconv.ParseInt(f.Value("moves"), 10, 64)
	if f.Won {
		f.Close.Value = f.Money("value", "Informe por quanto foi vendida, como 1.250,00.")
		f.Check(f.Close.Value > 0, "value", "Informe por quanto foi vendida, como 1.250,00.")
		return
	}
	chosen := f.Choice("reason", ui.Values(f.reasons()), "Escolha por que foi perdida.")
	f.Close.ReasonID, _ = strconv.ParseInt(chosen, 10, 64)
}

func (f *CloseForm) reasons() (options []ui.Option) {
	for _, r := range f.Reasons {
		options = append(options, ui.Option{Value: ui.ID(r.ID), Label: r.Name})
	}
	return options
}
