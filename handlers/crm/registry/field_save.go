package registry

import (
	"omniservicos/store/person/field"
	views "omniservicos/views/crm/registry"
	"omniservicos/web"
)

const aField = "Campo do cadastro"

func newField(c *web.Context) error {
	return c.Page(aField, views.FieldEdit(views.NewFieldForm(field.Field{Kind: field.Text})))
}

func createField(c *web.Context) error { return writeField(c, field.Field{}) }

func editField(c *web.Context) error {
	f, err := field.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Page(aField, views.FieldEdit(views.NewFieldForm(f)))
}

func saveField(c *web.Context) error {
	f, err := field.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return writeField(c, f)
}

func writeField(c *web.Context, before field.Field) error {
	f := &views.FieldForm{Field: before}
	if c.Read(f) {
		saved, err := field.Save(c.Tx, f.Field)
		if err == nil {
			return c.Done("/crm/cadastros", "Campo “"+saved.Name+"” salvo.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid(aField, views.FieldEdit(f))
}

func archiveField(c *web.Context) error {
	f, err := field.Archive(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done("/crm/cadastros", "Campo “"+f.Name+"” arquivado.")
}

func reactivateField(c *web.Context) error {
	f, err := field.Reactivate(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done("/crm/cadastros", "Campo “"+f.Name+"” reativado.")
}
