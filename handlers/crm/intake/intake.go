// Package intake is the pages on which spreadsheets of people come into the registry, and go out of it again.
package intake

import (
	"omniservicos/store/account"
	"omniservicos/store/fault"
	"omniservicos/store/person/intake"
	"omniservicos/store/sheet"
	views "omniservicos/views/crm/intake"
	"omniservicos/web"
)

// Import is who may bring a whole file of people in.
var Import = web.Permission{Name: "crm.person.import", Title: "Importar cadastros de planilhas", Roles: []account.Role{account.Manager}}

// Permissions are what the imports add to the CRM's.
var Permissions = []web.Permission{Import}

// Routes adds the table of the imports to the CRM's.
func Routes(g *web.Group) {
	g.GET("/importacoes", Import, listImports)
	g.POST("/importacoes", Import, uploadFile)
	g.GET("/importacoes/:id", Import, showImport)
	g.GET("/importacoes/:id/colunas", Import, showColumns)
	g.POST("/importacoes/:id/colunas", Import, decideColumns)
	g.POST("/importacoes/:id/importar", Import, confirmImport)
	g.POST("/importacoes/:id/descartar", Import, discardImport)
	g.POST("/importacoes/:id/desfazer", Import, undoImport)
}

const title = "Importar cadastros"

func listImports(c *web.Context) error {
	v, err := listView(c, &views.UploadForm{})
	if err != nil {
		return err
	}
	return c.Page(title, views.Imports(v))
}

func listView(c *web.Context, f *views.UploadForm) (v views.ListView, err error) {
	list, err := intake.List(c.Tx, c.Number("depois"))
	v = views.ListView{URL: c.URL(), Form: f, More: len(list) > intake.PageSize, Zone: c.Tx.Zone()}
	v.Imports = list[:min(len(list), intake.PageSize)]
	return v, err
}

func uploadFile(c *web.Context) error {
	f := &views.UploadForm{}
	name, content, err := c.File(sheet.Field, sheet.MaxFile)
	if err == nil && len(content) == 0 {
		err = fault.Blame(sheet.Field, "Escolha a planilha, um arquivo CSV ou XLSX.")
	}
	if err == nil {
		i, again, failed := intake.Upload(c.Tx, views.FileName(name), content)
		switch {
		case failed == nil && again:
			return c.Done(views.Path(i.ID), "Este arquivo já foi enviado: veja aqui o que foi feito dele.")
		case failed == nil:
			return c.Redirect(views.Path(i.ID) + "/colunas")
		}
		err = failed
	}
	if !f.Blame(err) {
		return err
	}
	v, err := listView(c, f)
	if err != nil {
		return err
	}
	return c.Invalid(title, views.Imports(v))
}

func confirmImport(c *web.Context) error {
	i, err := intake.Confirm(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Redirect(views.Path(i.ID))
}

func discardImport(c *web.Context) error {
	i, err := intake.Discard(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Done("/crm/importacoes", "Planilha “"+i.FileName+"” descartada.")
}

func undoImport(c *web.Context) error {
	i, err := intake.Undo(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	return c.Redirect(views.Path(i.ID))
}
