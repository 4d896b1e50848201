package price

import (
	"slices"
	"strconv"

	"omniservicos/store/catalogue"
	"omniservicos/store/money"
	"omniservicos/views/form"
	"omniservicos/views/ui"
)

// ListForm names a price list.
type ListForm struct {
	form.Form
	List catalogue.PriceList // as kept, then as read
}

// ListFormOf shows what is kept.
func ListFormOf(l catalogue.PriceList) *ListForm {
	f := &ListForm{List: l}
	f.Set("name", l.Name)
	if l.Percent != 0 {
		f.Set("percent", money.Cents(l.Percent).Input())
	}
	return f
}

func (f *ListForm) Read() {
	f.List.Name = f.Text("name", 40, "Informe o nome da tabela, como Atacado.")
	f.List.Percent = readPercent(&f.Form, "percent")
}

// PriceForm gives a product its price in a list.
type PriceForm struct {
	form.Form
	Code  string
	Price money.Cents
}

func (f *PriceForm) Read() {
	f.Code = f.Text("code", 60, "Informe o código do produto.")
	f.Price = f.Money("price", "")
	f.Check(f.Price >= 0, "price", "O preço não pode ser negativo.")
}

// CustomerForm is the list that a customer buys by.
type CustomerForm struct {
	form.Form
	ListID int64
}

func (f *CustomerForm) Read() { f.ListID = f.ID("list", "") }

// PromotionForm is the form of a promotion.
type PromotionForm struct {
	form.Form
	Promotion  catalogue.Promotion // as kept, then as read
	Code       string              // of the product
	Categories []catalogue.Category
}

// PromotionFormOf shows what is kept; code is its product's.
func PromotionFormOf(p catalogue.Promotion, code string, categories []catalogue.Category) *PromotionForm {
	f := &PromotionForm{Promotion: p, Code: code, Categories: categories}
	for name, value := range map[string]string{
		"name": p.Name, "kind": p.Kind, "code": code, "starts_on": p.StartsOn.ISO(), "ends_on": p.EndsOn.ISO(),
		"from_time": clock(p.FromMinute), "to_time": clock(p.ToMinute),
	} {
		f.Set(name, value)
	}
	if p.CategoryID != 0 {
		f.Set("category_id", ui.ID(p.CategoryID))
	}
	if p.From != 0 {
		f.Set("from_quantity", p.From.Input())
	}
	if p.Price != 0 {
		f.Set("price", p.Price.Input())
	}
	if p.Percent != 0 {
		f.Set("percent", money.Cents(p.Percent).Input())
	}
	return f
}

func (f *PromotionForm) Read() {
	p := &f.Promotion
	p.Name = f.Text("name", 60, "Dê um nome à promoção: ele aparece na linha e no cupom.")
	p.Kind = f.Choice("kind", []string{catalogue.PercentOff, catalogue.FixedPrice, catalogue.Pack}, "Escolha o que a promoção faz.")
	f.Code = f.Text("code", 60, "")
	p.CategoryID = f.ID("category_id", "")
	p.From = f.Quantity("from_quantity", "")
	p.Price = f.Money("price", "")
	p.Percent = readPercent(&f.Form, "percent")
	p.StartsOn, p.EndsOn = f.Day("starts_on", "Informe o primeiro dia."), f.Day("ends_on", "")
	p.FromMinute, p.ToMinute = readClock(&f.Form, "from_time", 0), readClock(&f.Form, "to_time", catalogue.WholeDay)
	p.Weekdays = 0
	for _, day := range f.Values("weekday") {
		n, err := strconv.Atoi(day)
		f.Check(err == nil && n >= 0 && n < 7, "weekday", "Escolha os dias da semana da lista.")
		if err == nil && n >= 0 && n < 7 {
			p.Weekdays |= 1 << n
		}
	}
}

func (f *PromotionForm) action() string {
	if f.Promotion.ID == 0 {
		return PromotionsPath
	}
	return PromotionPath(f.Promotion.ID)
}

func (f *PromotionForm) field(name, label, help string) ui.FieldView {
	return ui.FieldView{Name: name, Label: label, Help: help, Value: f.Value(name), Error: f.Error(name)}
}

// product is the code field; what the catalogue says of the product stands there too.
func (f *PromotionForm) product() ui.FieldView {
	v := suggesting(f.field("code", "Produto", "Sem produto nem categoria, vale para tudo."))
	if v.Error == "" {
		v.Error = f.Error("product")
	}
	return v
}

func (f *PromotionForm) categories() (options []ui.Option) {
	for _, c := range f.Categories {
		if c.ArchivedAt == nil || c.ID == f.Promotion.CategoryID {
			options = append(options, ui.Option{Value: ui.ID(c.ID), Label: c.Name})
		}
	}
	return options
}

// with turns a field into money, a percentage, a quantity, a day or an hour.
func with(v ui.FieldView, change func(*ui.FieldView)) ui.FieldView {
	change(&v)
	return v
}

func listOptions(lists []catalogue.PriceList, chosen int64) (options []ui.Option) {
	for _, l := range lists {
		options = append(options, ui.Option{Value: ui.ID(l.ID), Label: l.Name})
	}
	if i := slices.IndexFunc(lists, func(l catalogue.PriceList) bool { return l.ID == chosen }); i < 0 && chosen != 0 {
		options = append(options, ui.Option{Value: ui.ID(chosen), Label: "Tabela arquivada"})
	}
	return options
}
