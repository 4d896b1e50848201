package finance

import (
	"strings"
	"testing"
	"time"

	"omniservicos/store/money"
)

var today = day(2026, time.November, 23)

func TestSettlementMoney(t *testing.T) {
	for _, c := range []struct{ amount, interest, discount, want money.Cents }{
		{10000, 0, 0, 10000},
		{10000, 500, 0, 10500},       // interest comes on top
		{10000, 0, 1000, 9000},       // discount is taken off the title and never paid
		{10000, 500, 1000, 9500},     // both
		{10000, 0, 10000, 0},         // forgiven: no money moves
		{-10000, -500, -1000, -9500}, // reversed
	} {
		s := Settlement{Amount: c.amount, Interest: c.interest, Discount: c.discount}
		if got := s.Money(); got != c.want {
			t.Errorf("%s + %s − %s: %s, want %s", c.amount, c.interest, c.discount, got, c.want)
		}
	}
}

func TestSettlementRefused(t *testing.T) {
	open := Title{Document: "NF 10", Parts: 1, Amount: 10000, Open: 6000, State: "aberto"}
	paid, gone := open, open
	paid.Open, paid.State = 0, "quitado"
	gone.Open, gone.State = 0, "cancelado"
	for _, c := range []struct {
		name  string
		title Title
		s     Settlement
		want  string
	}{
		{"the rest", open, Settlement{Amount: 6000, PaidOn: today}, ""},
		{"a part, last month", open, Settlement{Amount: 1, PaidOn: day(2026, 10, 1)}, ""},
		{"forgiven whole", open, Settlement{Amount: 6000, Discount: 6000, PaidOn: today}, ""},
		{"nothing", open, Settlement{Amount: 0, PaidOn: today}, "maior que zero"},
		{"negative", open, Settlement{Amount: -1, PaidOn: today}, "maior que zero"},
		{"too much", open, Settlement{Amount: 6001, PaidOn: today}, "Só há R$ 60,00 em aberto"},
		{"negative interest", open, Settlement{Amount: 100, Interest: -1, PaidOn: today}, "Juros e multa"},
		{"negative discount", open, Settlement{Amount: 100, Discount: -1, PaidOn: today}, "não pode ser negativo"},
		{"discount beyond", open, Settlement{Amount: 100, Discount: 101, PaidOn: today}, "não pode passar do valor"},
		{"no day", open, Settlement{Amount: 100}, "Informe a data"},
		{"tomorrow", open, Settlement{Amount: 100, PaidOn: today.AddDays(1)}, "não pode ser futura"},
		{"settled", paid, Settlement{Amount: 100, PaidOn: today}, "O título NF 10 já está quitado."},
		{"cancelled", gone, Settlement{Amount: 100, PaidOn: today}, "O título NF 10 foi cancelado."},
	} {
		t.Run(c.name, func(t *testing.T) { refusedWith(t, c.s.check(c.title, today), c.want) })
	}
}

func TestReversal(t *testing.T) {
	s := Settlement{ID: 7, TitleID: 3, Amount: 100, Interest: 10, Discount: 5, MoneyAccountID: 9}
	back, err := s.reversal("Cheque devolvido", today)
	if err != nil {
		t.Fatal(err)
	}
	if back.Money() != -s.Money() || back.ReversesID != 7 || back.MoneyAccountID != 9 || back.PaidOn != today {
		t.Errorf("reversal is %+v", back)
	}
	_, err = back.reversal("de novo", today)
	refusedWith(t, err, "Um estorno não se estorna")
	s.Reversed = true
	_, err = s.reversal("de novo", today)
	refusedWith(t, err, "Esta baixa já foi estornada.")
}

func TestTitleOpensAndCloses(t *testing.T) {
	title := Title{Document: "NF 10", Part: 1, Parts: 2, Amount: 10000, Open: 10000, State: "aberto"}
	title.take(4000)
	refusedWith(t, title.cancel(), "Estorne antes a baixa de NF 10 (1/2): já foram pagos R$ 40,00.")
	title.take(6000)
	if title.State != "quitado" || title.Open != 0 || title.Overdue(day(2030, 1, 1)) {
		t.Errorf("settled whole it is %+v", title)
	}
	title.take(-10000)
	if title.State != "aberto" || title.Open != 10000 {
		t.Errorf("reversed it is %+v", title)
	}
	refusedWith(t, title.cancel(), "")
	refusedWith(t, title.cancel(), "já foi cancelado")
}

func refusedWith(t *testing.T, err error, want string) {
	t.Helper()
	switch {
	case want == "" && err != nil:
		t.Errorf("refused: %v", err)
	case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
		t.Errorf("got %v, want %q", err, want)
	}
}
