package catalogue

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"omniservicos/static/alike"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// priced is a case that the server and the till's page work out alike.
type priced struct {
	What     string `json:"what"`
	Rules    Rules  `json:"rules"`
	Product  int64  `json:"product,string"`
	Category int64  `json:"category,string"`
	Lines    []Line `json:"lines"`
	Want     *Quote `json:"want"` // none: beyond what money can hold
}

func (c priced) best() *Quote {
	quote, ok := c.Rules.Best(c.Product, c.Category, c.Lines)
	if !ok {
		return nil
	}
	return &quote
}

func TestTheBestRuleIsTheLowestTotalAndHasAName(t *testing.T) {
	var cases []priced
	alike.Read(t, "prices.json", &cases)
	for _, c := range cases {
		if got := c.best(); !reflect.DeepEqual(got, c.Want) {
			t.Errorf("%s: %+v, want %+v", c.What, got, c.Want)
		}
	}
	alike.Check(t, "prices", cases)
}

// Whatever rules meet whatever lines, the page prices them as the server does.
func TestThePagePricesAsTheServerDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	cases := make([]priced, 3000)
	for i := range cases {
		c := priced{What: fmt.Sprintf("case %d", i), Product: 1 + r.Int64N(2), Category: r.Int64N(2), Rules: someRules(r)}
		for range 1 + r.IntN(4) {
			c.Lines = append(c.Lines, Line{Quantity: someQuantity(r), Price: money.Cents(r.Int64N(1_000_000))})
		}
		if i%100 == 0 {
			c.Lines[0].Quantity = 1 << (40 + r.IntN(22))
			c.Lines[0].Price = 1 << 30
		}
		c.Want = c.best()
		if c.Want != nil && c.Want.sum() > maxExact {
			c.Lines, c.Want = []Line{{quantity.One, 100}}, nil // no sale reaches what a number of the page cannot hold
			c.Want = c.best()
		}
		cases[i] = c
	}
	alike.Check(t, "prices", cases)
}

// maxExact is R$ 10 billion, the most that a line may cost.
const maxExact money.Cents = 1_000_000_000_000

func someQuantity(r *rand.Rand) quantity.Amount {
	if r.IntN(2) == 0 {
		return quantity.Units(1 + r.Int64N(9))
	}
	return quantity.Amount(1 + r.Int64N(90_000))
}

func someRules(r *rand.Rand) (rules Rules) {
	if r.IntN(2) == 0 {
		rules.List = PriceList{ID: 1, Name: "Atacado", Percent: r.Int64N(wholePercent + 1)}
		if r.IntN(2) == 0 {
			rules.Listed = map[int64]money.Cents{1: money.Cents(r.Int64N(1_000_000))}
		}
	}
	names := []string{"Amanhã", "Ábaco", "Zero", "a granel", "Leve"}
	for range r.IntN(4) {
		p := Promotion{ID: r.Int64(), Name: names[r.IntN(len(names))], Kind: []string{FixedPrice, PercentOff, Pack}[r.IntN(3)],
			From: quantity.Units(r.Int64N(5)), Price: money.Cents(r.Int64N(1_000_000)), Percent: 1 + r.Int64N(wholePercent)}
		switch r.IntN(3) {
		case 0:
			p.ProductID = 1
		case 1:
			p.CategoryID = 1
		}
		rules.Promotions = append(rules.Promotions, p)
	}
	return rules
}

// running is a moment at which a promotion runs or does not.
type running struct {
	What      string    `json:"what"`
	Promotion Promotion `json:"promotion"`
	At        time.Time `json:"at"`
	Zone      string    `json:"zone"`
	Want      bool      `json:"want"`
}

func TestAPromotionRunsByTheClockOfTheAccountsZone(t *testing.T) {
	const acre = "America/Rio_Branco" // UTC−5
	week := Promotion{StartsOn: dates.Date{Year: 2026, Month: 11, Day: 23}, EndsOn: dates.Date{Year: 2026, Month: 11, Day: 29}, ToMinute: WholeDay}
	happy := week
	happy.FromMinute, happy.ToMinute = 17*60, 19*60
	tuesdays := week
	tuesdays.EndsOn, tuesdays.Weekdays = dates.Date{}, 1<<time.Tuesday
	var cases []running
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
	} {
		at, err := time.Parse(time.RFC3339, c.at)
		if err != nil {
			t.Fatal(err)
		}
		cases = append(cases, running{What: c.what, Promotion: c.p, At: at, Zone: acre, Want: c.runs})
	}
	zone, err := time.LoadLocation(acre)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if c.Promotion.Runs(c.At, zone) != c.Want {
			t.Errorf("%s: runs is %v", c.What, !c.Want)
		}
	}
	alike.Check(t, "clock", cases)
	gone := week
	gone.ArchivedAt = &time.Time{}
	if gone.Runs(cases[5].At, zone) {
		t.Error("an archived one runs")
	}
}
