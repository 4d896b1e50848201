package crm

import (
	"net/url"
	"strings"

	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/views/ui"
)

// TasksView is a list of tasks, on their own page or on somebody's.
type TasksView struct {
	URL      *url.URL
	Part     string
	Filter   crm.TaskFilter // what was asked for beside the part
	MineOnly bool
	Counts   crm.Counts
	Tasks    []crm.Task
	More     bool
	Today    dates.Date
	MayDo    bool
	MaySee   bool // people's pages
	Team     Team
	Quick    *TaskForm
	PersonID int64 // whose page it is; 0: the tasks' own
	Back     string
}

func (v TasksView) tabs() (tabs []ui.Tab) {
	for _, t := range []struct {
		part, label string
		count       int
	}{
		{crm.Open, "A fazer", 0}, {crm.Late, "Atrasadas", v.Counts.Late}, {crm.Today, "Hoje", v.Counts.Today},
		{crm.Upcoming, "Próximas", v.Counts.Upcoming}, {crm.Done, "Concluídas", 0},
	} {
		tabs = append(tabs, ui.Tab{Label: t.label, Href: ui.With(v.URL, "ver", t.part), Active: v.Part == t.part, Count: t.count})
	}
	return tabs
}

func (v TasksView) whose() []ui.Tab {
	return []ui.Tab{
		{Label: "Minhas e de todos", Href: ui.With(v.URL, "de", ""), Active: v.MineOnly},
		{Label: "De toda a equipe", Href: ui.With(v.URL, "de", "equipe"), Active: !v.MineOnly},
	}
}

func (v TasksView) head() ui.HeadView {
	return ui.HeadView{Title: "Tarefas", Facts: Plural(v.Counts.Today, "para hoje", "para hoje"), Alert: late(v.Counts.Late)}
}

func late(n int) string {
	if n == 0 {
		return ""
	}
	return Plural(n, "atrasada", "atrasadas")
}

// Plural counts in words: "nenhuma", "1 atrasada", "3 atrasadas".
func Plural(n int, one, many string) string {
	switch n {
	case 0:
		return "Nenhuma " + one
	case 1:
		return "1 " + one
	}
	return ui.Number(n) + " " + many
}

func (v TasksView) empty() ui.EmptyView {
	return ui.EmptyView{Icon: "check-circle", Text: map[string]string{
		crm.Open:     "Nada a fazer. Escreva acima o que não pode ser esquecido.",
		crm.Late:     "Nada atrasado.",
		crm.Today:    "Nada para hoje.",
		crm.Upcoming: "Nada marcado para os próximos dias.",
		crm.Done:     "Nenhuma tarefa foi concluída ainda.",
	}[v.Part]}
}

func (v TasksView) pager() ui.PagerView {
	p := ui.PagerView{Shown: len(v.Tasks), More: v.More}
	if v.More {
		p.Next = ui.With(v.URL, "depois", ui.ID(v.Tasks[len(v.Tasks)-1].ID))
	}
	return p
}

// about says with whom and for whom a task is, as far as the page does not say it already.
func (v TasksView) about(t crm.Task) string {
	parts := []string{crm.KindWord(t.Kind)}
	if t.Priority == crm.High {
		parts = append(parts, "prioridade alta")
	}
	if t.PersonID != 0 && v.PersonID == 0 {
		parts = append(parts, t.PersonName)
	}
	if t.Recurrence != "" {
		parts = append(parts, t.Recurrence.String())
	}
	if name := v.Team.name(t.AssigneeID); name != "" && t.AssigneeID != v.Team.Me {
		parts = append(parts, "para "+name)
	}
	return strings.Join(parts, " · ")
}

// chips are the filters in force, in words.
func (v TasksView) chips() (chips []ui.Chip) {
	for _, c := range []ui.Chip{
		{Label: "Tipo", Value: crm.KindWord(v.Filter.Kind), Param: "tipo"}, {Label: "De", Value: v.Team.name(v.Filter.Assignee), Param: "pessoa"},
		{Label: "Desde", Value: v.Filter.From.String(), Param: "desde"}, {Label: "Até", Value: v.Filter.To.String(), Param: "ate"},
	} {
		if c.Value != "" {
			chips = append(chips, c)
		}
	}
	return chips
}

// due says when a task is due, by shape and word.
func due(t crm.Task, today dates.Date) ui.BadgeView {
	at := ""
	if t.DueTime.Set {
		at = ", " + t.DueTime.String()
	}
	switch t.Falls(today) {
	case crm.Done:
		return ui.BadgeView{Text: "Concluída", Tone: ui.Good}
	case crm.Late:
		return ui.BadgeView{Text: "Atrasada, " + ui.ShortDay(t.DueOn, today) + at, Tone: ui.Bad}
	case crm.Today:
		return ui.BadgeView{Text: "Hoje" + at, Tone: ui.Warn, Icon: "clock"}
	}
	return ui.BadgeView{Text: ui.ShortDay(t.DueOn, today) + at, Icon: "calendar"}
}

// TaskPath is the page of a task.
func TaskPath(n int64) string { return "/crm/tarefas/" + ui.ID(n) }
