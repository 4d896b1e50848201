package loyalty

import (
	"strings"
	"testing"

	"omniservicos/store/dates"
)

func day(d int) *dates.Date { return &dates.Date{Year: 2026, Month: 11, Day: d} }

func TestPointsGoFromTheOldestAndExpire(t *testing.T) {
	today := dates.Date{Year: 2026, Month: 11, Day: 20}
	for _, c := range []struct {
		what      string
		movements []Movement
		want      Standing
	}{
		{"nothing", nil, Standing{}},
		{"two purchases", []Movement{{Points: 10}, {Points: 5}}, Standing{Balance: 15}},
		{"the last day counts", []Movement{{Points: 10, ExpiresOn: day(20)}}, Standing{Balance: 10, Next: 10, NextOn: day(20)}},
		{"the day after it does not", []Movement{{Points: 10, ExpiresOn: day(19)}, {Points: 5, ExpiresOn: day(25)}}, Standing{Balance: 5, Expired: 10, Next: 5, NextOn: day(25)}},
		{"what was exchanged went off the oldest", []Movement{{Points: 10, ExpiresOn: day(19)}, {Points: 5}, {Points: -8}}, Standing{Balance: 5, Expired: 2}},
		{"what expired and was written off is gone once", []Movement{{Points: 10, ExpiresOn: day(19)}, {Points: 5}, {Points: -10}, {Points: -3}}, Standing{Balance: 2}},
		{"goods came back after their points were exchanged", []Movement{{Points: 10}, {Points: -10}, {Points: -4}}, Standing{Balance: -4}},
		{"and the next purchase pays it", []Movement{{Points: 10}, {Points: -10}, {Points: -4}, {Points: 6, ExpiresOn: day(25)}}, Standing{Balance: 2, Next: 2, NextOn: day(25)}},
	} {
		got := standing(c.movements, today)
		if got.NextOn != nil && c.want.NextOn != nil && *got.NextOn == *c.want.NextOn {
			got.NextOn = c.want.NextOn
		}
		if got != c.want {
			t.Errorf("%s: %+v, want %+v", c.what, got, c.want)
		}
	}
}

func TestASaleReturnedInPartsLeavesNoPoints(t *testing.T) {
	const earned, base = 7, 1000
	var points, came int64
	for _, part := range []int64{333, 333, 334} {
		points += back(earned, base, points, -came, part)
		came += part
	}
	if points != -earned {
		t.Errorf("%d of %d points went", -points, earned)
	}
}

func TestRulesAndExchangesThatCannotBe(t *testing.T) {
	good := Rules{Every: 100, Worth: 5, Least: 100, Most: 1000, Days: 365}
	if err := good.Check(); err != nil {
		t.Fatal(err)
	}
	for says, change := range map[string]func(*Rules){
		"a cada quantos reais": func(r *Rules) { r.Every = -1 },
		"quanto vale 1 ponto":  func(r *Rules) { r.Worth = 0 },
		"não pode valer mais":  func(r *Rules) { r.Worth = 101 },
		"troca mínima":         func(r *Rules) { r.Least = -1 },
		"máximo por troca":     func(r *Rules) { r.Most = -1 },
		"validade":             func(r *Rules) { r.Days = 4000 },
	} {
		r := good
		change(&r)
		if err := r.Check(); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
	for says, points := range map[string]int64{"Informe quantos": 0, "tem 300 pontos": 301, "a partir de 100": 99, "até R$ 10,00, que são 200 pontos": 201} {
		if _, err := good.Exchange(points, Standing{Balance: 300}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%d: %v", points, err)
		}
	}
	if value, err := good.Exchange(200, Standing{Balance: 300}); err != nil || value != 1000 {
		t.Errorf("200 points are %s: %v", value, err)
	}
}
