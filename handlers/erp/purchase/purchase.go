// Package purchase is the pages of what comes in by file: supplier's notes and spreadsheets of products.
package purchase

import (
	"errors"
	"strconv"

	"omniservicos/store/account"
	"omniservicos/store/erp/purchase"
	"omniservicos/store/fault"
	pages "omniservicos/views/erp/purchase"
	"omniservicos/views/layout"
	"omniservicos/web"
)

// What people of each role may do here. The owner always may.
var (
	See    = web.Permission{Name: "erp.purchase.view", Title: "Ver notas de compra e importações", Roles: []account.Role{account.Manager, account.Stockist, account.Finance, account.Accountant}}
	Import = web.Permission{Name: "erp.purchase.import", Title: "Importar notas e planilhas", Roles: []account.Role{account.Manager, account.Stockist}}
)

// Permissions are all of them.
var Permissions = []web.Permission{See, Import}

// Menu is what purchasing adds to the menu.
var Menu = []layout.Item{
	{Title: "Notas de compra", Path: "/erp/compras/nfe", Icon: "document-arrow-down", Group: "Gestão", Permission: See.Name},
	{Title: "Importar", Path: "/erp/importar", Also: []string{"/erp/importacoes"}, Icon: "arrow-up-tray", Group: "Gestão", Permission: Import.Name},
}

// Routes is the route table.
func Routes(g *web.Group) {
	g.GET("/compras/nfe", See, showNotes)
	g.POST("/compras/nfe", Import, sendNote)
	g.GET("/importar", Import, showFiles)
	g.GET("/importar/modelo.csv", Import, downloadTemplate)
	g.POST("/importar", Import, sendFile)
	g.GET("/importacoes", See, listImports)
	g.GET("/importacoes/:id", See, showImport)
	g.POST("/importacoes/:id/confirmar", Import, confirmImport)
	g.POST("/importacoes/:id/desfazer", Import, undoImport)
}

// maxUpload is the largest file that is taken.
const maxUpload = 12 << 20

// recent is how many imports the upload pages show.
const recent = 20

func uploadForm(c *web.Context, kind string) (*pages.UploadForm, error) {
	list, err := purchase.List(c.Tx, purchase.Filter{Kind: kind, Limit: recent})
	return &pages.UploadForm{Recent: list, Zone: c.Tx.Zone(), May: c.May(Import)}, err
}

// send reads the uploaded file with preview and leads to what it made.
func send(c *web.Context, f *pages.UploadForm, preview func(name string, content []byte) (purchase.Import, error)) error {
	name, content, err := c.File("arquivo", maxUpload)
	if err == nil && len(content) == 0 {
		err = fault.Blame("arquivo", "Escolha o arquivo.")
	}
	if err == nil {
		var i purchase.Import
		if i, err = preview(fileName(name), content); err == nil {
			return c.Redirect(pages.ImportPath(i.ID))
		}
	}
	var again *purchase.Repeated
	if errors.As(err, &again) {
		f.Again = again.ImportID
	}
	if f.Blame(err) {
		return nil
	}
	return err
}

func listImports(c *web.Context) error {
	v := pages.Imports{URL: c.URL(), Zone: c.Tx.Zone()}
	before, _ := strconv.ParseInt(c.Query("depois"), 10, 64) // what is no id is the first page
	var err error
	v.Rows, err = purchase.List(c.Tx, purchase.Filter{Kind: c.Query("tipo"), State: c.Query("estado"), Before: before, Limit: purchase.PageSize + 1})
	if err != nil {
		return err
	}
	if v.More = len(v.Rows) > purchase.PageSize; v.More {
		v.Rows = v.Rows[:purchase.PageSize]
	}
	return c.Page("Importações", pages.ImportsPage(v))
}
