package lead

import (
	"omniservicos/store/crm/lead"
	"omniservicos/store/crm/opportunity"
	views "omniservicos/views/crm/lead"
	"omniservicos/web"
)

func listForms(c *web.Context) error {
	forms, err := lead.Forms(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Formulários", views.Forms(forms, c.Me.Slug))
}

func newForm(c *web.Context) error {
	f, err := setupOf(c, lead.Form{})
	if err != nil {
		return err
	}
	return c.Page("Novo formulário", views.Setup(f))
}

func setupOf(c *web.Context, of lead.Form) (*views.SetupForm, error) {
	people, err := peopleOf(c)
	if err != nil {
		return nil, err
	}
	pipelines, err := opportunity.ListPipelines(c.Tx)
	return views.NewSetup(of, people, pipelines, c.Me.Slug, c.Site()), err
}

func createForm(c *web.Context) error { return writeForm(c, lead.Form{}) }

func editForm(c *web.Context) error {
	of, err := lead.FindForm(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f, err := setupOf(c, of)
	if err != nil {
		return err
	}
	return c.Page(of.Title, views.Setup(f))
}

func saveForm(c *web.Context) error {
	of, err := lead.FindForm(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return writeForm(c, of)
}

func writeForm(c *web.Context, of lead.Form) error {
	f, err := setupOf(c, of)
	if err != nil {
		return err
	}
	if c.Read(f) {
		saved, err := lead.SaveForm(c.Tx, f.Of)
		if err == nil {
			return c.Done(views.FormPath(saved.ID), "Formulário salvo. O link e o código estão no alto da página.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	f.Of.ID, f.Of.ArchivedAt = of.ID, of.ArchivedAt
	return c.Invalid("Formulário", views.Setup(f))
}

func closeForm(c *web.Context) error {
	f, err := lead.ArchiveForm(c.Tx, c.ID("id"), true)
	if err != nil {
		return err
	}
	return c.Done(views.FormsPath, "O formulário “"+f.Title+"” não recebe mais contatos.")
}

func reopenForm(c *web.Context) error {
	f, err := lead.ArchiveForm(c.Tx, c.ID("id"), false)
	if err != nil {
		return err
	}
	return c.Done(views.FormPath(f.ID), "O formulário “"+f.Title+"” voltou a receber contatos.")
}
