package message

import (
	"omniservicos/store/crm/message"
	views "omniservicos/views/crm/message"
	"omniservicos/web"
)

func listTemplates(c *web.Context) error {
	list, err := message.Templates(c.Tx)
	if err != nil {
		return err
	}
	return c.Page("Modelos de mensagem", views.Templates(list))
}

func newTemplate(c *web.Context) error {
	return c.Page("Novo modelo", views.Template(views.NewTemplateForm(message.Template{})))
}

func createTemplate(c *web.Context) error { return write(c, message.Template{}) }

func showTemplate(c *web.Context) error {
	t, err := message.FindTemplate(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Page(t.Name, views.Template(views.NewTemplateForm(t)))
}

func saveTemplate(c *web.Context) error {
	t, err := message.FindTemplate(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return write(c, t)
}

func write(c *web.Context, t message.Template) error {
	f := views.NewTemplateForm(t)
	if c.Read(f) {
		saved, err := message.SaveTemplate(c.Tx, f.Template)
		if err == nil {
			return c.Done(views.TemplatePath(0), "Modelo “"+saved.Name+"” salvo.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid("Modelo", views.Template(f))
}

// preview draws the text as it will be read, while it is typed. It writes nothing.
func preview(c *web.Context) error {
	f := views.NewTemplateForm(message.Template{})
	f.Load(c.Posted())
	f.Blame(message.CheckText(f.Value("text")))
	return c.Fragment(views.Preview(f))
}

func archiveTemplate(c *web.Context) error {
	t, err := message.ArchiveTemplate(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done(views.TemplatePath(0), "Modelo “"+t.Name+"” arquivado.")
}
