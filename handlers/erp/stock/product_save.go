package stock

import (
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	pages "omniservicos/views/erp/stock"
	"omniservicos/web"
)

func newProduct(c *web.Context) error {
	categories, err := catalogue.Categories(c.Tx)
	if err != nil {
		return err
	}
	f := pages.NewProductForm(catalogue.Product{}, categories)
	return c.Page("Novo produto", pages.NewProductPage(&f))
}

func createProduct(c *web.Context) error {
	categories, err := catalogue.Categories(c.Tx)
	if err != nil {
		return err
	}
	f := pages.NewProductForm(catalogue.Product{}, categories)
	saved, err := keepProduct(c, &f)
	if err != nil {
		return err
	}
	if !saved {
		return c.Invalid("Novo produto", pages.NewProductPage(&f))
	}
	return c.Done(pages.ProductPath(f.Product.ID), "Produto cadastrado.")
}

func saveProduct(c *web.Context) error {
	v, err := productView(c)
	if err != nil {
		return err
	}
	saved, err := keepProduct(c, v.Form)
	if err != nil {
		return err
	}
	if !saved {
		return c.Invalid(v.Form.Product.Name, pages.ProductPage(v, nil))
	}
	return c.Done(pages.ProductPath(v.Form.Product.ID), "Produto salvo.")
}

// keepProduct reads the form and saves what it says; false means that the form now says what is wrong.
func keepProduct(c *web.Context, f *pages.ProductForm) (saved bool, err error) {
	if !c.Read(f) {
		return false, nil
	}
	p := f.Product
	if p.PhotoID, err = takePhoto(c, f); err == nil {
		p, err = catalogue.Save(c.Tx, p)
	}
	if f.Blame(err) {
		return false, nil
	}
	f.Product = p
	return true, err
}

// takePhoto is the photo that the product will have: a new one, none, or the one it has.
func takePhoto(c *web.Context, f *pages.ProductForm) (id int64, err error) {
	_, content, err := c.File("photo", catalogue.MaxPhoto)
	if err != nil {
		return 0, err
	}
	if len(content) > 0 {
		return catalogue.AddPhoto(c.Tx, content)
	}
	if f.RemovePhoto {
		return 0, nil
	}
	return f.Product.PhotoID, nil
}

func showProduct(c *web.Context) error {
	v, err := productView(c)
	if err != nil {
		return err
	}
	panels, err := c.Panels(web.ProductPage, v.Form.Product.ID)
	if err != nil {
		return err
	}
	return c.Page(v.Form.Product.Name, pages.ProductPage(v, panels))
}

func productView(c *web.Context) (v pages.ProductView, err error) {
	p, err := catalogue.Find(c.Tx, c.ID("id"))
	if err != nil {
		return v, err
	}
	categories, err := catalogue.Categories(c.Tx)
	if err != nil {
		return v, err
	}
	if v.Depots, err = stock.Depots(c.Tx); err != nil {
		return v, err
	}
	f := pages.NewProductForm(p, categories)
	v.Form, v.MayEdit, v.MayMove, v.SeesCost, v.SeesStock = &f, c.May(EditProduct), c.May(MoveStock), c.May(SeeCost), c.May(SeeStock)
	v.Balances, err = stock.BalancesOf(c.Tx, p.ID)
	return v, err
}

func archiveProduct(c *web.Context) error {
	if err := stock.ArchiveProduct(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(pages.ProductPath(c.ID("id")), "Produto arquivado.")
}

func reactivateProduct(c *web.Context) error {
	if err := catalogue.Reactivate(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(pages.ProductPath(c.ID("id")), "Produto reativado.")
}

// showPhoto serves a product's photo as what it is and nothing else: nosniff comes with every answer.
func showPhoto(c *web.Context) error {
	photo, err := catalogue.FindPhoto(c.Tx, c.ID("id"))
	if err != nil {
		return err
	}
	c.Header("Content-Disposition", "attachment; filename=foto")
	return c.Picture(photo.Mime, photo.Content)
}
