package crm

import (
	"omniservicos/store/crm"
	"omniservicos/store/person"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

func createTask(c *web.Context) error {
	f := views.NewTaskForm(crm.Task{}, c.Me.IdentityID)
	if c.Read(f) {
		_, err := saveRead(c, f)
		if err == nil {
			return c.Done(f.ReturnTo(), "Tarefa criada.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := taskPage(c)
	if err != nil {
		return err
	}
	v.Quick, v.Back = f, f.ReturnTo()
	if f.Error("person") == "" {
		v.PersonID = f.Chosen
	}
	return c.Invalid(tasksTitle, views.Tasks(v))
}

func showTask(c *web.Context) error {
	t, err := crm.FindTask(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Page(t.Title, views.TaskEdit(views.NewTaskForm(t, c.Me.IdentityID), tasksView(c)))
}

func saveTask(c *web.Context) error {
	t, err := crm.FindTask(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := views.NewTaskForm(t, c.Me.IdentityID)
	if c.Read(f) {
		_, err := saveRead(c, f)
		if err == nil {
			return c.Done(f.ReturnTo(), "Tarefa salva.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid(t.Title, views.TaskEdit(f, tasksView(c)))
}

// saveRead saves what the form read, once it is known whom and who it is for.
func saveRead(c *web.Context, f *views.TaskForm) (crm.Task, error) {
	f.Assign(c.Me.IdentityID)
	switch {
	case !c.May(See): // whoever may not see people leaves the task with whom it was
	case f.Chosen != 0:
		f.Task.PersonID = f.Chosen
	case f.Person == "":
		f.Task.PersonID = 0
	case f.Person != f.Task.PersonName:
		p, err := person.Choose(c.Tx, f.Person)
		if err != nil {
			return f.Task, err
		}
		f.Task.PersonID = p.ID
	}
	return crm.SaveTask(c.Tx, f.Task)
}
