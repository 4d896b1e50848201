package purchase

import (
	"slices"
	"strings"

	"omniservicos/store/barcode"
	"omniservicos/store/catalogue"
	"omniservicos/store/money"
	"omniservicos/store/money/decimal"
	"omniservicos/store/quantity"
	"omniservicos/store/words"
)

// What a line of a spreadsheet becomes.
const (
	LineNew       = "novo"
	LineChanged   = "alterado"
	LineUnchanged = "igual"
	LineWrong     = "erro"
)

// LineStates are all of them, in the order people see.
var LineStates = []string{LineWrong, LineNew, LineChanged, LineUnchanged}

// LineTitle is a line state's name on the screen.
func LineTitle(state string) string {
	return map[string]string{LineNew: "Novo", LineChanged: "Alterado", LineUnchanged: "Sem mudança", LineWrong: "Com erro"}[state]
}

// Line is a row of a spreadsheet as it was read, and what becomes of it.
type Line struct {
	Number int      `json:"n"`
	Cells  []string `json:"c"`
	State  string   `json:"s"`
	Field  string   `json:"f,omitempty"` // the column that is wrong
	Error  string   `json:"e,omitempty"`
	Stock  bool     `json:"q,omitempty"` // its opening stock enters
}

// Cell is what stands in a column of the line.
func (l Line) Cell(columns []string, name string) string {
	if at := slices.Index(columns, name); at >= 0 && at < len(l.Cells) {
		return l.Cells[at]
	}
	return ""
}

func (l *Line) blame(field, sentence string) {
	if l.Error == "" {
		l.State, l.Field, l.Error = LineWrong, field, sentence
	}
}

// wanted is what a line asks for: the fields that it gives, over the product as it is.
type wanted struct {
	sku, ean string
	category string // its name; "" says nothing
	stock    quantity.Amount
	hasStock bool
	set      []func(*catalogue.Product)
}

// read takes the line's cells. An empty cell says nothing: the product keeps what it has.
func (l *Line) read(columns []string) (w wanted) {
	for at, name := range columns {
		if at >= len(l.Cells) || name == "" || l.Cells[at] == "" {
			continue
		}
		if strings.ContainsRune(l.Cells[at], '\uFFFD') {
			l.blame(name, "Este texto tem caracteres que não podem ser guardados.")
			continue
		}
		l.take(&w, name, l.Cells[at])
	}
	if w.sku == "" && w.ean == "" {
		l.blame("sku", "Informe o código ou o código de barras do produto.")
	}
	return w
}

func (l *Line) take(w *wanted, name, cell string) {
	give := func(fn func(*catalogue.Product)) { w.set = append(w.set, fn) }
	switch name {
	case "sku":
		w.sku = tidySKU(cell)
		l.check(len([]rune(w.sku)) <= 60, name, "O código tem no máximo 60 caracteres.")
	case "ean":
		w.ean = strings.Join(strings.Fields(cell), "")
		l.check(barcode.Valid(w.ean), name, "O código de barras "+w.ean+" não confere: verifique os números.")
		give(func(p *catalogue.Product) { p.EAN = w.ean })
	case "name":
		text := words.OneLine(cell)
		l.check(len([]rune(text)) <= 120, name, "O nome tem no máximo 120 caracteres.")
		give(func(p *catalogue.Product) { p.Name = text })
	case "unit":
		l.check(len([]rune(cell)) <= 6, name, "A unidade tem no máximo 6 caracteres, como un, kg ou cx.")
		give(func(p *catalogue.Product) { p.Unit = cell })
	case "kind":
		kind := kindOf(cell)
		l.check(kind != "", name, "O tipo é Mercadoria, Serviço, Matéria-prima ou Kit.")
		give(func(p *catalogue.Product) { p.Kind = kind })
	case "category":
		w.category = words.OneLine(cell)
		l.check(len([]rune(w.category)) <= 60, name, "O nome da categoria tem no máximo 60 caracteres.")
	case "price", "cost":
		give(l.amount(name, cell))
	case "stock":
		w.stock, w.hasStock = l.quantity(name, cell), true
	case "min_stock", "max_stock":
		give(l.level(name, cell))
	default:
		give(l.fiscal(name, cell))
	}
}

func (l *Line) amount(name, cell string) func(*catalogue.Product) {
	cents := l.money(name, cell)
	if name == "cost" {
		return func(p *catalogue.Product) { p.Cost = cents }
	}
	return func(p *catalogue.Product) { p.Price = cents }
}

func (l *Line) level(name, cell string) func(*catalogue.Product) {
	q := l.quantity(name, cell)
	if name == "min_stock" {
		return func(p *catalogue.Product) { p.MinStock = q }
	}
	return func(p *catalogue.Product) { p.MaxStock = q }
}

// fiscal reads the codes of the tax rules. Spreadsheets drop the zeros that a code begins with.
func (l *Line) fiscal(name, cell string) func(*catalogue.Product) {
	digits := words.Digits(cell)
	zeros := " As planilhas tiram o zero do começo: formate a coluna como texto."
	switch name {
	case "ncm":
		l.check(len(digits) == 8, name, "O NCM tem 8 números."+zeros)
		return func(p *catalogue.Product) { p.NCM = digits }
	case "cest":
		l.check(len(digits) == 7, name, "O CEST tem 7 números."+zeros)
		return func(p *catalogue.Product) { p.CEST = digits }
	case "cfop":
		l.check(len(digits) == 4 && strings.Contains("123567", digits[:1]), name, "O CFOP tem 4 números e começa com 1, 2, 3, 5, 6 ou 7.")
		return func(p *catalogue.Product) { p.CFOP = digits }
	case "csosn":
		l.check(slices.Contains(catalogue.CSOSNs, digits), name, "O CSOSN deve ser um destes: "+strings.Join(catalogue.CSOSNs, ", ")+".")
		return func(p *catalogue.Product) { p.CSOSN = digits }
	}
	l.check(slices.Contains(catalogue.Origins, digits), name, "A origem vai de 0 a 8.")
	return func(p *catalogue.Product) { p.Origin = digits }
}

func (l *Line) check(ok bool, field, sentence string) {
	if !ok {
		l.blame(field, sentence)
	}
}

// mostCents is what forms take too: R$ 100 billion.
const mostCents = 10_000_000_000_000

// money reads reais; what a formula left beyond the centavos is rounded.
func (l *Line) money(field, cell string) money.Cents {
	cell = strings.TrimSpace(strings.TrimPrefix(strings.Replace(cell, "r$", "R$", 1), "R$"))
	n, err := decimal.Parse(cell, 8)
	cents, _ := money.MulDiv(n, 1, 1_000_000)
	l.check(err == nil && cents < mostCents, field, "Informe um valor em reais, como 12,90.")
	l.check(cents >= 0, field, "O valor não pode ser negativo.")
	return money.Cents(cents)
}

func (l *Line) quantity(field, cell string) quantity.Amount {
	q, err := quantity.Parse(cell)
	l.check(err == nil && q < mostQuantity, field, "Informe uma quantidade com até quatro casas, como 3 ou 1,5.")
	l.check(q >= 0, field, "A quantidade não pode ser negativa.")
	return q
}

func kindOf(cell string) string {
	for _, kind := range catalogue.Kinds {
		if words.Fold(cell) == words.Fold(catalogue.KindTitle(kind)) || words.Fold(cell) == kind {
			return kind
		}
	}
	return ""
}
