package crm

import (
	"omniservicos/store/crm"
	views "omniservicos/views/crm"
	"omniservicos/web"
)

func finishTask(c *web.Context) error {
	t, err := crm.FinishTask(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done(views.ReturnTo(c.Posted().Get("back")), "Tarefa “"+t.Title+"” concluída.")
}

func reopenTask(c *web.Context) error {
	t, err := crm.ReopenTask(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done(views.ReturnTo(c.Posted().Get("back")), "Tarefa “"+t.Title+"” reaberta.")
}
