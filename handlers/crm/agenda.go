package crm

import (
	"omniservicos/handlers/crm/opportunity"
	"omniservicos/store/crm"
	"omniservicos/store/dates"
	views "omniservicos/views/crm"
	"omniservicos/views/ui"
	"omniservicos/web"
)

// mostTasks is how many tasks the day shows; beyond it the list of tasks has them.
const mostTasks = 12

// agenda is what the CRM says of the day: one's tasks that are late or for today, and opportunities that nobody follows.
func agenda(c *web.Context) (items []ui.AgendaItem, err error) {
	if c.May(SeeTasks) {
		today := dates.Of(c.Tx.Now, c.Tx.Zone())
		tasks, err := crm.ListTasks(c.Tx, crm.TaskFilter{Part: crm.Pressing, Today: today, MineOnly: c.Me.IdentityID, Limit: mostTasks + 1})
		if err != nil {
			return nil, err
		}
		items = views.TaskItems(tasks, mostTasks, today, c.May(DoTasks))
	}
	forgotten, err := opportunity.Agenda(c)
	return append(items, forgotten...), err
}
