package purchase

import (
	"omniservicos/store/erp/purchase"
	"omniservicos/store/fault"
	pages "omniservicos/views/erp/purchase"
	"omniservicos/web"
)

func showImport(c *web.Context) error {
	i, err := purchase.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	switch {
	case i.State == purchase.Preview && i.Kind == purchase.KindNFe:
		f, err := noteForm(c, i)
		if err != nil {
			return err
		}
		return c.Page(i.Summary.Title, pages.NotePage(f))
	case i.State == purchase.Preview:
		f, err := linesForm(c, i)
		if err != nil {
			return err
		}
		return c.Page(i.Summary.Title, pages.LinesPage(f))
	}
	v, err := result(c, i)
	if err != nil {
		return err
	}
	return c.Page(i.Summary.Title, pages.ResultPage(v))
}

func confirmImport(c *web.Context) error {
	i, err := purchase.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	if i.State == purchase.Done { // a second click: the first one's answer
		return c.Done(pages.ImportPath(i.ID), "Esta importação já foi feita.")
	}
	if i.Kind == purchase.KindNFe {
		return confirmNote(c, i)
	}
	return confirmLines(c, i)
}

func undoImport(c *web.Context) error {
	i, err := purchase.Find(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	why := c.Posted().Get("motivo")
	_, err = purchase.Undo(c.Tx, i.ID, why)
	if f, ok := fault.As(err); ok && (f.Kind == fault.Blamed || f.Kind == fault.Refused) {
		v, err := result(c, i)
		if err != nil {
			return err
		}
		v.Reason, v.Refusal = why, f.Text
		return c.Invalid(i.Summary.Title, pages.ResultPage(v))
	}
	if err != nil {
		return err
	}
	return c.Done(pages.ImportPath(i.ID), "Importação desfeita.")
}

func result(c *web.Context, i purchase.Import) (v pages.Result, err error) {
	v = pages.Result{Import: i, Zone: c.Tx.Zone(), MayUndo: c.May(Import)}
	if i.Kind == purchase.KindProducts {
		v.Lines, err = linesForm(c, i)
	}
	return v, err
}
