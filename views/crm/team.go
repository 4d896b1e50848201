package crm

import (
	"strconv"

	"omniservicos/store/account"
	"omniservicos/views/ui"
)

// Team is who a task may be for.
type Team struct {
	Me      int64 // identity of who looks
	Members []account.Member
}

// options begin with who is asked most: anyone, then oneself. A task of somebody who has left keeps its place.
func (t Team) options(assignee int64) []ui.Option {
	options := []ui.Option{{Value: "0", Label: "Quem puder"}, {Value: ui.ID(t.Me), Label: "Para mim"}}
	known := assignee == 0 || assignee == t.Me
	for _, m := range t.Members {
		if m.IdentityID != t.Me {
			options = append(options, ui.Option{Value: ui.ID(m.IdentityID), Label: m.Name})
			known = known || m.IdentityID == assignee
		}
	}
	if !known {
		options = append(options, ui.Option{Value: ui.ID(assignee), Label: ui.WhoLeft})
	}
	return options
}

// members are those that a list can be narrowed to.
func (t Team) members() []ui.Option { return t.options(0)[1:] }

// values are what a form may send back.
func (t Team) values(assignee int64) []string { return ui.Values(t.options(assignee)) }

// name says whose a task is, for lists of everyone's; nothing where it is anyone's.
func (t Team) name(assignee int64) string {
	if assignee == 0 {
		return ""
	}
	for _, o := range t.options(assignee) {
		if o.Value == strconv.FormatInt(assignee, 10) {
			return o.Label
		}
	}
	return ""
}
