package stock

import (
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// ProductForm is the form of a product.
type ProductForm struct {
	form.Form
	Product     catalogue.Product // as kept, then as read
	Categories  []catalogue.Category
	RemovePhoto bool
}

// NewProductForm shows what is kept.
func NewProductForm(p catalogue.Product, categories []catalogue.Category) ProductForm {
	f := ProductForm{Product: p, Categories: categories}
	for name, value := range map[string]string{
		"kind": p.Kind, "name": p.Name, "sku": p.SKU, "ean": p.EAN, "unit": p.Unit, "category_id": ui.IDOrNone(p.CategoryID),
		"price": p.Price.Input(), "cost": p.Cost.Input(), "ncm": p.NCM, "cest": p.CEST, "cfop": p.CFOP, "csosn": p.CSOSN, "origin": p.Origin,
		"min_stock": p.MinStock.Input(), "max_stock": p.MaxStock.Input(),
	} {
		f.Set(name, value)
	}
	if p.ID == 0 {
		f.Set("kind", catalogue.Goods)
		f.Set("unit", "un")
		f.Set("origin", "0")
		f.Set("price", "")
	}
	return f
}

// Read takes what was typed; what only the catalogue can judge comes back as blame.
func (f *ProductForm) Read() {
	p := &f.Product
	p.Kind = f.Choice("kind", catalogue.Kinds, "Escolha o tipo do produto.")
	p.Name = f.Text("name", 120, "Informe o nome do produto.")
	p.SKU = f.Text("sku", 40, "Informe o código interno do produto.")
	p.EAN = f.Text("ean", 20, "")
	p.Unit = f.Text("unit", 6, "Informe a unidade, como un ou kg.")
	p.CategoryID = f.ID("category_id", "")
	p.Price = f.Money("price", "Informe o preço, como 12,90.")
	p.Cost = f.Money("cost", "")
	p.NCM, p.CEST, p.CFOP = f.Text("ncm", 12, ""), f.Text("cest", 12, ""), f.Text("cfop", 6, "")
	p.CSOSN = f.Choice("csosn", catalogue.CSOSNs, "")
	p.Origin = f.Choice("origin", catalogue.Origins, "Escolha a origem da lista.")
	p.MinStock, p.MaxStock = f.Quantity("min_stock", ""), f.Quantity("max_stock", "")
	f.RemovePhoto = f.Flag("remove_photo")
}

func (f *ProductForm) action() string {
	if f.Product.ID == 0 {
		return productsPath
	}
	return ProductPath(f.Product.ID)
}

func (f *ProductForm) field(name, label string) ui.FieldView {
	return ui.FieldView{Name: name, Label: label, Value: f.Value(name), Error: f.Error(name)}
}

func (f *ProductForm) money(name, label, help string) ui.FieldView {
	v := f.field(name, label)
	v.Prefix, v.InputMode, v.Tidy, v.Help, v.Required = "R$", "decimal", "money", help, name == "price"
	return v
}

func (f *ProductForm) quantity(name, label, help string) ui.FieldView {
	v := f.field(name, label)
	v.Suffix, v.InputMode, v.Tidy, v.Help = f.Value("unit"), "decimal", "quantity", help
	return v
}

func (f *ProductForm) digits(name, label, help string) ui.FieldView {
	v := f.field(name, label)
	v.InputMode, v.Help = "numeric", help
	return v
}

// csosnOptions and originOptions say what the codes mean.
func csosnOptions() []ui.Option {
	titles := map[string]string{
		"101": "Tributada com permissão de crédito", "102": "Tributada sem permissão de crédito", "103": "Isenção para faixa de receita bruta",
		"201": "Com crédito e com ICMS por substituição", "202": "Sem crédito e com ICMS por substituição", "203": "Isenção e com ICMS por substituição",
		"300": "Imune", "400": "Não tributada", "500": "ICMS cobrado antes por substituição", "900": "Outros",
	}
	return coded(catalogue.CSOSNs, titles)
}

func originOptions() []ui.Option {
	titles := map[string]string{
		"0": "Nacional", "1": "Estrangeira, importada por você", "2": "Estrangeira, comprada no Brasil", "3": "Nacional, 40% a 70% de conteúdo importado",
		"4": "Nacional, por processo produtivo básico", "5": "Nacional, até 40% de conteúdo importado", "6": "Estrangeira, importada por você, sem similar nacional",
		"7": "Estrangeira, comprada no Brasil, sem similar nacional", "8": "Nacional, mais de 70% de conteúdo importado",
	}
	return coded(catalogue.Origins, titles)
}

func coded(codes []string, titles map[string]string) (list []ui.Option) {
	for _, c := range codes {
		list = append(list, ui.Option{Value: c, Label: c + " · " + titles[c]})
	}
	return list
}

// units are suggested, not imposed.
var units = []string{"un", "kg", "g", "L", "ml", "m", "m²", "m³", "cx", "pc", "par", "dz", "h"}

// ProductView is the page of one product.
type ProductView struct {
	Form      *ProductForm
	Depots    []stock.Depot
	Balances  []stock.Balance
	MayEdit   bool
	MayMove   bool
	SeesCost  bool
	SeesStock bool
}
