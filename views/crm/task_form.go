package crm

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// TaskForm is a task as typed. The person is written as text and found by it: name, CPF, CNPJ or telephone.
type TaskForm struct {
	form.Form
	Task   crm.Task // as it stood, and then what was read
	Team   Team
	Person string
	Chosen int64 // the person that the page itself is about; 0: found by what is written
	before int64 // whose it was

	dueBefore dates.Date
}

// NewTaskForm fills the form with a task as it stands.
func NewTaskForm(t crm.Task, team Team) *TaskForm {
	f := &TaskForm{Task: t, Team: team, before: t.AssigneeID, dueBefore: t.DueOn}
	f.Load(map[string][]string{})
	f.Set("title", t.Title)
	f.Set("person", t.PersonName)
	f.Set("for", ui.ID(t.AssigneeID))
	f.Set("kind", cmp.Or(t.Kind, crm.Todo))
	f.Set("due_time", t.DueTime.String())
	f.Set("priority", strconv.Itoa(cmp.Or(t.Priority, crm.Normal)))
	f.Set("every", t.Recurrence.Every())
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
	f.readHow()
	f.Person = f.Text("person", 200, "")
	f.Chosen = f.ID("person_id", "")
	if f.Has("for") {
		chosen := f.Choice("for", f.Team.values(f.before), "Escolha para quem é a tarefa.")
		f.Task.AssigneeID, _ = strconv.ParseInt(chosen, 10, 64) // one of the values, or refused
	}
}

// readHow reads what a short form may leave out: the task then keeps what it had.
func (f *TaskForm) readHow() {
	t := &f.Task
	if f.Has("kind") {
		t.Kind = f.Choice("kind", ui.Values(KindOptions()), "Escolha o tipo da tarefa.")
	}
	if f.Has("due_time") {
		var err error
		t.DueTime, err = dates.ParseClock(f.Value("due_time"))
		f.Check(err == nil, "due_time", "Informe uma hora que exista, como 14:30.")
	}
	if f.Has("priority") {
		t.Priority, _ = strconv.Atoi(f.Choice("priority", []string{"1", "2", "3"}, "Escolha a prioridade.")) // one of them, or refused
	}
	if f.Has("every") {
		f.readRecurrence()
	}
}

// readRecurrence keeps the day that was meant (the 31st in February) while neither the day nor the choice is changed.
func (f *TaskForm) readRecurrence() {
	t := &f.Task
	every := f.Choice("every", []string{"", crm.Daily, crm.Weekly, crm.Monthly, crm.Yearly}, "Escolha de quanto em quanto tempo a tarefa se repete.")
	if every == t.Recurrence.Every() && t.DueOn == f.dueBefore && every != crm.Weekly {
		return
	}
	t.Recurrence = crm.Recur(every, t.DueOn, f.weekdays()...)
}

func (f *TaskForm) weekdays() (days []time.Weekday) {
	for _, v := range f.Values("weekday") {
		n, err := strconv.Atoi(v)
		f.Check(err == nil && n >= 0 && n <= 6, "weekday", "Escolha os dias da semana.")
		days = append(days, time.Weekday(n))
	}
	return days
}

var everyOptions = []ui.Option{
	{Value: "", Label: "Não se repete"}, {Value: crm.Daily, Label: "Todo dia"}, {Value: crm.Weekly, Label: "Toda semana, nos dias marcados"},
	{Value: crm.Monthly, Label: "Todo mês, no mesmo dia"}, {Value: crm.Yearly, Label: "Todo ano, na mesma data"},
}

var priorityOptions = []ui.Option{{Value: "1", Label: "Alta"}, {Value: "2", Label: "Normal"}, {Value: "3", Label: "Baixa"}}

// weekBoxes are the days of the week to tick, from Monday.
func (f *TaskForm) weekBoxes() (boxes []ui.CheckboxView) {
	for i := range 7 {
		w := time.Weekday((i + 1) % 7)
		boxes = append(boxes, ui.CheckboxView{
			Name: "weekday", ID: "f-weekday-" + strconv.Itoa(int(w)), Value: strconv.Itoa(int(w)), Label: [...]string{"dom", "seg", "ter", "qua", "qui", "sex", "sáb"}[w],
			Checked: slices.Contains(f.Task.Recurrence.Weekdays(), w),
		})
	}
	return boxes
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

// writes says whether the task is to write to somebody.
func (f *TaskForm) writes() bool {
	return f.Task.Kind == crm.WhatsApp && f.Task.PersonID != 0 && !f.Task.Done()
}

// message is what a WhatsApp task is to send: one that the system made holds its text.
func (f *TaskForm) message() ui.MessageView {
	m := ui.MessageView{PersonID: f.Task.PersonID, Back: TaskPath(f.Task.ID)}
	if f.Task.CreatedBy == 0 {
		m.Text = f.Task.Title
	}
	return m
}
