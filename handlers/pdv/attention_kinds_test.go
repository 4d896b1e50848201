package pdv_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/cash"
	"omniservicos/store/pdv/tills"
	"omniservicos/store/pdv/trail"
	"omniservicos/store/uuid7"
)

func TestFiadoReceivedByPixStandsInTheShiftsTotals(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 5000, 10)
	maria := s.customer("Maria da Conceição", 10000)
	s.onFiado(maria, "1701", "50", "")
	s.pay("1701", "pix", "50")
	for _, method := range []string{"pix", "dinheiro"} {
		s.POST(s.at("/fiado"), "key", uuid7.New(), "pessoa", idOf(maria.ID), "forma", method, "valor", "20").Status(303)
	}
	s.Do(func(tx *db.Tx) error {
		till, err := tills.Find(tx, s.till.ID)
		if err != nil {
			return err
		}
		shift, err := tills.FindShift(tx, *till.ShiftID)
		if err != nil {
			return err
		}
		r, err := cash.ReadShift(tx, till, shift)
		for _, m := range r.Methods {
			if m.Method == "pix" && (m.Amount != 7000 || m.Count != 2) || m.Method == "dinheiro" {
				t.Errorf("%s: %d times, %s", m.Method, m.Count, m.Amount)
			}
		}
		if r.ExpectedOf("pix") != 7000 || r.Expected != 12000 {
			t.Errorf("expected %s by Pix and %s in the drawer", r.ExpectedOf("pix"), r.Expected)
		}
		return err
	})
}

func TestDiscountsOnLinesAndCashGivenBackAreRanked(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 5000, 10)
	sale := s.scan("1701")
	s.Do(func(tx *db.Tx) error {
		_, err := pdv.Adjust(tx, sale.ID, pdv.Adjustment{Line: 1, Amount: 700, Limit: 10000})
		return err
	})
	s.POST(on(sale, "/finalizar"), "forma", "dinheiro", "valor", "43").Status(303)
	back := s.sold(5000, "1701")
	f := s.returnForm(s.Person, back)
	f.Set("refund", "dinheiro")
	f.Set("till_id", idOf(s.till.ID))
	f.Set("q1", "1")
	s.PostForm(on(back, "/devolver"), f).Status(303)
	want := map[string]money.Cents{trail.Discounts: 700, trail.CashReturned: 5000}
	s.Do(func(tx *db.Tx) error {
		today := dates.Of(tx.Now, tx.Zone())
		lines, err := trail.ListAttention(tx, today, today)
		for _, l := range lines {
			if amount, ranked := want[l.Kind]; ranked && l.Amount == amount && l.Count == 1 && l.Operator != "" {
				delete(want, l.Kind)
			}
		}
		if len(want) != 0 {
			t.Errorf("%v is missing of %+v", want, lines)
		}
		return err
	})
	boss := s.As("gerente")
	boss.GET("/pdv/atencao").Status(200).Sees("Descontos dados", "Devoluções pagas em dinheiro")
	boss.GET("/pdv/vendas?desconto=1&estado=finalizada").Status(200).Sees("R$ 43,00").Not("2 vendas")
	boss.GET("/pdv/devolucoes?dinheiro=1").Status(200).Sees("R$ 50,00", "Recebeu")
	boss.GET("/pdv/devolucoes?operador=7").Status(200).Not("Não serviu")
}
