package crm

import (
	"strconv"
	"strings"

	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/views/form"
)

// TaskForm is a task as typed. The person is written as text and found by it: name, CPF, CNPJ or telephone.
type TaskForm struct {
	form.Form
	Task   crm.Task // as it stood, and then what was read
	Team   Team
	Person string
	Chosen int64 // the person that the page itself is about; 0: found by what is written
	before int64 // whose it was
}

// NewTaskForm fills the form with a task as it stands.
func NewTaskForm(t crm.Task, team Team) *TaskForm {
	f := &TaskForm{Task: t, Team: team, before: t.AssigneeID}
	f.Load(map[string][]string{})
	f.Set("title", t.Title)
	f.Set("person", t.PersonName)
	f.Set("for", id(t.AssigneeID))
	if !t.DueOn.IsZero() {
		f.Set("due_on", t.DueOn.ISO())
	}
	return f
}

// QuickTask is an empty form for today.
func QuickTask(today dates.Date, team Team) *TaskForm {
	return NewTaskForm(crm.Task{DueOn: today}, team)
}

// Read reads what was posted over the task as it stood.
func (f *TaskForm) Read() {
	f.Task.Title = f.Text("title", 200, "Escreva o que deve ser feito.")
	f.Task.DueOn = f.Day("due_on", "Informe para quando é.")
	f.Person = f.Text("person", 200, "")
	f.Chosen = f.ID("person_id", "")
	chosen := f.Choice("for", f.Team.values(f.before), "Escolha para quem é a tarefa.")
	f.Task.AssigneeID, _ = strconv.ParseInt(chosen, 10, 64) // one of the values, or refused
}

// ReturnTo is where the task was written down, if that is a page of ours, and the list otherwise.
func (f *TaskForm) ReturnTo() string { return ReturnTo(f.Value("back")) }

// ReturnTo keeps a posted address from leading out of the house.
func ReturnTo(path string) string {
	if path == "/" || strings.HasPrefix(path, "/crm/") {
		return path
	}
	return "/crm/tarefas"
}
