package purchase

import (
	"net/url"
	"strconv"

	"omniservicos/store/erp/purchase"
	"omniservicos/store/erp/stock"
	pages "omniservicos/views/erp/purchase"
	"omniservicos/web"
)

func showFiles(c *web.Context) error {
	f, err := uploadForm(c, purchase.KindProducts)
	if err != nil {
		return err
	}
	return c.Page("Importar produtos", pages.FilesPage(f))
}

func sendFile(c *web.Context) error {
	f, err := uploadForm(c, purchase.KindProducts)
	if err != nil {
		return err
	}
	err = send(c, f, func(name string, content []byte) (purchase.Import, error) {
		return purchase.PreviewProducts(c.Tx, name, content)
	})
	if err != nil || f.OK() {
		return err
	}
	return c.Invalid("Importar produtos", pages.FilesPage(f))
}

func downloadTemplate(c *web.Context) error {
	return c.Download("modelo-produtos.csv", "text/csv; charset=utf-8", purchase.Template())
}

// linesForm is the preview of a spreadsheet, at the page of lines that the address asks for.
func linesForm(c *web.Context, i purchase.Import) (*pages.LinesForm, error) {
	at := &url.URL{Path: pages.ImportPath(i.ID), RawQuery: c.URL().RawQuery}
	f := &pages.LinesForm{Import: i, URL: at, May: c.May(Import)}
	after, _ := strconv.Atoi(c.Query("depois")) // what is no line is the first page
	for _, l := range i.Rows.Lines {
		if l.Number <= after || purchase.LineTitle(c.Query("ver")) != "" && l.State != c.Query("ver") {
			continue
		}
		if f.More = len(f.Lines) == purchase.PageSize; f.More {
			break
		}
		f.Lines = append(f.Lines, l)
	}
	var err error
	if f.Depots, err = stock.Depots(c.Tx); err == nil && len(f.Depots) > 0 {
		f.Set("deposito", strconv.FormatInt(f.Depots[0].ID, 10))
	}
	return f, err
}

func confirmLines(c *web.Context, i purchase.Import) error {
	f, err := linesForm(c, i)
	if err != nil {
		return err
	}
	if !c.Read(f) {
		return c.Invalid(i.Summary.Title, pages.LinesPage(f))
	}
	_, err = purchase.ConfirmProducts(c.Tx, i.ID, f.DepotID)
	if f.Blame(err) {
		return c.Invalid(i.Summary.Title, pages.LinesPage(f))
	}
	if err != nil {
		return err
	}
	return c.Done(pages.ImportPath(i.ID), "Planilha importada.")
}
