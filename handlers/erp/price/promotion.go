package price

import (
	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	view "omniservicos/views/erp/price"
	"omniservicos/web"
)

func listPromotions(c *web.Context) error {
	v := view.PromotionsView{Archived: c.Query("situacao") == "arquivadas", Now: c.Tx.Now, Zone: c.Tx.Zone(), MayEdit: c.May(EditPrices), Categories: map[int64]string{}}
	var err error
	if v.Rows, err = catalogue.Promotions(c.Tx, v.Archived); err != nil {
		return err
	}
	var ids []int64
	for _, p := range v.Rows {
		if p.ProductID != 0 {
			ids = append(ids, p.ProductID)
		}
	}
	if v.Products, err = catalogue.ByIDs(c.Tx, ids); err != nil {
		return err
	}
	categories, err := catalogue.Categories(c.Tx)
	if err != nil {
		return err
	}
	for _, g := range categories {
		v.Categories[g.ID] = g.Name
	}
	return c.Page("Promoções", view.PromotionsPage(v))
}

func newPromotion(c *web.Context) error {
	categories, err := catalogue.Categories(c.Tx)
	if err != nil {
		return err
	}
	p := catalogue.Promotion{Kind: catalogue.PercentOff, StartsOn: dates.Of(c.Tx.Now, c.Tx.Zone()), ToMinute: catalogue.WholeDay}
	return c.Page("Nova promoção", view.NewPromotionPage(view.PromotionFormOf(p, "", categories)))
}

func createPromotion(c *web.Context) error {
	categories, err := catalogue.Categories(c.Tx)
	if err != nil {
		return err
	}
	f := view.PromotionFormOf(catalogue.Promotion{}, "", categories)
	saved, err := keepPromotion(c, f)
	if err != nil {
		return err
	}
	if !saved {
		return c.Invalid("Nova promoção", view.NewPromotionPage(f))
	}
	return c.Done(view.PromotionsPath, "Promoção criada: vale nas próximas linhas lançadas.")
}

// keepPromotion reads the form and saves what it says; false means that the form now says what is wrong.
func keepPromotion(c *web.Context, f *view.PromotionForm) (saved bool, err error) {
	if !c.Read(f) {
		return false, nil
	}
	f.Promotion.ProductID = 0
	if f.Code != "" {
		p, err := productOf(c, f.Code)
		if f.Blame(err) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		f.Promotion.ProductID = p.ID
	}
	_, err = catalogue.SavePromotion(c.Tx, f.Promotion)
	if f.Blame(err) {
		return false, nil
	}
	return err == nil, err
}

// promotionForm is a promotion as it is kept, with its product's code.
func promotionForm(c *web.Context) (p catalogue.Promotion, f *view.PromotionForm, err error) {
	if p, err = catalogue.FindPromotion(c.Tx, c.ID("id")); err != nil {
		return p, nil, err
	}
	code := ""
	if p.ProductID != 0 {
		product, err := catalogue.Find(c.Tx, p.ProductID)
		if err != nil {
			return p, nil, err
		}
		code = product.SKU
	}
	categories, err := catalogue.Categories(c.Tx)
	return p, view.PromotionFormOf(p, code, categories), err
}

func showPromotion(c *web.Context) error {
	p, f, err := promotionForm(c)
	if err != nil {
		return err
	}
	return c.Page(p.Name, view.PromotionPage(p, f, c.Tx.Now, c.Tx.Zone()))
}

func savePromotion(c *web.Context) error {
	p, f, err := promotionForm(c)
	if err != nil {
		return err
	}
	saved, err := keepPromotion(c, f)
	if err != nil {
		return err
	}
	if !saved {
		return c.Invalid(p.Name, view.PromotionPage(p, f, c.Tx.Now, c.Tx.Zone()))
	}
	return c.Done(view.PromotionsPath, "Promoção salva: as linhas já lançadas ficam como estão.")
}

func archivePromotion(c *web.Context) error {
	if err := catalogue.ArchivePromotion(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(view.PromotionsPath, "Promoção arquivada: não vale mais.")
}

func reactivatePromotion(c *web.Context) error {
	if err := catalogue.ReactivatePromotion(c.Tx, c.ID("id")); err != nil {
		return err
	}
	return c.Done(view.PromotionsPath, "Promoção reativada.")
}
