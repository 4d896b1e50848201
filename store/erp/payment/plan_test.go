package payment_test

import (
	"testing"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/erp/payment"
	"omniservicos/store/money"
)

var monday = dates.Date{Year: 2026, Month: time.November, Day: 23}

// shop is how Ana's mercearia is paid: her acquirer takes more of Elo and of many instalments.
var shop = payment.Config{
	Methods: append(payment.Seeds.Methods, payment.Method{Code: "vale_refeicao", Title: "Vale-refeição", Kind: payment.Other, MaxInstalments: 1}),
	Terms: []payment.Term{
		{ID: 1, Method: "credito", From: 1, To: 1, Fee: 299, FirstDays: 30, EachDays: 30},
		{ID: 2, Method: "credito", From: 2, To: 12, Fee: 349, FirstDays: 30, EachDays: 30},
		{ID: 3, Method: "credito", Brand: "Elo", From: 1, To: 12, Fee: 420, Fixed: 15, FirstDays: 30, EachDays: 30},
		{ID: 4, Method: "credito", From: 12, To: 12, Fee: 500, FirstDays: 2, EachDays: 0},
		{ID: 5, Method: "debito", From: 1, To: 1, Fee: 139, FirstDays: 1, EachDays: 30},
		{ID: 6, Method: "vale_refeicao", From: 1, To: 1, Fee: 600, FirstDays: 28, EachDays: 30},
	},
}

func TestPlan(t *testing.T) {
	type part struct {
		days       int
		gross, fee money.Cents
	}
	for _, c := range []struct {
		method, brand string
		amount        money.Cents
		n             int
		want          []part
	}{
		{"credito", "Visa", 10000, 3, []part{{30, 3334, 117}, {60, 3333, 116}, {90, 3333, 116}}}, // R$ 100 at 3,49 % is R$ 3,49
		{"credito", "Visa", 10000, 1, []part{{30, 10000, 299}}},
		{"credito", "", 10000, 2, []part{{30, 5000, 175}, {60, 5000, 174}}},
		{"credito", "Elo", 10000, 1, []part{{30, 10000, 435}}},
		{"credito", "Elo", 10000, 12, nil}, // the brand's before the narrower range of any
		{"credito", "Visa", 10, 2, []part{{30, 5, 0}, {60, 5, 0}}},
		{"credito", "Elo", 10, 1, []part{{30, 10, 10}}}, // never more than was paid
		{"credito", "Visa", 5, 3, []part{{30, 2, 0}, {60, 2, 0}, {90, 1, 0}}},
		{"debito", "Visa", 700, 1, []part{{1, 700, 10}}},
		{"vale_refeicao", "", 2590, 1, []part{{28, 2590, 155}}},
	} {
		m, _ := shop.Find(c.method)
		got := shop.Plan(payment.Paid{Method: m, Brand: c.brand, Amount: c.amount, Instalments: c.n, On: monday})
		var gross, fee money.Cents
		for i, p := range got {
			gross, fee = gross+p.Gross, fee+p.Fee
			if c.want != nil && (p.DueOn != monday.AddDays(c.want[i].days) || p.Gross != c.want[i].gross || p.Fee != c.want[i].fee) {
				t.Errorf("%s %s %s in %d: part %d is %+v, want %+v", c.method, c.brand, c.amount, c.n, i+1, p, c.want[i])
			}
		}
		if len(got) != c.n || gross != c.amount || fee != shop.Term(m, c.brand, c.n).Keeps(c.amount) {
			t.Errorf("%s %s in %d: %d parts of %s, fee %s", c.method, c.amount, c.n, len(got), gross, fee)
		}
	}
}

func TestTheMostExactTermCounts(t *testing.T) {
	credit, _ := shop.Find("credito")
	for _, c := range []struct {
		brand string
		n     int
		id    int64
	}{{"Visa", 1, 1}, {"Visa", 6, 2}, {"Visa", 12, 4}, {"Elo", 12, 3}, {"", 3, 2}} {
		if got := shop.Term(credit, c.brand, c.n); got.ID != c.id {
			t.Errorf("%s in %d: term %d, want %d", c.brand, c.n, got.ID, c.id)
		}
	}
	debit, _ := shop.Find("debito")
	if got := (payment.Config{}).Term(debit, "", 1); got.FirstDays != 1 || got.Fee != 0 {
		t.Errorf("a debit card without terms: %+v", got)
	}
}

func TestPlanLosesNoCentavo(t *testing.T) {
	credit, _ := shop.Find("credito")
	for amount := money.Cents(1); amount < 100_000; amount += 37 {
		for n := 1; n <= 12; n++ {
			var gross, fee money.Cents
			for _, p := range shop.Plan(payment.Paid{Method: credit, Amount: amount, Instalments: n, On: monday}) {
				gross, fee = gross+p.Gross, fee+p.Fee
				if p.Net() < 0 {
					t.Fatalf("%s in %d: an instalment of %s pays a fee of %s", amount, n, p.Gross, p.Fee)
				}
			}
			if gross != amount || fee != shop.Term(credit, "", n).Keeps(amount) {
				t.Fatalf("%s in %d: %s gross, %s of fee", amount, n, gross, fee)
			}
		}
	}
}

func TestTheTextSaysAll(t *testing.T) {
	for range 2 {
		got, err := payment.Read(shop.Text())
		if err != nil || got.Text() != shop.Text() || len(got.Terms) != len(shop.Terms) || got.Terms[2] != shop.Terms[2] || got.Methods[2] != shop.Methods[2] {
			t.Fatalf("%+v %v", got, err)
		}
	}
	if _, err := payment.Read("{"); err == nil {
		t.Error("half a text was read")
	}
}
