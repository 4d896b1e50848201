package catalogue

import (
	"testing"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/quantity"
)

var pack = Promotion{ID: 1, Name: "Leve 3 por R$ 10,00", Kind: Pack, ProductID: 7, From: quantity.Units(3), Price: 1000}

func TestAPackIsSharedByItsLinesToTheCentavo(t *testing.T) {
	got, _ := Rules{Promotions: []Promotion{pack}}.Best(7, 0, []Line{{quantity.One, 400}, {quantity.One, 400}, {quantity.One, 400}})
	if len(got.Totals) != 3 || got.Totals[0] != 334 || got.Totals[1] != 333 || got.Totals[2] != 333 {
		t.Errorf("%v", got.Totals)
	}
}

func TestAnOverflowIsNoPrice(t *testing.T) {
	if _, ok := (Rules{}).Best(7, 0, []Line{{1 << 62, 1 << 40}}); ok {
		t.Error("it was priced")
	}
}

func TestWhatNoPromotionMayBeIsRefusedBesideItsField(t *testing.T) {
	good := Promotion{Name: "Leve 3", Kind: Pack, ProductID: 1, From: quantity.Units(3), Price: 1000, StartsOn: dates.Date{Year: 2026, Month: 11, Day: 23}, ToMinute: WholeDay}
	if err := good.check(); err != nil {
		t.Fatal(err)
	}
	for field, change := range map[string]func(*Promotion){
		"name":          func(p *Promotion) { p.Name = "" },
		"kind":          func(p *Promotion) { p.Kind = "de graça" },
		"category_id":   func(p *Promotion) { p.CategoryID = 2 },
		"from_quantity": func(p *Promotion) { p.From = quantity.One },
		"product":       func(p *Promotion) { p.ProductID = 0 },
		"price":         func(p *Promotion) { p.Price = 0 },
		"percent":       func(p *Promotion) { p.Kind, p.Percent = PercentOff, 10_001 },
		"starts_on":     func(p *Promotion) { p.StartsOn = dates.Date{} },
		"ends_on":       func(p *Promotion) { p.EndsOn = p.StartsOn.AddDays(-1) },
		"to_minute":     func(p *Promotion) { p.FromMinute = p.ToMinute },
		"weekdays":      func(p *Promotion) { p.Weekdays = 1 << 7 },
	} {
		p := good
		change(&p)
		if f, ok := fault.As(p.check()); !ok || f.Field != field {
			t.Errorf("%s: %v", field, p.check())
		}
	}
}
