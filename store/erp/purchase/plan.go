package purchase

import (
	"omniservicos/store/catalogue"
	"omniservicos/store/words"
)

// plan is what a spreadsheet would do to the account as it stands.
type plan struct {
	lines      []Line
	fresh      []catalogue.Product // to be registered, in the order of their lines
	changed    []Changed
	stock      []opening
	categories []string // names that do not exist yet
}

// opening is stock that a line brings, by the product's code.
type opening struct {
	line int
	sku  string
	want wanted
}

// planner compares lines with what the account has.
type planner struct {
	columns    []string
	known      products
	categories map[string]int64 // by folded name
	moved      map[int64]bool   // products that have had any movement
	seenSKU    map[string]int   // the line in which a code stands
	seenEAN    map[string]int
	plan       plan
}

// add decides on one line.
func (b *planner) add(l Line) {
	l.State, l.Field, l.Error, l.Stock = "", "", "", false
	w := l.read(b.columns)
	p, found := b.find(&l, w)
	if l.Error == "" {
		b.once(&l, p.SKU, w)
	}
	if l.Error != "" {
		b.plan.lines = append(b.plan.lines, l)
		return
	}
	after := p
	for _, set := range w.set {
		set(&after)
	}
	after.ArchivedAt = nil // what a spreadsheet names is in use
	b.checkProduct(&l, p, after, found)
	if l.Error == "" {
		b.sort(&l, p, after, found, w)
	}
	b.plan.lines = append(b.plan.lines, l)
}

// find reads the product that the line names, or begins a new one.
func (b *planner) find(l *Line, w wanted) (catalogue.Product, bool) {
	owner, taken := b.known.byEAN[w.ean]
	taken = taken && w.ean != ""
	if w.sku == "" {
		if taken {
			return owner, true
		}
		return catalogue.Product{Kind: catalogue.Goods, SKU: w.ean, Unit: "un", Origin: "0"}, false
	}
	p, found := b.known.bySKU[w.sku]
	if taken && owner.ID != p.ID {
		l.blame("ean", "O código de barras "+w.ean+" já é do produto “"+owner.Name+"”, de código "+owner.SKU+".")
	}
	if !found {
		p = catalogue.Product{Kind: catalogue.Goods, SKU: w.sku, Unit: "un", Origin: "0"}
	}
	return p, found
}

// once refuses a product that stands on two lines: nobody could say which one holds.
func (b *planner) once(l *Line, sku string, w wanted) {
	if first := b.seenSKU[sku]; first != 0 {
		l.blame("sku", "Este produto já está na linha "+number(first)+": deixe só uma.")
		return
	}
	if first := b.seenEAN[w.ean]; first != 0 && w.ean != "" {
		l.blame("ean", "Este código de barras já está na linha "+number(first)+": cada produto tem o seu.")
		return
	}
	b.seenSKU[sku], b.seenEAN[w.ean] = l.Number, l.Number
}

// checkProduct are the rules of the catalogue that need the whole product.
func (b *planner) checkProduct(l *Line, before, after catalogue.Product, found bool) {
	l.check(after.Name != "", "name", "Informe o nome do produto.")
	l.check(after.MaxStock == 0 || after.MaxStock >= after.MinStock, "max_stock", "O estoque máximo não pode ser menor que o mínimo.")
	l.check(!found || before.KeepsStock() == after.KeepsStock(), "kind", "Um produto que controla estoque não vira um que não controla, nem o contrário.")
}

// sort puts the line among the new, the changed or the unchanged.
func (b *planner) sort(l *Line, before, after catalogue.Product, found bool, w wanted) {
	if w.hasStock && w.stock > 0 && !after.KeepsStock() {
		l.blame("stock", catalogue.KindTitle(after.Kind)+" não controla estoque: deixe a célula vazia.")
		return
	}
	category := b.setCategory(&after, w.category)
	l.Stock = w.stock > 0 && !b.moved[after.ID]
	if l.Stock {
		b.plan.stock = append(b.plan.stock, opening{line: l.Number, sku: after.SKU, want: w})
	}
	switch {
	case !found:
		l.State = LineNew
		b.plan.fresh = append(b.plan.fresh, after)
	case sameProduct(before, after) && !category:
		l.State = LineUnchanged
		if l.Stock {
			l.State = LineChanged
		}
	default:
		l.State = LineChanged
		b.plan.changed = append(b.plan.changed, Changed{Before: before, After: after})
	}
}

// unmade is the id of a category that will be made at the confirmation; the first of the plan is -1.
func unmade(place int) int64 { return int64(-1 - place) }

// setCategory gives the product its category by name; it is true when the category has to be made first.
func (b *planner) setCategory(p *catalogue.Product, name string) bool {
	if name == "" {
		return false
	}
	id, known := b.categories[words.Fold(name)]
	if !known {
		id = unmade(len(b.plan.categories))
		b.categories[words.Fold(name)] = id
		b.plan.categories = append(b.plan.categories, name)
	}
	p.CategoryID = id
	return id < 0
}

// count sums the lines up.
func (p plan) count(s *Summary) {
	s.New, s.Changed, s.Unchanged, s.Errors, s.Stocked = 0, 0, 0, 0, len(p.stock)
	for _, l := range p.lines {
		switch l.State {
		case LineNew:
			s.New++
		case LineChanged:
			s.Changed++
		case LineUnchanged:
			s.Unchanged++
		default:
			s.Errors++
		}
	}
}
