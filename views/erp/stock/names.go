// Package stock draws products, categories, depots and the movements of stock.
package stock

import (
	"net/url"

	"omniservicos/store/catalogue"
	"omniservicos/store/dates"
	"omniservicos/store/erp/stock"
	"omniservicos/views/ui"
)

// Where the pages stand.
const (
	productsPath   = "/erp/produtos"
	CategoriesPath = "/erp/categorias"
	DepotsPath     = "/erp/depositos"
	stockPath      = "/erp/estoque"
)

// ProductPath is where a product opens.
func ProductPath(id int64) string { return productsPath + "/" + ui.IDOrNone(id) }

// KardexPath is where a product's movements in a depot are; with 0, in the first one.
func KardexPath(product, depot int64) string {
	if depot == 0 {
		return ProductPath(product) + "/kardex"
	}
	return ProductPath(product) + "/kardex?deposito=" + ui.IDOrNone(depot)
}

// OperationPath is where a receipt, count or shipment is shown.
func OperationPath(id int64) string { return stockPath + "/operacoes/" + ui.IDOrNone(id) }

// CategoryPath is where a category is changed.
func CategoryPath(id int64) string { return CategoriesPath + "/" + ui.IDOrNone(id) }

// DepotPath is where a depot is changed.
func DepotPath(id int64) string { return DepotsPath + "/" + ui.IDOrNone(id) }

// originPath is the page of what made a movement, or nothing where it has none.
func originPath(kind string, id int64) string {
	switch kind {
	case stock.Entry, stock.Adjustment, stock.Transfer:
		return OperationPath(id)
	case stock.SaleOrigin:
		return "/pdv/vendas/" + ui.IDOrNone(id)
	case stock.ReturnOrigin:
		return "/pdv/devolucoes/" + ui.IDOrNone(id)
	case "importacao", "compra":
		return "/erp/importacoes/" + ui.IDOrNone(id)
	}
	return ""
}

func situationTone(situation string) ui.Tone {
	switch situation {
	case stock.Negative:
		return ui.Bad
	case stock.Low:
		return ui.Warn
	}
	return ui.Neutral
}

func kindOptions() (list []ui.Option) {
	for _, k := range catalogue.Kinds {
		list = append(list, ui.Option{Value: k, Label: catalogue.KindTitle(k)})
	}
	return list
}

func situationOptions() (list []ui.Option) {
	for _, s := range stock.Situations {
		list = append(list, ui.Option{Value: s, Label: stock.SituationTitle(s)})
	}
	return list
}

// categoryOptions leaves out archived categories, except the one that is chosen already.
func categoryOptions(categories []catalogue.Category, chosen string) (list []ui.Option) {
	for _, c := range categories {
		if c.ArchivedAt == nil || ui.IDOrNone(c.ID) == chosen {
			list = append(list, ui.Option{Value: ui.IDOrNone(c.ID), Label: c.Name})
		}
	}
	return list
}

// depotOptions names the branch too where there are several.
func depotOptions(depots []stock.Depot) (list []ui.Option) {
	several := false
	for _, d := range depots {
		several = several || d.BranchID != depots[0].BranchID
	}
	for _, d := range depots {
		o := ui.Option{Value: ui.IDOrNone(d.ID), Label: d.Name}
		if several {
			o.Group = d.Branch
		}
		list = append(list, o)
	}
	return list
}

func depotName(depots []stock.Depot, id int64) string {
	for _, d := range depots {
		if d.ID == id {
			return d.Name
		}
	}
	return ""
}

// next is the address of the following page, or nothing.
func next(u *url.URL, more bool, last int64) string {
	if !more {
		return ""
	}
	return ui.With(u, "depois", ui.IDOrNone(last))
}

// shownDay writes a date of the address as people read it.
func shownDay(s string) string {
	d, err := dates.Parse(s)
	if err != nil {
		return s
	}
	return d.String()
}

// ShortItems are the lines of the day: what was sold before it came, and what is below its minimum.
func ShortItems(s stock.Summary) (items []ui.AgendaItem) {
	for _, part := range []struct {
		n                    int
		situation, one, many string
	}{
		{s.Negative, stock.Negative, "produto com saldo negativo", "produtos com saldo negativo"},
		{s.Low, stock.Low, "produto abaixo do mínimo", "produtos abaixo do mínimo"},
	} {
		if part.n > 0 {
			items = append(items, ui.AgendaItem{When: ui.AgendaFlag, Title: ui.Counted(part.n, part.one, part.many), Icon: "archive-box", Href: stockPath + "?situacao=" + part.situation})
		}
	}
	return items
}
