package quantity_test

import (
	"math"
	"testing"

	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

func TestParse(t *testing.T) {
	for typed, want := range map[string]quantity.Amount{
		"1":                    10000,
		"1,5":                  15000,
		"1.5":                  15000,
		" 1,5 ":                15000,
		"1.234,5678":           12345678,
		"1.500":                15000000, // thousands, as with money
		"1,500":                15000,
		"0.500":                5000, // a thousand never begins with zero
		"1.2345":               12345,
		",0001":                1,
		"-0,25":                -2500,
		"−2":                   -20000,
		"922337203685477,5807": math.MaxInt64,
	} {
		if got, err := quantity.Parse(typed); err != nil || got != want {
			t.Errorf("Parse(%q) = %d, %v; want %d", typed, got, err, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, typed := range []string{
		"", "-", ",", "1,", "1,23456", "1.23456", "1,5,5", "1,5 kg", "1/2", "R$ 1", "1\x00", "1e2", "--1",
		"1234.567.890", "922337203685477,5808",
	} {
		if got, err := quantity.Parse(typed); err == nil {
			t.Errorf("Parse(%q) = %d, but it must be refused", typed, got)
		}
	}
}

func TestMustParsePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustParse let a bad quantity through")
		}
	}()
	quantity.MustParse("meia dúzia")
}

func TestWriting(t *testing.T) {
	for _, c := range []struct {
		amount              quantity.Amount
		text, entered, kilo string
	}{
		{0, "0", "0", "0 kg"},
		{15000, "1,5", "1,5", "1,5 kg"},
		{1, "0,0001", "0,0001", "0,0001 kg"},
		{quantity.Units(100), "100", "100", "100 kg"},
		{quantity.MustParse("1.234,5600"), "1.234,56", "1234,56", "1.234,56 kg"},
		{-quantity.Units(1000), "−1.000", "-1000", "−1.000 kg"},
	} {
		if c.amount.String() != c.text || c.amount.Input() != c.entered || c.amount.Of("kg") != c.kilo {
			t.Errorf("%d is written %q, %q, %q", c.amount, c.amount, c.amount.Input(), c.amount.Of("kg"))
		}
	}
	if got := quantity.One.Of(""); got != "1" {
		t.Errorf("without a unit: %q", got)
	}
}

func TestTimes(t *testing.T) {
	for _, c := range []struct {
		amount string
		unit   money.Cents
		want   money.Cents
	}{
		{"1,2350", 599, 740}, // the fiscal vectors
		{"0,3500", 1890, 662},
		{"3", 100, 300},
		{"0,5", 1, 1}, // half a centavo goes up
		{"-0,5", 1, -1},
		{"0,4999", 1, 0},
		{"922337203685477,5807", 10000, math.MaxInt64},
	} {
		got, fits := quantity.MustParse(c.amount).Times(c.unit)
		if !fits || got != c.want {
			t.Errorf("%s × %s = %d, %v; want %d", c.amount, c.unit, got, fits, c.want)
		}
	}
	if got, fits := quantity.Units(900_000_000_000_000).Times(1_000_000); fits {
		t.Errorf("a price that no int64 holds came out as %d", got)
	}
}

func TestUnitCost(t *testing.T) {
	for _, c := range []struct {
		total  money.Cents
		amount quantity.Amount
		want   money.Cents
	}{
		{1000, quantity.Units(3), 333},
		{500, quantity.Units(3), 167},
		{1, quantity.Units(2), 1},
		{-1, quantity.Units(2), -1},
		{1000, 0, 0},
		{0, 0, 0},
		{math.MaxInt64, 1, math.MaxInt64},
		{math.MaxInt64, -1, math.MinInt64},
	} {
		if got := quantity.UnitCost(c.total, c.amount); got != c.want {
			t.Errorf("%d ÷ %d = %d; want %d", c.total, c.amount, got, c.want)
		}
	}
}

// FuzzParse: what is read can be written both ways and read again.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"1,5", "1.234,5678", "0.500", "-0,0001", "1.500", "922337203685477,5807"} {
		f.Add(seed, int64(math.MinInt64))
	}
	f.Fuzz(func(t *testing.T, typed string, n int64) {
		amounts := []quantity.Amount{quantity.Amount(n)}
		if a, err := quantity.Parse(typed); err == nil {
			amounts = append(amounts, a)
		}
		for _, a := range amounts {
			for _, written := range []string{a.String(), a.Input()} {
				if again, err := quantity.Parse(written); err != nil || again != a {
					t.Fatalf("%d was written %q and read as %d, %v", a, written, again, err)
				}
			}
		}
	})
}
