package opportunity

import (
	"omniservicos/store/crm/opportunity"
	views "omniservicos/views/crm/opportunity"
	"omniservicos/web"
)

func listFunnels(c *web.Context) error {
	reasons, err := opportunity.Reasons(c.Tx)
	if err != nil {
		return err
	}
	list, err := opportunity.ListPipelines(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Funis e motivos", views.Funnels(list, views.NewReasonsForm(reasons)))
}

func newFunnel(c *web.Context) error {
	return c.Page("Novo funil", views.Funnel(views.NewFunnelForm(opportunity.Pipeline{})))
}

func createFunnel(c *web.Context) error {
	return writeFunnel(c, opportunity.Pipeline{})
}

func editFunnel(c *web.Context) error {
	p, err := opportunity.FindPipeline(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Page("Funil "+p.Name, views.Funnel(views.NewFunnelForm(p)))
}

func saveFunnel(c *web.Context) error {
	p, err := opportunity.FindPipeline(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return writeFunnel(c, p)
}

func writeFunnel(c *web.Context, p opportunity.Pipeline) error {
	f := &views.FunnelForm{Pipeline: p}
	if c.Read(f) {
		saved, err := opportunity.SavePipeline(c.Tx, f.Pipeline)
		if err == nil {
			return c.Done("/crm/funis", "Funil “"+saved.Name+"” salvo.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid("Funil", views.Funnel(f))
}

func archiveFunnel(c *web.Context) error {
	p, err := opportunity.ArchivePipeline(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done("/crm/funis", "Funil “"+p.Name+"” arquivado.")
}

func saveReasons(c *web.Context) error {
	f := &views.ReasonsForm{}
	if c.Read(f) {
		err := opportunity.SaveReasons(c.Tx, f.Reasons)
		if err == nil {
			return c.Done("/crm/funis", "Motivos de perda salvos.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	list, err := opportunity.ListPipelines(c.Tx)
	if err != nil {
		return err
	}
	return c.Invalid("Funis e motivos", views.Funnels(list, f))
}
