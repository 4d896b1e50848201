package rule

import (
	"time"

	store "omniservicos/store/crm/rule"
	"omniservicos/views/ui"
)

// ShowView is an automation with what it did.
type ShowView struct {
	Rule    store.Rule
	Names   store.Names
	Counts  store.Counts
	Log     []store.Firing // one more than a page, where there is another
	Editor  string         // who last changed it
	MayEdit bool
	First   bool // the first page of the log
	Now     time.Time
	Zone    *time.Location
}

func (v ShowView) page() []store.Firing { return v.Log[:min(len(v.Log), store.PageSize)] }

func (v ShowView) next() string {
	if len(v.Log) <= store.PageSize {
		return ""
	}
	return Path(v.Rule.ID) + "?depois=" + ui.ID(v.Log[store.PageSize-1].ID)
}

func (v ShowView) back() string {
	if v.First {
		return ""
	}
	return Path(v.Rule.ID)
}

func (v ShowView) facts() string {
	s := "Alterada em " + v.Rule.EditedAt.In(v.Zone).Format("02/01/2006 15:04")
	if v.Editor != "" {
		s += " por " + v.Editor
	}
	return s
}

func (v ShowView) figures() []ui.Figure {
	last := "ainda não"
	if v.Counts.Last != nil {
		last = v.Counts.Last.In(v.Zone).Format("02/01 15:04")
	}
	return []ui.Figure{
		{Label: "Disparos em 30 dias", Value: ui.Number(v.Counts.Month)}, {Label: "Desde o começo", Value: ui.Number(v.Counts.All)},
		{Label: "Desfeitos", Value: ui.Number(v.Counts.Undone)}, {Label: "Último disparo", Value: last},
	}
}

// undo says in figures what the press will do.
func (v ShowView) undo() string {
	return "Isto desfaz " + ui.Counted(v.Counts.All-v.Counts.Undone, "disparo", "disparos") + " desta automação: tarefas que ninguém concluiu são retiradas, marcadores, responsáveis e etapas voltam ao que eram se ninguém mexeu neles desde então. " +
		"O que não puder ser desfeito é dito, com o motivo. A automação continua como está: pause-a se não deve mais disparar."
}

// note is what to know of an effect beside its words.
func note(e store.Effect) string {
	switch {
	case e.UndoneAt != nil:
		return "desfeito"
	case e.UndoNote != "":
		return "não desfeito: " + e.UndoNote
	}
	return ""
}
