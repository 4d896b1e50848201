// Package lead draws how people reach the business: the public form, the list of who wrote, what they are worth and who
// takes care of them.
package lead

import (
	"strconv"
	"time"

	"omniservicos/store/account"
	store "omniservicos/store/crm/lead"
	"omniservicos/store/person"
	"omniservicos/views/ui"
)

// Paths of the pages.
const (
	ListPath  = "/crm/leads"
	FormsPath = "/crm/leads/formularios"
	RulesPath = "/crm/leads/pontuacao"
	DealPath  = "/crm/leads/distribuicao"
)

// Path is where the actions on a lead go; its page is its opportunity's.
func Path(l store.Lead) string { return ListPath + "/" + ui.ID(l.ID) }

// CardPath is the page of a lead.
func CardPath(opportunity int64) string { return "/crm/oportunidades/" + ui.ID(opportunity) }

// FormPath is where a form is set up; PublicPath is what visitors open.
func FormPath(n int64) string { return FormsPath + "/" + ui.ID(n) }

func PublicPath(slug, key string) string { return "/f/" + slug + "/" + key }

// People are who leads may belong to, and how they and the origins are called.
type People struct {
	Me      int64
	Members []account.Colleague
	Teams   []account.Team
	Origins []person.Origin
}

// Name is somebody's; who has left keeps a place.
func (p People) Name(identity int64) string {
	for _, m := range p.Members {
		if m.ID == identity {
			return m.Name
		}
	}
	if identity == 0 {
		return ""
	}
	return ui.WhoLeft
}

// targets are teams and people in one list: "t7" is a team, "p7" a person.
func (p People) targets() (options []ui.Option) {
	for _, t := range p.Teams {
		options = append(options, ui.Option{Value: "t" + ui.ID(t.ID), Label: t.Name + ": a próxima pessoa da vez", Group: "Equipes"})
	}
	for _, m := range p.Members {
		options = append(options, ui.Option{Value: "p" + ui.ID(m.ID), Label: m.Name, Group: "Pessoas"})
	}
	return options
}

// ReadTarget reads a choice of targets; what is none is nobody, whom the store refuses.
func ReadTarget(s string) (t store.Target) {
	if len(s) < 2 {
		return t
	}
	n, err := strconv.ParseInt(s[1:], 10, 64)
	switch {
	case err != nil || n < 0:
	case s[0] == 't':
		t.TeamID = n
	case s[0] == 'p':
		t.IdentityID = n
	}
	return t
}

func stateBadge(l store.Lead) ui.BadgeView {
	word := store.StateWord(l.State)
	switch l.State {
	case store.New:
		return ui.BadgeView{Text: word, Tone: ui.Info, Icon: "sparkles"}
	case store.Contacted:
		return ui.BadgeView{Text: word, Tone: ui.Warn, Icon: "phone"}
	case store.Discarded:
		return ui.BadgeView{Text: word, Tone: ui.Bad}
	}
	return ui.BadgeView{Text: word, Tone: ui.Good}
}

// waits says whether nobody has spoken to a lead for longer than an hour: speed is what sells.
func waits(l store.Lead, now time.Time) bool {
	return l.State == store.New && now.Sub(l.ReceivedAt) > time.Hour
}
