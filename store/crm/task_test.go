package crm_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/storetest"
)

func created(shop *storetest.Shop, t crm.Task) (made crm.Task) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) {
		made, err = crm.SaveTask(tx, t)
		return err
	})
	return made
}

func titles(tasks []crm.Task) string {
	var list []string
	for _, t := range tasks {
		list = append(list, t.Title)
	}
	return strings.Join(list, "|")
}

func TestThePartsOfTheTaskList(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	bia := someone(shop, "Bia")
	today := dates.Date{Year: 2026, Month: 11, Day: 23}
	created(shop, crm.Task{Title: "amanhã", DueOn: today.AddDays(1), AssigneeID: 2})
	created(shop, crm.Task{Title: "anteontem", DueOn: today.AddDays(-2)})
	created(shop, crm.Task{Title: "ontem", DueOn: today.AddDays(-1), AssigneeID: 1, PersonID: bia.ID})
	created(shop, crm.Task{Title: "hoje", DueOn: today, PersonID: bia.ID})
	done := created(shop, crm.Task{Title: "feita", DueOn: today.AddDays(-9)})
	shop.Do(func(tx *db.Tx) error { _, err := crm.FinishTask(tx, done.ID); return err })
	shop.Do(func(tx *db.Tx) error {
		for _, c := range []struct {
			f    crm.TaskFilter
			want string
		}{
			{crm.TaskFilter{}, "anteontem|ontem|hoje|amanhã"},
			{crm.TaskFilter{Part: crm.Late}, "anteontem|ontem"},
			{crm.TaskFilter{Part: crm.Today}, "hoje"},
			{crm.TaskFilter{Part: crm.Upcoming}, "amanhã"},
			{crm.TaskFilter{Part: crm.Done}, "feita"},
			{crm.TaskFilter{PersonID: bia.ID}, "ontem|hoje"},
			{crm.TaskFilter{MineOnly: 1}, "anteontem|ontem|hoje"},
			{crm.TaskFilter{MineOnly: 2}, "anteontem|hoje|amanhã"},
			{crm.TaskFilter{MineOnly: 1, Part: crm.Upcoming}, ""},
		} {
			c.f.Today = today
			got, err := crm.ListTasks(tx, c.f)
			if err != nil {
				return err
			}
			if titles(got) != c.want {
				t.Errorf("%+v lists %q, want %q", c.f, titles(got), c.want)
			}
		}
		counts, err := crm.CountTasks(tx, today, 1)
		if counts != (crm.Counts{Late: 2, Today: 1}) {
			t.Errorf("mine are %+v", counts)
		}
		return err
	})
}

func TestTaskPagesNeitherSkipNorRepeat(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	day := dates.Date{Year: 2026, Month: 11, Day: 23}
	for i := range 9 {
		made := created(shop, crm.Task{Title: "tarefa", DueOn: day.AddDays(i / 4)})
		if i >= 5 {
			shop.Do(func(tx *db.Tx) error { _, err := crm.FinishTask(tx, made.ID); return err })
		}
	}
	for part, want := range map[string]int{crm.Open: 5, crm.Done: 4} {
		seen, after := map[int64]bool{}, int64(0)
		shop.Do(func(tx *db.Tx) error {
			for {
				page, err := crm.ListTasks(tx, crm.TaskFilter{Part: part, After: after, Limit: 2})
				if err != nil || len(page) == 0 {
					return err
				}
				for _, task := range page {
					if seen[task.ID] {
						t.Fatalf("%q: task %d came twice", part, task.ID)
					}
					seen[task.ID], after = true, task.ID
				}
			}
		})
		if len(seen) != want {
			t.Errorf("%q: the pages show %d tasks, want %d", part, len(seen), want)
		}
	}
}

func TestATaskDoneForAPersonStandsInTheirHistoryOnce(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	bia := someone(shop, "Bia")
	task := created(shop, crm.Task{Title: "Ligar", DueOn: dates.Date{Year: 2026, Month: 11, Day: 23}, PersonID: bia.ID})
	for range 2 {
		shop.Do(func(tx *db.Tx) error { _, err := crm.FinishTask(tx, task.ID); return err })
	}
	for range 2 {
		shop.Do(func(tx *db.Tx) error { _, err := crm.ReopenTask(tx, task.ID); return err })
	}
	got := lines(shop, bia)
	if len(got) != 2 || got[1].Text != "Tarefa concluída: Ligar" || got[0].Text != "Tarefa reaberta: Ligar" {
		t.Errorf("the history is %+v", got)
	}
	shop.Do(func(tx *db.Tx) error {
		found, err := crm.FindTask(tx, task.ID)
		if found.Done() {
			t.Error("reopened and still done")
		}
		offenders, _ := crm.Check(tx)
		if len(offenders) != 0 {
			t.Errorf("doctor says %v", offenders)
		}
		return err
	})
}

func TestATaskNamesOnlyPeopleOfTheAccount(t *testing.T) {
	t.Parallel()
	shop, other := storetest.New(t), storetest.New(t)
	foreign := someone(other, "Estranha")
	day := dates.Date{Year: 2026, Month: 11, Day: 23}
	err := shop.Try(func(tx *db.Tx) error {
		_, err := crm.SaveTask(tx, crm.Task{Title: "Ligar", DueOn: day, PersonID: foreign.ID})
		return err
	})
	if f, ok := fault.As(err); !ok || f.Field != "person" {
		t.Errorf("got %v", err)
	}
	task := created(other, crm.Task{Title: "Ligar", DueOn: day})
	for what, fn := range map[string]func(*db.Tx) error{
		"read":   func(tx *db.Tx) error { _, err := crm.FindTask(tx, task.ID); return err },
		"finish": func(tx *db.Tx) error { _, err := crm.FinishTask(tx, task.ID); return err },
		"change": func(tx *db.Tx) error { _, err := crm.SaveTask(tx, task); return err },
	} {
		if err := shop.Try(fn); !fault.Is(err, fault.Missed) {
			t.Errorf("%s of another account's task: got %v", what, err)
		}
	}
}
