package crm

import (
	"net/url"

	"omniservicos/store/crm"
	"omniservicos/store/dates"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

// finishTask asks at once what comes next, where somebody waits for it.
func finishTask(c *web.Context) error {
	t, err := crm.FinishTask(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	back := views.ReturnTo(c.Posted().Get("back"))
	if t.Asks() && c.Htmx() {
		v, err := followView(c, back)
		if err != nil {
			return err
		}
		return c.Fragment(views.FollowDialog(v))
	}
	if t.Asks() {
		return c.Redirect(views.TaskPath(t.ID) + "/proximo?back=" + url.QueryEscape(back))
	}
	return c.Done(back, "Tarefa “"+t.Title+"” concluída.")
}

func reopenTask(c *web.Context) error {
	t, err := crm.ReopenTask(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done(views.ReturnTo(c.Posted().Get("back")), "Tarefa “"+t.Title+"” reaberta.")
}

// snoozeTask puts a task off to the next day in one press.
func snoozeTask(c *web.Context) error {
	t, err := crm.SnoozeTask(c.Tx, c.ID("id"), 1)
	if err != nil {
		return err
	}
	return c.Done(views.ReturnTo(c.Posted().Get("back")), "Tarefa “"+t.Title+"” adiada para "+t.DueOn.String()+".")
}

func askNext(c *web.Context) error {
	v, err := followView(c, c.Query("back"))
	if err != nil {
		return err
	}
	return c.Page("E agora?", views.Follow(v))
}

func followView(c *web.Context, back string) (v views.FollowView, err error) {
	v = views.FollowView{Today: dates.Of(c.Tx.Now, c.Tx.Zone()), Back: views.ReturnTo(back)}
	if v.Done, err = crm.FindTask(c.Tx, c.ID("id")); err != nil {
		return v, err
	}
	v.Form = views.NewTaskForm(crm.Task{Kind: v.Done.Kind, DueOn: v.Today.AddDays(1)}, views.Team{Me: c.Me.IdentityID})
	return v, nil
}

func planNext(c *web.Context) error {
	v, err := followView(c, c.Posted().Get("back"))
	if err != nil {
		return err
	}
	if c.Read(v.Form) {
		t, err := crm.FollowTask(c.Tx, v.Done.ID, v.Form.Task)
		if err == nil {
			return c.Done(v.Back, "Próximo passo marcado para "+t.DueOn.String()+".")
		}
		if !v.Form.Blame(err) {
			return err
		}
	}
	return c.Invalid("E agora?", views.Follow(v))
}
