// Package opportunity draws the funnels: the board, the table over the same filters, and the page of each opportunity.
package opportunity

import (
	"time"

	"omniservicos/store/account"
	store "omniservicos/store/crm/opportunity"
	"omniservicos/store/dates"
	"omniservicos/store/person"
	"omniservicos/views/ui"
)

// Owners are who an opportunity may belong to, and what the account sorts opportunities by.
type Owners struct {
	Me      int64
	Members []account.Member
	Teams   []account.Team
	Origins []person.Origin
	Tags    []person.Tag
}

func (w Owners) name(id int64) string {
	for _, m := range w.Members {
		if m.IdentityID == id {
			return m.Name
		}
	}
	if id == 0 {
		return ""
	}
	return ui.WhoLeft
}

// options begin with oneself; the opportunity of somebody who has left keeps its place.
func (w Owners) options(owner int64) []ui.Option {
	options := []ui.Option{{Value: "0", Label: "Ninguém ainda"}, {Value: ui.ID(w.Me), Label: "Eu"}}
	known := owner == 0 || owner == w.Me
	for _, m := range w.Members {
		if m.IdentityID != w.Me {
			options = append(options, ui.Option{Value: ui.ID(m.IdentityID), Label: m.Name})
			known = known || m.IdentityID == owner
		}
	}
	if !known {
		options = append(options, ui.Option{Value: ui.ID(owner), Label: w.name(owner)})
	}
	return options
}

func (w Owners) origin(key string) string { return person.OriginName(w.Origins, key) }

// mostMarks is how many tags a card shows: it has five facts at most.
const mostMarks = 2

// Marks are the first tags, and how many more there are.
func marks(tags []person.Tag) (shown []person.Tag, more int) {
	n := min(len(tags), mostMarks)
	return tags[:n], len(tags) - n
}

// step says by shape and word how the next step of an opportunity stands.
func step(o store.Opportunity, today dates.Date) ui.BadgeView {
	switch o.Step(today) {
	case store.NoStep:
		return ui.BadgeView{Text: "Sem próximo passo", Icon: "minus-circle"}
	case store.LateStep:
		return ui.BadgeView{Text: "Atrasado, " + ui.ShortDay(*o.Next, today), Tone: ui.Bad, Icon: "exclamation-circle"}
	case store.TodayStep:
		return ui.BadgeView{Text: "Hoje", Tone: ui.Warn, Icon: "clock"}
	}
	return ui.BadgeView{Text: ui.ShortDay(*o.Next, today), Tone: ui.Good, Icon: "calendar"}
}

// standing is how long a card has stood in its stage.
func standing(o store.Opportunity, now time.Time) string {
	switch days := o.Days(now); days {
	case 0:
		return "desde hoje"
	case 1:
		return "há 1 dia na etapa"
	default:
		return "há " + ui.Number(days) + " dias na etapa"
	}
}

func state(o store.Opportunity) ui.BadgeView {
	switch o.State {
	case store.Won:
		return ui.BadgeView{Text: "Ganha", Tone: ui.Good}
	case store.Lost:
		return ui.BadgeView{Text: "Perdida", Tone: ui.Bad}
	}
	return ui.BadgeView{Text: "Aberta", Tone: ui.Info}
}

// Path is the page of an opportunity; BoardPath the board of a funnel, the first one's where it is 0.
func Path(n int64) string { return "/crm/oportunidades/" + ui.ID(n) }

// BoardPath is the board of a funnel; 0 is the account's first.
func BoardPath(n int64) string {
	if n == 0 {
		return "/crm/funil"
	}
	return "/crm/funil/" + ui.ID(n)
}

// FunnelPath is where a funnel is set up.
func FunnelPath(n int64) string { return "/crm/funis/" + ui.ID(n) }
