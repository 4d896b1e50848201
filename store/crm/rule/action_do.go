package rule

import (
	"strconv"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/crm/message"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/mail"
	"omniservicos/store/person"
)

// do does all that the rule says for one case, and writes down why and what.
func (r Rule) do(tx *db.Tx, k Case, n Names) error {
	f := Firing{ID: db.NewID()}
	for _, c := range r.Conditions {
		f.Why = append(f.Why, c.why(k, n))
	}
	tx.Log(db.Change{Action: "Automação disparada", Object: "rules", ID: r.ID, After: map[string]any{"rule": r.Name, "cause": k.Key}})
	err := tx.Insert("rule_firings", "id, rule_id, cause, happened_at, at, person_id, branch_id, text, path, why",
		[]any{f.ID, r.ID, k.Key, k.At, tx.Now, db.OrNull(k.Person.ID), db.OrNull(k.BranchID), k.Text, k.Path, f.Why})
	if err != nil {
		return err
	}
	var rows [][]any
	for _, a := range r.Actions {
		e, err := a.do(tx, k, n)
		if refused, ok := fault.As(err); ok {
			e = Effect{Text: "Não foi possível " + dare(a) + ": " + refused.Text}
		} else if err != nil {
			return err
		}
		rows = append(rows, []any{db.NewID(), f.ID, a.Kind, e.Text, e.Path, e.Done, e.ObjectID, e.Card, e.BeforeID, e.AfterID})
	}
	return tx.Insert("rule_effects", "id, firing_id, kind, text, path, done, object_id, card, before_id, after_id", rows...)
}

func dare(a Action) string {
	d, _ := deed(a.Kind)
	return d.Words
}

// do does one thing. A refusal is written down and keeps nothing else from being done.
func (a Action) do(tx *db.Tx, k Case, n Names) (Effect, error) {
	switch a.Kind {
	case DoTask:
		return a.makeTask(tx, k, n, a.Task, message.Fill(a.Text, k.values(n)))
	case DoWhatsApp:
		return a.writeWhatsApp(tx, k, n)
	case DoNotify:
		return a.notify(tx, k, n)
	case DoOwner:
		return a.assign(tx, k, n)
	case DoTag, DoUntag:
		return a.tag(tx, k, n)
	case DoMove:
		return a.move(tx, k, n)
	case DoMail:
		return a.write(tx, k, n)
	}
	return Effect{}, fault.Refuse("esta ação não existe mais.")
}

// whom is who an action is for; who has left the team is nobody.
func (a Action) whom(k Case, n Names) int64 {
	id := a.Who
	if id == Theirs {
		id = k.Owner()
	}
	if n.member(id) == "" {
		return 0
	}
	return id
}

// longestTitle is what a task's title holds.
const longestTitle = 200

func (a Action) makeTask(tx *db.Tx, k Case, n Names, kind, title string) (Effect, error) {
	if letters := []rune(title); len(letters) > longestTitle {
		title = string(letters[:longestTitle-1]) + "…"
	}
	t := crm.Task{
		Kind: kind, Title: title, DueOn: dates.Of(tx.Now, tx.Zone()).AddDays(a.Days), PersonID: k.Person.ID, AssigneeID: a.whom(k, n),
	}
	if k.Card.ID != 0 && k.Card.Open() {
		t.OriginKind, t.OriginID = opportunity.TaskOrigin, k.Card.ID
	}
	t, err := crm.SaveTask(tx, t)
	return Effect{Done: true, Text: "Tarefa “" + t.Title + "” para " + n.who(t.AssigneeID), Path: "/crm/tarefas/" + id(t.ID), ObjectID: t.ID}, err
}

// writeWhatsApp makes a task that holds the text: only a person's hand sends it.
func (a Action) writeWhatsApp(tx *db.Tx, k Case, n Names) (Effect, error) {
	if k.Person.ID == 0 {
		return Effect{}, fault.Refuse("não se sabe de quem se trata.")
	}
	return a.makeTask(tx, k, n, crm.WhatsApp, message.Fill(a.Text, k.values(n)))
}

func (a Action) notify(tx *db.Tx, k Case, n Names) (Effect, error) {
	to := a.whom(k, n)
	if to == 0 {
		return Effect{}, fault.Refuse("não há responsável da equipe a quem avisar.")
	}
	text := message.Fill(a.Text, k.values(n))
	return Effect{Done: true, Text: "Aviso a " + n.member(to) + ": " + text}, crm.Notify(tx, to, text, k.Path)
}

func (a Action) assign(tx *db.Tx, k Case, n Names) (Effect, error) {
	to := a.whom(k, n)
	if to == 0 {
		return Effect{}, fault.Refuse("quem seria o responsável não é mais da equipe.")
	}
	e := Effect{Done: true, Text: "Responsável: " + n.member(to), AfterID: to}
	var err error
	switch {
	case k.Card.ID != 0:
		e.Card, e.ObjectID, e.Path = true, k.Card.ID, "/crm/oportunidades/"+id(k.Card.ID)
		e.BeforeID, err = opportunity.Assign(tx, k.Card.ID, to)
	case k.Person.ID != 0:
		e.ObjectID, e.BeforeID, e.Path = k.Person.ID, k.Person.OwnerID, "/crm/clientes/"+id(k.Person.ID)
		err = person.SetOwner(tx, k.Person.ID, to)
	default:
		return e, fault.Refuse("não se sabe de quem se trata.")
	}
	if e.BeforeID == to {
		e.Done, e.Text = false, n.member(to)+" já era o responsável"
	}
	return e, err
}

// tag marks the person; a card of nobody is marked itself.
func (a Action) tag(tx *db.Tx, k Case, n Names) (Effect, error) {
	add := a.Kind == DoTag
	e := Effect{Done: true, Text: map[bool]string{true: "Marcador “", false: "Sem o marcador “"}[add] + n.tag(a.Target) + "”", AfterID: a.Target}
	e.Card, e.ObjectID, e.Path = k.Person.ID == 0, k.Person.ID, "/crm/clientes/"+id(k.Person.ID)
	if e.Card {
		e.ObjectID, e.Path = k.Card.ID, "/crm/oportunidades/"+id(k.Card.ID)
	}
	if e.ObjectID == 0 {
		return e, fault.Refuse("não se sabe de quem se trata.")
	}
	has, err := tagsOf(tx, e)
	if err != nil {
		return e, err
	}
	if had := len(person.Among(has, []int64{a.Target})) > 0; had == add {
		e.Done, e.Text = false, map[bool]string{true: "Já tinha o marcador “", false: "Não tinha o marcador “"}[add]+n.tag(a.Target)+"”"
		return e, nil
	}
	return e, e.setTag(tx, add)
}

func tagsOf(tx *db.Tx, e Effect) ([]person.Tag, error) {
	read := person.TagsOf
	if e.Card {
		read = opportunity.TagsOf
	}
	has, err := read(tx, []int64{e.ObjectID})
	return has[e.ObjectID], err
}

func (e Effect) setTag(tx *db.Tx, add bool) error {
	switch {
	case e.Card && add:
		return opportunity.AddTags(tx, e.ObjectID, e.AfterID)
	case e.Card:
		return opportunity.RemoveTags(tx, e.ObjectID, e.AfterID)
	case add:
		return person.AddTags(tx, e.ObjectID, e.AfterID)
	}
	return person.RemoveTags(tx, e.ObjectID, e.AfterID)
}

// move reads the card anew: another case of the same handful may have moved it.
func (a Action) move(tx *db.Tx, k Case, n Names) (Effect, error) {
	e := Effect{Text: "Já estava em “" + n.stage(a.Target) + "”", Card: true, ObjectID: k.Card.ID, Path: "/crm/oportunidades/" + id(k.Card.ID)}
	o, err := opportunity.Find(tx, k.Card.ID)
	if err != nil || o.Open() && o.StageID == a.Target {
		return e, err
	}
	from, to, err := opportunity.MoveOpportunity(tx, opportunity.Move{ID: o.ID, StageID: a.Target, Moves: o.Moves})
	e.Done, e.Text, e.BeforeID, e.AfterID = true, "De “"+from.Name+"” para “"+to.Name+"”", from.ID, o.Moves+1
	return e, err
}

func (a Action) write(tx *db.Tx, k Case, n Names) (Effect, error) {
	if k.Person.Email == "" {
		return Effect{}, fault.Refuse(k.Person.Name + " não tem e-mail no cadastro.")
	}
	m, err := mail.Queue(tx, k.Person.Email, message.Fill(a.Title, k.values(n)), message.Fill(a.Text, k.values(n)))
	return Effect{Done: true, Text: "E-mail “" + m.Subject + "” para " + m.To, ObjectID: m.ID}, err
}

func id(n int64) string { return strconv.FormatInt(n, 10) }
