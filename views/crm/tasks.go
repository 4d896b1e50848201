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
		p.Next = ui.With(v.URL, "depois", id(v.Tasks[len(v.Tasks)-1].ID))
	}
	return p
}

// about says with whom and for whom a task is, as far as the page does not say it already.
func (v TasksView) about(t crm.Task) string {
	var parts []string
	if t.PersonID != 0 && v.PersonID == 0 {
		parts = append(parts, t.PersonName)
	}
	if name := v.Team.name(t.AssigneeID); name != "" && t.AssigneeID != v.Team.Me {
		parts = append(parts, "para "+name)
	}
	return strings.Join(parts, " · ")
}

// due says when a task is due, by shape and word.
func due(t crm.Task, today dates.Date) ui.BadgeView {
	switch t.Falls(today) {
	case crm.Done:
		return ui.BadgeView{Text: "Concluída", Tone: ui.Good}
	case crm.Late:
		return ui.BadgeView{Text: "Atrasada, " + ui.ShortDay(t.DueOn, today), Tone: ui.Bad}
	case crm.Today:
		return ui.BadgeView{Text: "Hoje", Tone: ui.Warn, Icon: "clock"}
	}
	return ui.BadgeView{Text: ui.ShortDay(t.DueOn, today), Icon: "calendar"}
}

// TaskPath is the page of a task.
func TaskPath(n int64) string { return "/crm/tarefas/" + id(n) }
