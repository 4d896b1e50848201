package crm

import (
	"testing"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
)

func TestWhereATaskFalls(t *testing.T) {
	today := dates.Date{Year: 2026, Month: time.November, Day: 23}
	done := time.Now()
	for what, c := range map[string]struct {
		t    Task
		want string
	}{
		"yesterday's":                {Task{DueOn: today.AddDays(-1)}, Late},
		"today's":                    {Task{DueOn: today}, Today},
		"tomorrow's":                 {Task{DueOn: today.AddDays(1)}, Upcoming},
		"a late one that was done":   {Task{DueOn: today.AddDays(-9), DoneAt: &done}, Done},
		"last year's, same month":    {Task{DueOn: today.AddMonths(-12)}, Late},
		"the first day of next year": {Task{DueOn: dates.Date{Year: 2027, Month: time.January, Day: 1}}, Upcoming},
	} {
		if got := c.t.Falls(today); got != c.want {
			t.Errorf("%s falls in %q, want %q", what, got, c.want)
		}
	}
}

func TestWhatNoTaskMayBe(t *testing.T) {
	day := dates.Date{Year: 2026, Month: time.November, Day: 23}
	for field, task := range map[string]Task{"title": {Title: " \n ", DueOn: day}, "due_on": {Title: "Ligar"}} {
		f, ok := fault.As(task.tidy().check())
		if !ok || f.Field != field {
			t.Errorf("%+v: got %v, want a refusal beside %s", task, f, field)
		}
	}
	if err := (Task{Title: "Ligar", DueOn: day}).tidy().check(); err != nil {
		t.Errorf("a good task is refused: %v", err)
	}
}
