package crm_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/store/storetest"
)

func all(shop *storetest.Shop, part string) (list []crm.Task) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) {
		list, err = crm.ListTasks(tx, crm.TaskFilter{Part: part})
		return err
	})
	return list
}

func TestFinishingATaskThatComesBackMakesTheNextOnce(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	bia := someone(shop, "Bia")
	due := dates.Date{Year: 2099, Month: 1, Day: 31}
	task := created(shop, crm.Task{Title: "Cobrar o aluguel", Kind: crm.Call, DueOn: due, DueTime: dates.At(9, 30), Priority: crm.High,
		Recurrence: crm.Recur(crm.Monthly, due), PersonID: bia.ID, AssigneeID: 1})
	finish := func(id int64) (done crm.Task) {
		shop.Do(func(tx *db.Tx) (err error) { done, err = crm.FinishTask(tx, id); return err })
		return done
	}
	done := finish(task.ID)
	finish(task.ID)
	shop.Do(func(tx *db.Tx) error { _, err := crm.ReopenTask(tx, task.ID); return err })
	if again := finish(task.ID); again.NextID != done.NextID || done.NextID == 0 {
		t.Errorf("the next is %d, then %d", done.NextID, again.NextID)
	}
	open := all(shop, crm.Open)
	if len(open) != 1 {
		t.Fatalf("%d tasks are open: %+v", len(open), open)
	}
	next := open[0]
	if next.ID != done.NextID || next.DueOn != (dates.Date{Year: 2099, Month: 2, Day: 28}) || next.DueTime != dates.At(9, 30) || next.Kind != crm.Call ||
		next.Priority != crm.High || next.PersonID != bia.ID || next.AssigneeID != 1 || next.Recurrence != "mensal:31" {
		t.Errorf("the next is %+v", next)
	}
	if third := finish(next.ID); third.NextID == 0 || all(shop, crm.Open)[0].DueOn != (dates.Date{Year: 2099, Month: 3, Day: 31}) {
		t.Errorf("after February comes %+v", all(shop, crm.Open))
	}
}

func TestWhatPressesMostComesFirstInItsDay(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	day := dates.Date{Year: 2026, Month: 11, Day: 23}
	created(shop, crm.Task{Title: "baixa", DueOn: day, Priority: crm.Low})
	created(shop, crm.Task{Title: "comum", DueOn: day})
	created(shop, crm.Task{Title: "alta", DueOn: day, Priority: crm.High})
	created(shop, crm.Task{Title: "véspera", DueOn: day.AddDays(-1), Priority: crm.Low})
	if got := titles(all(shop, crm.Open)); got != "véspera|alta|comum|baixa" {
		t.Error(got)
	}
}
