package crm

import (
	"omniservicos/store/account"
	"omniservicos/store/crm"
	"omniservicos/store/dates"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

const tasksTitle = "Tarefas"

func listTasks(c *web.Context) error {
	v, err := taskPage(c)
	if err != nil {
		return err
	}
	return c.Page(tasksTitle, views.Tasks(v))
}

// tasksView is what every list of tasks needs to know.
func tasksView(c *web.Context) views.TasksView {
	today := dates.Of(c.Tx.Now, c.Tx.Zone())
	return views.TasksView{
		URL: c.URL(), Part: partOf(c), Filter: filterOf(c), MineOnly: c.Query("de") != "equipe", Today: today, MayDo: c.May(DoTasks), MaySee: c.May(See),
		Back: "/crm/tarefas",
	}
}

// withTeam adds who tasks may be for, and the line on which one more is written down.
func withTeam(c *web.Context, v views.TasksView) (views.TasksView, error) {
	members, err := account.ListMembers(c.Tx, account.MemberFilter{})
	v.Team = views.Team{Me: c.Me.IdentityID, Members: members}
	v.Quick = views.QuickTask(v.Today, v.Team)
	return v, err
}

func taskPage(c *web.Context) (v views.TasksView, err error) {
	if v, err = withTeam(c, tasksView(c)); err != nil {
		return v, err
	}
	f := v.Filter
	f.Part, f.Today, f.After, f.Limit = v.Part, v.Today, c.Number("depois"), crm.PageSize+1
	if v.MineOnly && f.Assignee == 0 {
		f.MineOnly = c.Me.IdentityID
	}
	tasks, err := crm.ListTasks(c.Tx, f)
	if err != nil {
		return v, err
	}
	v.More = len(tasks) > crm.PageSize
	v.Tasks = tasks[:min(len(tasks), crm.PageSize)]
	v.Counts, err = crm.CountTasks(c.Tx, v.Today, f.MineOnly)
	return v, err
}

func partOf(c *web.Context) string {
	for _, part := range []string{crm.Late, crm.Today, crm.Upcoming, crm.Done} {
		if c.Query("ver") == part {
			return part
		}
	}
	return crm.Open
}

// filterOf is what the address asks for beside the part; what cannot be read asks for nothing.
func filterOf(c *web.Context) (f crm.TaskFilter) {
	if kind := c.Query("tipo"); crm.KindWord(kind) != "" {
		f.Kind = kind
	}
	f.Assignee = c.Number("pessoa")
	f.From, _ = dates.Parse(c.Query("desde"))
	f.To, _ = dates.Parse(c.Query("ate"))
	return f
}
