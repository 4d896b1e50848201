package catalogue

import (
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
	"omniservicos/store/words"
)

// The kinds of promotion.
const (
	FixedPrice = "preco"    // one costs Price, from so many on
	PercentOff = "porcento" // Percent off the product's own price, from so many on
	Pack       = "leve"     // so many together cost Price: "leve 3 por R$ 10,00"
)

// Promotion lowers the price of a product, of a category's products, or of everything, for some time. A quantity is
// counted over all lines of one product: three scans of one are three.
type Promotion struct {
	ID         int64           `db:"id" json:"id,string"`
	Name       string          `db:"name" json:"nome"`
	Kind       string          `db:"kind" json:"tipo"`
	ProductID  int64           `db:"product_id" json:"produto,string"` // with CategoryID 0 too: everything
	CategoryID int64           `db:"category_id" json:"grupo,string"`
	From       quantity.Amount `db:"from_quantity" json:"de"`
	Price      money.Cents     `db:"price" json:"preco"`
	Percent    int64           `db:"percent" json:"porcento"` // hundredths of a percent
	StartsOn   dates.Date      `db:"starts_on" json:"inicio"`
	EndsOn     dates.Date      `db:"ends_on" json:"fim,omitzero"` // the last day, whole; none: until archived
	FromMinute int             `db:"from_minute" json:"das"`
	ToMinute   int             `db:"to_minute" json:"as"`
	Weekdays   int             `db:"weekdays" json:"dias"` // bits from Sunday on; 0: every day
	ArchivedAt *time.Time      `db:"archived_at" json:"-"`
}

// WholeDay is the minute that ends a day.
const WholeDay = 24 * 60

// Runs says whether the promotion stands at this moment, by the clock of the account's zone.
func (p Promotion) Runs(at time.Time, zone *time.Location) bool {
	local := at.In(zone)
	day, minute := dates.Of(at, zone), local.Hour()*60+local.Minute()
	switch {
	case p.ArchivedAt != nil, day.Before(p.StartsOn), !p.EndsOn.IsZero() && day.After(p.EndsOn):
		return false
	case p.Weekdays != 0 && p.Weekdays&(1<<local.Weekday()) == 0:
		return false
	}
	return minute >= p.FromMinute && minute < p.ToMinute
}

// covers says whether the product takes part.
func (p Promotion) covers(product, category int64) bool {
	switch {
	case p.ProductID != 0:
		return p.ProductID == product
	case p.CategoryID != 0:
		return p.CategoryID == category
	}
	return true
}

func (p Promotion) tidy() Promotion {
	p.Name = words.OneLine(p.Name)
	switch p.Kind {
	case PercentOff:
		p.Price = 0
	case FixedPrice, Pack:
		p.Percent = 0
	}
	if p.ToMinute == 0 {
		p.ToMinute = WholeDay
	}
	return p
}

// check refuses, field by field, what no promotion may be.
func (p Promotion) check() error {
	rules := []struct {
		ok              bool
		field, sentence string
	}{
		{p.Name != "", "name", "Dê um nome à promoção: ele aparece na linha e no cupom."},
		{p.Kind == FixedPrice || p.Kind == PercentOff || p.Kind == Pack, "kind", "Escolha o que a promoção faz."},
		{p.ProductID == 0 || p.CategoryID == 0, "category_id", "Escolha um produto ou uma categoria, não os dois."},
		{p.From >= 0, "from_quantity", "A quantidade não pode ser negativa."},
		{p.Kind != Pack || p.From > quantity.One, "from_quantity", "Diga quantas unidades se levam juntas: mais de uma."},
		{p.Kind != Pack || p.ProductID != 0 || p.CategoryID != 0, "product", "Escolha o produto ou a categoria que se leva junto."},
		{p.Kind != FixedPrice || p.ProductID != 0 || p.CategoryID != 0, "product", "Escolha o produto ou a categoria que tem este preço."},
		{p.Kind == PercentOff || p.Price > 0, "price", "Informe o preço, como 10,00."},
		{p.Kind != PercentOff || (p.Percent > 0 && p.Percent <= wholePercent), "percent", "O desconto vai de 0,01 a 100%."},
		{!p.StartsOn.IsZero(), "starts_on", "Informe o primeiro dia."},
		{p.EndsOn.IsZero() || !p.EndsOn.Before(p.StartsOn), "ends_on", "O último dia não pode vir antes do primeiro."},
		{p.FromMinute >= 0 && p.FromMinute < p.ToMinute && p.ToMinute <= WholeDay, "to_minute", "A hora do fim deve vir depois da do começo."},
		{p.Weekdays >= 0 && p.Weekdays < 1<<7, "weekdays", "Escolha os dias da semana da lista."},
	}
	for _, r := range rules {
		if !r.ok {
			return fault.Blame(r.field, r.sentence)
		}
	}
	return nil
}
