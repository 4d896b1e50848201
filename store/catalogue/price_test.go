package catalogue

import (
	"testing"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

var (
	atacado  = PriceList{ID: 1, Name: "Atacado", Percent: 1000}
	pack     = Promotion{ID: 1, Name: "Leve 3 por R$ 10,00", Kind: Pack, ProductID: 7, From: quantity.Units(3), Price: 1000}
	from6    = Promotion{ID: 2, Name: "A partir de 6", Kind: FixedPrice, ProductID: 7, From: quantity.Units(6), Price: 320}
	hygiene  = Promotion{ID: 3, Name: "Semana da higiene", Kind: PercentOff, CategoryID: 4, Percent: 500}
	all20    = Promotion{ID: 4, Name: "Aniversário da loja", Kind: PercentOff, Percent: 2000}
	dear     = Promotion{ID: 5, Name: "Mais caro", Kind: FixedPrice, ProductID: 7, Price: 900}
	sameAs20 = Promotion{ID: 6, Name: "Zerou", Kind: FixedPrice, ProductID: 7, Price: 320}
)

func TestTheBestRuleIsTheLowestTotalAndHasAName(t *testing.T) {
	for _, c := range []struct {
		what       string
		rules      Rules
		quantities []string
		rule       string
		total      money.Cents
	}{
		{"nothing applies", Rules{}, []string{"2"}, "", 800},
		{"a list's percentage", Rules{List: atacado}, []string{"2"}, "Atacado", 720},
		{"a list's own price", Rules{List: atacado, Listed: map[int64]money.Cents{7: 350}}, []string{"2"}, "Atacado", 700},
		{"a list's price of another product", Rules{List: atacado, Listed: map[int64]money.Cents{8: 1}}, []string{"2"}, "Atacado", 720},
		{"a list that is dearer", Rules{List: atacado, Listed: map[int64]money.Cents{7: 500}}, []string{"2"}, "", 800},
		{"a category's percentage", Rules{Promotions: []Promotion{hygiene}}, []string{"2"}, "Semana da higiene", 760},
		{"two promotions at once: the better one", Rules{Promotions: []Promotion{hygiene, all20}}, []string{"2"}, "Aniversário da loja", 640},
		{"the other way round", Rules{Promotions: []Promotion{all20, hygiene}}, []string{"2"}, "Aniversário da loja", 640},
		{"promotion and list", Rules{List: atacado, Promotions: []Promotion{hygiene}}, []string{"2"}, "Atacado", 720},
		{"too few for the pack", Rules{Promotions: []Promotion{pack}}, []string{"2"}, "", 800},
		{"a pack", Rules{Promotions: []Promotion{pack}}, []string{"3"}, "Leve 3 por R$ 10,00", 1000},
		{"a pack in three scans", Rules{Promotions: []Promotion{pack}}, []string{"1", "1", "1"}, "Leve 3 por R$ 10,00", 1000},
		{"two packs and two more", Rules{Promotions: []Promotion{pack}}, []string{"8"}, "Leve 3 por R$ 10,00", 2800},
		{"five are below six", Rules{Promotions: []Promotion{from6}}, []string{"5"}, "", 2000},
		{"six are six", Rules{Promotions: []Promotion{from6}}, []string{"2", "4"}, "A partir de 6", 1920},
		{"with more, another rule", Rules{Promotions: []Promotion{pack, from6}}, []string{"7"}, "A partir de 6", 2240},
		{"a dearer promotion", Rules{Promotions: []Promotion{dear}}, []string{"1"}, "", 400},
		{"of equals the first by name", Rules{Promotions: []Promotion{sameAs20, all20}}, []string{"1"}, "Aniversário da loja", 320},
		{"weighed", Rules{Promotions: []Promotion{all20}}, []string{"0,333"}, "Aniversário da loja", 107},
	} {
		var lines []Line
		for _, q := range c.quantities {
			lines = append(lines, Line{quantity.MustParse(q), 400})
		}
		got, ok := c.rules.Best(7, 4, lines)
		if !ok || got.Rule != c.rule || got.sum() != c.total || len(got.Totals) != len(lines) {
			t.Errorf("%s: %q %s (%v)", c.what, got.Rule, got.sum(), got.Totals)
		}
	}
}

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

func TestAPromotionRunsByTheClockOfTheAccountsZone(t *testing.T) {
	acre, err := time.LoadLocation("America/Rio_Branco") // UTC−5
	if err != nil {
		t.Fatal(err)
	}
	week := Promotion{StartsOn: dates.Date{Year: 2026, Month: 11, Day: 23}, EndsOn: dates.Date{Year: 2026, Month: 11, Day: 29}, ToMinute: WholeDay}
	happy := week
	happy.FromMinute, happy.ToMinute = 17*60, 19*60
	tuesdays := week
	tuesdays.EndsOn, tuesdays.Weekdays = dates.Date{}, 1<<time.Tuesday
	gone := week
	gone.ArchivedAt = &time.Time{}
	for _, c := range []struct {
		what string
		p    Promotion
		at   string
		runs bool
	}{
		{"the first moment", week, "2026-11-23T05:00:00Z", true},
		{"the moment before", week, "2026-11-23T04:59:59Z", false},
		{"the last second there, already tomorrow in Brasília", week, "2026-11-30T04:59:59Z", true},
		{"midnight there", week, "2026-11-30T05:00:00Z", false},
		{"before the hour", happy, "2026-11-24T21:59:59Z", false},
		{"at the hour", happy, "2026-11-24T22:00:00Z", true},
		{"at its end", happy, "2026-11-25T00:00:00Z", false},
		{"a Tuesday", tuesdays, "2027-01-05T12:00:00Z", true},
		{"a Wednesday", tuesdays, "2027-01-06T12:00:00Z", false},
		{"archived", gone, "2026-11-24T12:00:00Z", false},
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		if c.p.Runs(at, acre) != c.runs {
			t.Errorf("%s: runs is %v", c.what, !c.runs)
		}
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
