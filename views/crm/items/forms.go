// Package items draws what somebody may buy, and takes changes of it: of an opportunity and of an orçamento alike.
package items

import (
	"strconv"
	"strings"

	"omniservicos/store/catalogue"
	"omniservicos/store/catalogue/basket"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/store/uuid7"
	"omniservicos/views/form"
)

// View is a basket on a page. Base is the page of whose it is: changes are posted below it.
type View struct {
	Basket  basket.Basket
	Base    string
	Open    bool   // it may be changed
	Limit   string // of discount, in words
	Empty   string // what is said where nothing stands
	Add     *AddForm
	Line    *LineForm // what was refused of a line
	Whole   *DiscountForm
	Choices []catalogue.Product // what the entry may have meant
}

// NewView stands with empty forms.
func NewView(b basket.Basket, base string) View {
	v := View{Basket: b, Base: base, Add: &AddForm{}, Line: &LineForm{}, Whole: &DiscountForm{}}
	v.Add.Set("key", uuid7.New())
	v.Whole.Set("discount", given(b.Given))
	return v
}

// AddForm is one entry at the code field; its key is made with the form, so that sent twice it counts once.
type AddForm struct {
	form.Form
	Key, Code string
	ProductID int64
	Quantity  quantity.Amount
}

func (f *AddForm) Read() {
	f.Key = f.Value("key")
	f.Code = f.Text("code", 200, "")
	f.ProductID = f.ID("product", "")
	f.Quantity = f.Form.Quantity("quantity", "")
	f.Check(f.Code != "" || f.ProductID != 0, "code", "Digite o nome, o código ou o código de barras de um produto.")
	f.Check(f.ProductID == 0 || f.Quantity > 0, "code", "Informe a quantidade, como 3*17.")
}

// LineForm changes one line, or takes it out.
type LineForm struct {
	form.Form
	No       int
	Quantity quantity.Amount
	Given    basket.Given
	Remove   bool
}

func (f *LineForm) Read() {
	if f.Remove = f.Flag("remove"); f.Remove {
		return
	}
	f.Quantity = f.Form.Quantity("quantity", "Informe a quantidade, como 3 ou 1,5.")
	f.Given = readGiven(&f.Form)
}

// DiscountForm is what is given off the whole.
type DiscountForm struct {
	form.Form
	Given basket.Given
}

func (f *DiscountForm) Read() { f.Given = readGiven(&f.Form) }

// readGiven reads "5,00" as reais and "10%" as a share; an empty field gives nothing off.
func readGiven(f *form.Form) (g basket.Given) {
	text, share := strings.CutSuffix(strings.TrimSpace(f.Value("discount")), "%")
	if strings.TrimSpace(text) == "" {
		return g
	}
	typed, err := money.Parse(text) // two decimals serve reais and shares alike
	f.Check(err == nil && typed >= 0, "discount", "Escreva o desconto em reais, como 5,00, ou em porcentagem, como 10%.")
	if share {
		f.Check(typed <= 10_000, "discount", "O desconto não pode passar de 100%.")
		return basket.Given{Percent: int64(typed)}
	}
	return basket.Given{Discount: typed}
}

// given writes what stands as it was typed; nothing where nothing stands.
func given(g basket.Given) string {
	switch {
	case g.Percent != 0:
		return strings.TrimSuffix(money.Cents(g.Percent).Input(), ",00") + "%"
	case g.Discount != 0:
		return g.Discount.Input()
	}
	return ""
}

// wrong says whether the refused form is this line's, and what stands in its fields then.
func (v View) wrong(l basket.Line) bool { return v.Line.No == l.No && !v.Line.OK() }

func (v View) quantity(l basket.Line) string {
	if v.wrong(l) {
		return v.Line.Value("quantity")
	}
	return l.Quantity.Input()
}

func (v View) discount(l basket.Line) string {
	if v.wrong(l) {
		return v.Line.Value("discount")
	}
	return given(l.Given)
}

func (v View) error(l basket.Line, field string) string {
	if v.wrong(l) {
		return v.Line.Error(field)
	}
	return ""
}

func (v View) linePath(l basket.Line) string { return v.Base + "/itens/" + strconv.Itoa(l.No) }

// nth names a field of a line: each has a form of its own.
func nth(field string, l basket.Line) string { return "f-" + field + "-" + strconv.Itoa(l.No) }

// facts are what a line costs a piece, and why.
func facts(l basket.Line) string {
	text := l.Quantity.Of(l.Unit) + " × " + l.UnitPrice.String()
	if l.Rule != "" {
		text += " · " + l.Rule
	}
	return text
}

// late is what was refused where no field is left to say it beside.
func (v View) late() (refusals []string) {
	refusals = append(append(append(refusals, v.Add.Whole()...), v.Line.Whole()...), v.Whole.Whole()...)
	if !v.Open {
		for _, f := range []interface{ Error(string) string }{v.Add, v.Line, v.Whole} {
			for _, field := range []string{"code", "quantity", "discount"} {
				if e := f.Error(field); e != "" {
					refusals = append(refusals, e)
				}
			}
		}
	}
	return refusals
}
