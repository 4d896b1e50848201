package purchase

import (
	"strings"
	"unicode"

	"omniservicos/store/erp/purchase"
	"omniservicos/store/erp/stock"
	pages "omniservicos/views/erp/purchase"
	"omniservicos/web"
)

func showNotes(c *web.Context) error {
	f, err := uploadForm(c, purchase.KindNFe)
	if err != nil {
		return err
	}
	return c.Page("Notas de compra", pages.NotesPage(f))
}

func sendNote(c *web.Context) error {
	f, err := uploadForm(c, purchase.KindNFe)
	if err != nil {
		return err
	}
	err = send(c, f, func(name string, content []byte) (purchase.Import, error) {
		return purchase.PreviewNFe(c.Tx, name, content)
	})
	if err != nil || f.OK() {
		return err
	}
	return c.Invalid("Notas de compra", pages.NotesPage(f))
}

// fileName keeps of an uploaded file's name what can be stored and shown.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, ""))
	runes := []rune(strings.TrimSpace(name))
	return string(runes[:min(len(runes), 120)])
}

// noteForm is the preview of an NF-e with all that its page shows.
func noteForm(c *web.Context, i purchase.Import) (*pages.NoteForm, error) {
	f := &pages.NoteForm{Import: i, May: c.May(Import)}
	var err error
	if f.Supplier, f.Known, err = i.Supplier(c.Tx); err != nil {
		return nil, err
	}
	if f.Depots, err = stock.Depots(c.Tx); err != nil {
		return nil, err
	}
	depot, err := stock.MainDepot(c.Tx, i.Rows.BranchID)
	f.Draw(depot)
	return f, err
}

func confirmNote(c *web.Context, i purchase.Import) error {
	f, err := noteForm(c, i)
	if err != nil {
		return err
	}
	page := pages.NotePage(f)
	if !c.Read(f) {
		return c.Invalid(i.Summary.Title, page)
	}
	_, err = purchase.ConfirmNFe(c.Tx, i.ID, f.Choices)
	if f.Blame(err) {
		return c.Invalid(i.Summary.Title, page)
	}
	if err != nil {
		return err
	}
	return c.Done(pages.ImportPath(i.ID), "Nota importada.")
}
