package crm

import (
	"omniservicos/store/crm"
	"omniservicos/store/person"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

func createTask(c *web.Context) error {
	v, err := withTeam(c, tasksView(c))
	if err != nil {
		return err
	}
	f := views.NewTaskForm(crm.Task{}, v.Team)
	if c.Read(f) {
		err := saveRead(c, f)
		if err == nil {
			return c.Done(f.ReturnTo(), "Tarefa criada.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	if v, err = taskPage(c); err != nil {
		return err
	}
	v.Quick, v.Back = f, f.ReturnTo()
	if f.Error("person") == "" {
		v.PersonID = f.Chosen
	}
	return c.Invalid(tasksTitle, views.Tasks(v))
}

func showTask(c *web.Context) error {
	f, v, err := findTask(c)
	if err != nil {
		return err
	}
	return c.Page(f.Task.Title, views.TaskEdit(f, v))
}

func saveTask(c *web.Context) error {
	f, v, err := findTask(c)
	if err != nil {
		return err
	}
	title := f.Task.Title
	if c.Read(f) {
		err := saveRead(c, f)
		if err == nil {
			return c.Done(f.ReturnTo(), "Tarefa salva.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid(title, views.TaskEdit(f, v))
}

func findTask(c *web.Context) (*views.TaskForm, views.TasksView, error) {
	t, err := crm.FindTask(c.Tx, c.ID("id"))
	if err != nil {
		return nil, views.TasksView{}, err
	}
	v, err := withTeam(c, tasksView(c))
	return views.NewTaskForm(t, v.Team), v, err
}

// saveRead saves what the form read, once it is known whom it is about.
func saveRead(c *web.Context, f *views.TaskForm) error {
	switch {
	case !c.May(See): // whoever may not see people leaves the task with whom it was
	case f.Chosen != 0:
		f.Task.PersonID = f.Chosen
	case f.Person == "":
		f.Task.PersonID = 0
	case f.Person != f.Task.PersonName:
		p, err := person.Choose(c.Tx, f.Person)
		if err != nil {
			return err
		}
		f.Task.PersonID = p.ID
	}
	_, err := crm.SaveTask(c.Tx, f.Task)
	return err
}
