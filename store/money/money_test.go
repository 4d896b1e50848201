package money_test

import (
	"math"
	"testing"

	"omniservicos/store/money"
)

func TestParse(t *testing.T) {
	for typed, want := range map[string]money.Cents{
		"R$ 1.234,56":                123456,
		"r$ 5":                       500,
		"R$1.234,56":                 123456,
		"R$\u00a01.234,56":           123456,
		"\u00a0 1.234,56\t":          123456,
		"1.234,56":                   123456,
		"1234.56":                    123456,
		"1234,5":                     123450,
		"1234.5":                     123450,
		"1.234":                      123400,
		"1.234.567":                  123456700,
		"12.34":                      1234,
		",5":                         50,
		"0,01":                       1,
		"007":                        700,
		"-12,00":                     -1200,
		"−12":                        -1200,
		"- 12":                       -1200,
		"R$ -12,00":                  -1200,
		"−R$ 12,00":                  -1200,
		"- R$ 12,00":                 -1200,
		"92233720368547758,07":       math.MaxInt64,
		"-92.233.720.368.547.758,08": math.MinInt64,
	} {
		if got, err := money.Parse(typed); err != nil || got != want {
			t.Errorf("Parse(%q) = %d, %v; want %d", typed, got, err, want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, typed := range []string{
		"", " ", "R$", "-", "−", ",", ".", "12,", "12.", "1,234", "1,2345", "1.2345", "0.500", "1234.567", "12.34.56",
		"1.23.456", "1..234", ".234.567", "1.234.56", "1,234.56", "1,2,3", "--1", "-R$ -1", "-−1", "1-", "+1", "R$ R$ 1", "12 R$", "US$ 1",
		"1 234,56", "1e3", "0x10", "1_000", "٣", "12\x00", "\x00", "abc", "\xff", "NaN", "92233720368547758,08",
		"-92233720368547758,09", "99999999999999999999999999",
	} {
		if got, err := money.Parse(typed); err == nil {
			t.Errorf("Parse(%q) = %d, but it must be refused", typed, got)
		}
	}
}

func TestMustParsePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustParse let a bad amount through")
		}
	}()
	money.MustParse("doze")
}

func TestWriting(t *testing.T) {
	for _, c := range []struct {
		cents                money.Cents
		text, plain, entered string
	}{
		{0, "R$ 0,00", "0,00", "0,00"},
		{5, "R$ 0,05", "0,05", "0,05"},
		{99999, "R$ 999,99", "999,99", "999,99"},
		{123456, "R$ 1.234,56", "1.234,56", "1234,56"},
		{123456789, "R$ 1.234.567,89", "1.234.567,89", "1234567,89"},
		{-1, "−R$ 0,01", "−0,01", "-0,01"},
		{-1200, "−R$ 12,00", "−12,00", "-12,00"},
		{math.MinInt64, "−R$ 92.233.720.368.547.758,08", "−92.233.720.368.547.758,08", "-92233720368547758,08"},
	} {
		if c.cents.String() != c.text || c.cents.Plain() != c.plain || c.cents.Input() != c.entered {
			t.Errorf("%d is written %q, %q, %q", c.cents, c.cents, c.cents.Plain(), c.cents.Input())
		}
	}
}

// FuzzParse: what is read can be written in each of the three ways and read again.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"R$ 1.234,56", "1234.5", "1.234", "−R$ 12", "-92233720368547758,08", "0,", "\x00"} {
		f.Add(seed, int64(-1200))
	}
	f.Fuzz(func(t *testing.T, typed string, cents int64) {
		amounts := []money.Cents{money.Cents(cents)}
		if c, err := money.Parse(typed); err == nil {
			amounts = append(amounts, c)
		}
		for _, c := range amounts {
			for _, written := range []string{c.String(), c.Plain(), c.Input()} {
				if again, err := money.Parse(written); err != nil || again != c {
					t.Fatalf("%d was written %q and read as %d, %v", c, written, again, err)
				}
			}
		}
	})
}
