package crm

import (
	"strings"

	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/views/ui"
)

// TaskItems are tasks as the day shows them: at most so many, and then the way to the others.
func TaskItems(tasks []crm.Task, most int, today dates.Date, mayDo bool) (items []ui.AgendaItem) {
	more := len(tasks) > most
	for _, t := range tasks[:min(len(tasks), most)] {
		i := ui.AgendaItem{When: ui.AgendaToday, Clock: t.DueTime.String(), Title: t.Title, Text: strings.Join(parts(t), " · "), Href: TaskPath(t.ID), Icon: KindIcon(t.Kind)}
		if t.Falls(today) == crm.Late {
			i.When, i.Badge = ui.AgendaLate, "desde "+ui.ShortDay(t.DueOn, today)
		}
		if mayDo {
			i.Actions = TaskActions(t, "/")
		}
		items = append(items, i)
	}
	if more {
		items = append(items, ui.AgendaItem{When: ui.AgendaToday, Title: "Há mais tarefas pendentes", Href: "/crm/tarefas?ver=" + crm.Today, Icon: "list-bullet"})
	}
	return items
}

func parts(t crm.Task) (parts []string) {
	parts = append(parts, crm.KindWord(t.Kind))
	if t.Priority == crm.High {
		parts = append(parts, "prioridade alta")
	}
	if t.PersonName != "" {
		parts = append(parts, t.PersonName)
	}
	return parts
}

// The build reads icon names where they stand as Icon: and the name, so each is written that way.
var kindIcons = map[string]string{
	crm.Call:     ui.AgendaItem{Icon: "phone"}.Icon,
	crm.Visit:    ui.AgendaItem{Icon: "map-pin"}.Icon,
	crm.WhatsApp: ui.AgendaItem{Icon: "chat-bubble-left-right"}.Icon,
	crm.Email:    ui.AgendaItem{Icon: "envelope"}.Icon,
	crm.Todo:     ui.AgendaItem{Icon: "check-circle"}.Icon,
}

// KindIcon is the shape of a kind of task.
func KindIcon(kind string) string { return kindIcons[kind] }

// Kinds are the kinds of line that the CRM puts on a timeline: what it hears of sales and titles among them.
var Kinds = []ui.LineKind{
	{Key: crm.KindNote, Title: "Notas", Icon: "pencil-square"},
	{Key: crm.KindCall, Title: "Ligações", Icon: "phone"},
	{Key: crm.KindWhatsApp, Title: "WhatsApp", Icon: "chat-bubble-left-right"},
	{Key: crm.KindTask, Title: "Tarefas", Icon: "check-circle"},
	{Key: crm.KindFile, Title: "Arquivos", Icon: "paper-clip"},
	{Key: crm.KindPurchase, Title: "Vendas", Icon: "shopping-bag"},
	{Key: crm.KindCancellation, Title: "Vendas", Icon: "x-circle", Tone: ui.Warn},
	{Key: crm.KindReturn, Title: "Vendas", Icon: "arrow-uturn-left", Tone: ui.Warn},
	{Key: crm.KindSettlement, Title: "Pagamentos", Icon: "banknotes"},
	{Key: crm.KindReversal, Title: "Pagamentos", Icon: "arrow-uturn-left", Tone: ui.Warn},
	{Key: crm.KindOpportunity, Title: "Oportunidades", Icon: "funnel"},
	{Key: crm.KindWon, Title: "Oportunidades", Icon: "trophy", Tone: ui.Good},
	{Key: crm.KindLost, Title: "Oportunidades", Icon: "x-circle"},
	{Key: crm.KindMerge, Title: "Cadastro", Icon: "users"},
}
