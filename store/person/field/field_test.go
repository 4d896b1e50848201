package field

import (
	"slices"
	"testing"
)

func TestKeysSortAsPeopleDo(t *testing.T) {
	for _, c := range []struct {
		kind  string
		typed []string
	}{
		{Number, []string{"-1.000", "-2,5", "0", "0,5", "3", "12", "1.000"}},
		{Day, []string{"31/12/1999", "01/01/2000", "23/11/2026"}},
		{Text, []string{"abacate", "Ácido", "azul", "Zebra"}},
	} {
		f := Field{Name: "x", Kind: c.kind}
		var keys []string
		for _, typed := range c.typed {
			value, err := f.Read(typed)
			if err != nil {
				t.Fatal(err)
			}
			keys = append(keys, f.key(value))
		}
		if !slices.IsSorted(keys) {
			t.Errorf("%s: %q gives %q", c.kind, c.typed, keys)
		}
	}
}

func TestARangeTakesInItsEnds(t *testing.T) {
	area := Field{Name: "Área", Kind: Number}
	value := func(s string) string { v, _ := area.Read(s); return v }
	for _, c := range []struct {
		from, to string
		in, out  []string
	}{
		{"2", "3", []string{"2", "2,5", "3"}, []string{"1,9999", "3,0001", "-2"}},
		{"", "0", []string{"-5", "0"}, []string{"0,1"}},
		{"-1", "", []string{"-1", "7"}, []string{"-1,1"}},
	} {
		a := Ask{Field: area, From: value(c.from), To: value(c.to)}
		low, high := a.Range()
		for _, s := range c.in {
			if k := area.key(value(s)); k < low || k >= high {
				t.Errorf("%s is not in %s to %s", s, c.from, c.to)
			}
		}
		for _, s := range c.out {
			if k := area.key(value(s)); k >= low && k < high {
				t.Errorf("%s is in %s to %s", s, c.from, c.to)
			}
		}
	}
}
