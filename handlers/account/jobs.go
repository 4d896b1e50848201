package account

import (
	"omniservicos/store/account"
	view "omniservicos/views/account"
	"omniservicos/web"
)

func showJobs(c *web.Context) error {
	jobs, err := account.FailedJobs(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Tarefas do sistema", view.Jobs(view.JobsView{Jobs: jobs, Now: c.Tx.Now, Zone: c.Tx.Zone()}))
}

func retryJob(c *web.Context) error {
	if err := account.RetryJob(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done("/conta/tarefas-do-sistema", "A tarefa voltou para a fila.")
}
