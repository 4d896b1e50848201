package pdv_test

import (
	"testing"
	"time"

	"omniservicos/store/dates"
	"omniservicos/store/erp/payment"
	"omniservicos/store/fault"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
)

func saleOf(totals ...money.Cents) *pdv.Sale {
	s := &pdv.Sale{State: "aberta"}
	for i, total := range totals {
		s.Items = append(s.Items, pdv.Item{LineNo: i + 1, Quantity: quantity.One, UnitPrice: total, Total: total})
	}
	if err := s.Sum(); err != nil {
		panic(err)
	}
	return s
}

// usualTerms are those of a new account, on a Monday.
var usualTerms = pdv.Terms{Config: payment.Seeds, Today: dates.Date{Year: 2026, Month: time.November, Day: 23}, FiadoDays: 30}

func TestSettle(t *testing.T) {
	t.Parallel()
	card := func(v money.Cents, n int) pdv.Payment {
		return pdv.Payment{Method: "credito", Tendered: v, Instalments: n}
	}
	pix := func(v money.Cents) pdv.Payment { return pdv.Payment{Method: "pix", Tendered: v, Instalments: 1} }
	for name, c := range map[string]struct {
		total    money.Cents
		payments []pdv.Payment
		refusal  string
		change   money.Cents
	}{
		"exact cash":               {5000, []pdv.Payment{counter.Cash(5000)}, "", 0},
		"cash with change":         {5000, []pdv.Payment{counter.Cash(10000)}, "", 5000},
		"short":                    {5000, []pdv.Payment{counter.Cash(4000)}, "Faltam R$ 10,00.", 0},
		"nothing":                  {5000, nil, "Informe como o cliente paga.", 0},
		"three forms":              {5000, []pdv.Payment{card(2000, 3), pix(1000), counter.Cash(2500)}, "", 500},
		"change from card refused": {5000, []pdv.Payment{card(6000, 1)}, "Só dinheiro dá troco: há R$ 10,00 a mais nas outras formas.", 0},
		"change beyond the cash":   {5000, []pdv.Payment{card(5000, 1), counter.Cash(100)}, "O pagamento 2 não é preciso: o troco devolve tudo.", 0},
		"too many instalments":     {5000, []pdv.Payment{card(5000, 13)}, "Crédito aceita de 1 a 12 parcelas.", 0},
		"pix has no instalments":   {5000, []pdv.Payment{{Method: "pix", Tendered: 5000, Instalments: 2}}, "Pix aceita de 1 a 1 parcelas.", 0},
		"negative":                 {5000, []pdv.Payment{counter.Cash(-1)}, "Informe quanto o cliente paga em Dinheiro.", 0},
		"unknown form":             {5000, []pdv.Payment{{Method: "ouro", Tendered: 5000, Instalments: 1}}, "Escolha uma forma de pagamento da lista.", 0},
		"overflow":                 {5000, []pdv.Payment{counter.Cash(1 << 62), counter.Cash(1 << 62)}, "A soma dos pagamentos passa do que o sistema aceita.", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := saleOf(c.total)
			err := s.Settle(c.payments, usualTerms)
			if refused, _ := fault.As(err); (refused == nil && c.refusal != "") || (refused != nil && refused.Text != c.refusal) {
				t.Fatalf("refused with %v, want %q", err, c.refusal)
			}
			if err == nil && s.Change != c.change {
				t.Errorf("change %s, want %s", s.Change, c.change)
			}
			var paid money.Cents
			for _, p := range s.Payments {
				paid += p.Amount
			}
			if err == nil && paid != s.Total {
				t.Errorf("the payments pay %s of %s", paid, s.Total)
			}
		})
	}
}

func TestSumLeavesCancelledLinesOutAndKeepsTheDiscountWithinThem(t *testing.T) {
	t.Parallel()
	s := saleOf(1000, 500)
	s.Discount = 1200
	now := s.OpenedAt
	s.Items[0].CancelledAt = &now
	if err := s.Sum(); err != nil {
		t.Fatal(err)
	}
	if s.Subtotal != 500 || s.Discount != 500 || s.Total != 0 {
		t.Errorf("subtotal %s, discount %s, total %s", s.Subtotal, s.Discount, s.Total)
	}
}
