package returns

import (
	"testing"

	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/quantity"
)

func TestWhatComesBackInPartsComesBackWhole(t *testing.T) {
	for _, c := range []struct {
		name     string
		lines    []pdv.Item
		discount money.Cents
	}{
		{"three of a thing whose price does not divide", []pdv.Item{{LineNo: 1, Quantity: quantity.Units(3), Total: 1000}}, 0},
		{"a discount on lines of many sizes", []pdv.Item{{LineNo: 1, Quantity: quantity.Units(7), Total: 333}, {LineNo: 2, Quantity: 12345, Total: 9999}, {LineNo: 3, Quantity: quantity.Units(1), Total: 1}}, 777},
		{"all of it given away", []pdv.Item{{LineNo: 1, Quantity: quantity.Units(2), Total: 500}}, 500},
	} {
		s := pdv.Sale{Items: c.lines, Given: pdv.Given{Discount: c.discount}}
		if err := s.Sum(); err != nil {
			t.Fatal(err)
		}
		var earlier []Item
		var back money.Cents
		for {
			ask := map[int]quantity.Amount{}
			for _, l := range returnables(&s, earlier) {
				if left := l.Left(); left > 0 {
					ask[l.LineNo] = min(left, quantity.One)
				}
			}
			if len(ask) == 0 {
				break
			}
			items, err := takeBack(returnables(&s, earlier), ask)
			if err != nil {
				t.Fatalf("%s: %v", c.name, err)
			}
			for _, i := range items {
				if i.Total < 0 {
					t.Errorf("%s: line %d gives %s", c.name, i.LineNo, i.Total)
				}
				back += i.Total
			}
			earlier = append(earlier, items...)
		}
		if back != s.Total {
			t.Errorf("%s: %s came back of %s", c.name, back, s.Total)
		}
	}
}

func TestWhatCannotComeBackIsRefused(t *testing.T) {
	s := pdv.Sale{Items: []pdv.Item{{LineNo: 1, Name: "Espelho", Unit: "un", Quantity: quantity.Units(2), Total: 1000}}}
	if err := s.Sum(); err != nil {
		t.Fatal(err)
	}
	one := []Item{{LineNo: 1, Quantity: quantity.One, Total: 500}}
	both := append(one, one...)
	for _, c := range []struct {
		earlier []Item
		ask     map[int]quantity.Amount
		says    string
	}{
		{nil, map[int]quantity.Amount{}, "Diga a quantidade de pelo menos um item que volta."},
		{nil, map[int]quantity.Amount{1: 0}, "Diga a quantidade de pelo menos um item que volta."},
		{nil, map[int]quantity.Amount{1: -1}, "A quantidade devolvida não pode ser negativa."},
		{nil, map[int]quantity.Amount{1: 20001}, "Só 2 un de Espelho podem ser devolvidos."},
		{one, map[int]quantity.Amount{1: quantity.Units(2)}, "Só 1 un de Espelho podem ser devolvidos."},
		{both, map[int]quantity.Amount{1: 1}, "Este item já foi devolvido por inteiro."},
		{nil, map[int]quantity.Amount{1: 1, 9: 1}, "Um dos itens não está nesta venda: recarregue a página."},
	} {
		if _, err := takeBack(returnables(&s, c.earlier), c.ask); err == nil || err.Error() != c.says {
			t.Errorf("%v after %v: %v, want %q", c.ask, c.earlier, err, c.says)
		}
	}
}
