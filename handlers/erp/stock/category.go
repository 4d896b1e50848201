package stock

import (
	"omniservicos/store/catalogue"
	pages "omniservicos/views/erp/stock"
	"omniservicos/web"
)

func listCategories(c *web.Context) error {
	v, err := categoriesView(c, &pages.NameForm{})
	if err != nil {
		return err
	}
	return c.Page("Categorias", pages.CategoriesPage(v))
}

func createCategory(c *web.Context) error {
	f := &pages.NameForm{}
	if c.Read(f) {
		made, err := catalogue.NewCategory(c.Tx, f.Name)
		if err == nil {
			return c.Done(pages.CategoriesPath, "Categoria "+made.Name+" criada.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	v, err := categoriesView(c, f)
	if err != nil {
		return err
	}
	return c.Invalid("Categorias", pages.CategoriesPage(v))
}

func categoriesView(c *web.Context, f *pages.NameForm) (pages.CategoriesView, error) {
	rows, err := catalogue.Categories(c.Tx)
	return pages.CategoriesView{Rows: rows, Form: f, MayEdit: c.May(EditProduct)}, err
}

func showCategory(c *web.Context) error {
	category, err := catalogue.FindCategory(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &pages.NameForm{}
	f.Set("name", category.Name)
	return c.Page(category.Name, pages.CategoryPage(category, f))
}

func renameCategory(c *web.Context) error {
	category, err := catalogue.FindCategory(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	f := &pages.NameForm{}
	if c.Read(f) {
		err := catalogue.RenameCategory(c.Tx, category.ID, f.Name)
		if err == nil {
			return c.Done(pages.CategoriesPath, "Categoria salva.")
		}
		if !f.Blame(err) {
			return err
		}
	}
	return c.Invalid(category.Name, pages.CategoryPage(category, f))
}

func archiveCategory(c *web.Context) error {
	if err := catalogue.ArchiveCategory(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(pages.CategoriesPath, "Categoria arquivada: os produtos continuam nela.")
}

func reactivateCategory(c *web.Context) error {
	if err := catalogue.ReactivateCategory(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(pages.CategoriesPath, "Categoria reativada.")
}
