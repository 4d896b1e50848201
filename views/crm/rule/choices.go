package rule

import (
	"slices"
	"strconv"
	"strings"

	"omniservicos/store/cause"
	store "omniservicos/store/crm/rule"
	crm "omniservicos/views/crm"
	"omniservicos/views/ui"
)

// ListPath is the list of the automations; Path the page of one.
const ListPath = "/crm/automacoes"

// Path is the page of an automation.
func Path(n int64) string { return store.Path(n) }

func firingPath(n int64) string { return ListPath + "/disparos/" + ui.ID(n) }

func (f *Form) trigger() cause.Trigger { return f.Names.Trigger(f.Value("cause")) }

// triggers are in their groups, in the order in which the groups first come.
func (f *Form) triggers() (options []ui.Option) {
	var groups []string
	for _, t := range f.Names.Triggers {
		if !slices.Contains(groups, t.Group) {
			groups = append(groups, t.Group)
		}
	}
	for _, g := range groups {
		for _, t := range f.Names.Triggers {
			if t.Group == g {
				options = append(options, ui.Option{Value: t.Name, Label: t.Title, Group: g})
			}
		}
	}
	return options
}

func (f *Form) questions() (options []ui.Option) {
	for _, q := range store.Questions {
		if q.Of(f.trigger()) {
			options = append(options, ui.Option{Value: q.Field, Label: q.Words})
		}
	}
	return options
}

func (f *Form) deeds() (options []ui.Option) {
	for _, d := range store.Deeds {
		if d.Of(f.trigger()) {
			options = append(options, ui.Option{Value: d.Kind, Label: d.Words})
		}
	}
	return options
}

// answers are what a condition on this field may be compared with; none: it is typed.
func (f *Form) answers(field string) (options []ui.Option) {
	switch field {
	case store.HasTag, store.LacksTag:
		return crm.TagOptions(f.Names.Tags)
	case store.Origin:
		return crm.OriginOptions(f.Names.Origins, "")
	case store.OwnedBy:
		return append(crm.ColleagueOptions(f.Names.Members), ui.Option{Value: "0", Label: "ninguém ainda"})
	case store.InBranch:
		for _, b := range f.Names.Branches {
			options = append(options, ui.Option{Value: ui.ID(b.ID), Label: b.Name})
		}
	case store.InStage:
		return crm.StageOptions(f.Names.Pipelines)
	}
	return options
}

func (f *Form) people(kind string) []ui.Option {
	if kind == store.DoOwner {
		return crm.ColleagueOptions(f.Names.Members)
	}
	options := []ui.Option{{Value: strconv.Itoa(store.Theirs), Label: "o responsável"}}
	if kind != store.DoNotify {
		options = append(options, ui.Option{Value: "0", Label: "quem puder"})
	}
	return append(options, crm.ColleagueOptions(f.Names.Members)...)
}

func (f *Form) targets(kind string) []ui.Option {
	if kind == store.DoMove {
		return crm.StageOptions(f.Names.Pipelines)
	}
	return crm.TagOptions(f.Names.Tags)
}

// fields are the words that a text may name.
func fields() string { return "{" + strings.Join(store.Words, "}, {") + "}" }

func stateOf(r store.Rule) ui.BadgeView {
	switch {
	case r.State == store.Archived:
		return ui.BadgeView{Text: "Arquivada"}
	case r.State == store.Paused:
		return ui.BadgeView{Text: "Pausada", Tone: ui.Warn, Icon: "pause-circle"}
	case r.Failure != "":
		return ui.BadgeView{Text: "Com falha", Tone: ui.Bad}
	}
	return ui.BadgeView{Text: "Ligada", Tone: ui.Good}
}

// outcome is what a rehearsal would have done, in words: "37 tarefas, 12 avisos".
func outcome(r store.Rule, n int) string {
	words := map[string][2]string{
		store.DoTask: {"tarefa", "tarefas"}, store.DoWhatsApp: {"mensagem de WhatsApp", "mensagens de WhatsApp"}, store.DoNotify: {"aviso", "avisos"},
		store.DoOwner: {"responsável definido", "responsáveis definidos"}, store.DoTag: {"marcador posto", "marcadores postos"},
		store.DoUntag: {"marcador tirado", "marcadores tirados"}, store.DoMove: {"oportunidade movida", "oportunidades movidas"}, store.DoMail: {"e-mail", "e-mails"},
	}
	times := map[string]int{}
	var order []string
	for _, a := range r.Actions {
		if times[a.Kind] == 0 {
			order = append(order, a.Kind)
		}
		times[a.Kind]++
	}
	var parts []string
	for _, k := range order {
		parts = append(parts, ui.Counted(n*times[k], words[k][0], words[k][1]))
	}
	return strings.Join(parts, ", ")
}
