package crm

import (
	"strings"

	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/views/form"
)

// Who a task is for, as the form says it.
const (
	ForAnyone = "todos"
	ForMe     = "eu"
	ForOther  = "outra" // leaves it with whom it is
)

// TaskForm is a task as typed. The person is written as text and found by it: name, CPF, CNPJ or telephone.
type TaskForm struct {
	form.Form
	Task   crm.Task // as it stood, and what was read
	Person string
	Chosen int64 // the person that the page itself is about; 0: found by what is written
	For    string
}

// NewTaskForm fills the form with a task as it stands; me is who looks at it.
func NewTaskForm(t crm.Task, me int64) *TaskForm {
	f := &TaskForm{Task: t}
	f.Load(map[string][]string{})
	f.Set("title", t.Title)
	f.Set("person", t.PersonName)
	f.Set("for", forWhom(t.AssigneeID, me))
	if !t.DueOn.IsZero() {
		f.Set("due_on", t.DueOn.ISO())
	}
	return f
}

// QuickTask is an empty form for today.
func QuickTask(today dates.Date) *TaskForm { return NewTaskForm(crm.Task{DueOn: today}, 0) }

func forWhom(assignee, me int64) string {
	switch assignee {
	case 0:
		return ForAnyone
	case me:
		return ForMe
	}
	return ForOther
}

// Read reads what was posted over the task as it stood.
func (f *TaskForm) Read() {
	f.Task.Title = f.Text("title", 200, "Escreva o que deve ser feito.")
	f.Task.DueOn = f.Day("due_on", "Informe para quando é.")
	f.Person = f.Text("person", 200, "")
	f.Chosen = f.ID("person_id", "")
	f.For = f.Choice("for", []string{ForAnyone, ForMe, ForOther}, "Escolha para quem é a tarefa.")
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

// Assign names who the task is for.
func (f *TaskForm) Assign(me int64) {
	switch f.For {
	case ForAnyone:
		f.Task.AssigneeID = 0
	case ForMe:
		f.Task.AssigneeID = me
	}
}
