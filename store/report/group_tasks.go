package report

import (
	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/store/pdv/rollup"
)

// TaskOrigin is how tasks say that they come from a group of customers.
const TaskOrigin = "carteira"

// mostTasks bounds what one press makes: nobody calls more in a month.
const mostTasks = 2000

// MakeTasks gives everybody in a group a task, the dearest first, and says how many it made. Who has an open one of the
// group already gets no other, however often it is pressed.
func MakeTasks(tx *db.Tx, g Group, pattern crm.Task) (made int, err error) {
	if err := rollup.Hold(tx); err != nil { // pressed twice at once, the second waits and finds all made
		return 0, err
	}
	f := g.Filter()
	f.Limit = mostTasks
	buyers, err := rollup.ListBuyers(tx, rollup.WindowOf(dates.Of(tx.Now, tx.Zone())), f)
	if err != nil {
		return 0, err
	}
	people := make([]int64, len(buyers))
	for i, b := range buyers {
		people[i] = b.PersonID
	}
	pattern.OriginKind, pattern.OriginID = TaskOrigin, g.Number
	return crm.CreateTasks(tx, pattern, people)
}
