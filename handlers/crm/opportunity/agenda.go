package opportunity

import (
	"omniservicos/store/crm/opportunity"
	views "omniservicos/views/crm/opportunity"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// mostForgotten is how many opportunities without a next step the day names; the board's filter has the others.
const mostForgotten = 3

// Agenda names one's dearest opportunities without a next step.
func Agenda(c *web.Context) ([]ui.AgendaItem, error) {
	if !c.May(See) {
		return nil, nil
	}
	list, err := opportunity.Forgotten(c.Tx, c.Me.IdentityID, mostForgotten+1)
	return views.ForgottenItems(list, mostForgotten), err
}
