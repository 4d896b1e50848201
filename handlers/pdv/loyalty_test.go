package pdv_test

import (
	"fmt"
	"strings"
	"testing"

	"omniservicos/store/uuid7"
)

func TestPointsShowAtTheTillAndComeBackToItAsAVoucher(t *testing.T) {
	s := openShop(t)
	s.product("Arroz 5 kg", "1701", 2990, 10)
	boss := s.As("gerente")
	boss.POST("/pdv/pontos", "every", "0", "worth", "x", "least", "0", "most", "", "days", "0").Status(422).Sees("como 0,05")
	boss.POST("/pdv/pontos", "every", "1,00", "worth", "0,10", "least", "10", "most", "2,00", "days", "0").Status(303)
	maria := s.customer("Maria Souza", 0)
	sell := func() {
		sale := s.scan("1701")
		s.POST(on(sale, "/cliente"), "person", fmt.Sprint(maria.ID)).Status(303)
		s.POST(on(sale, "/finalizar"), "forma", "pix", "valor", "29,90").Status(303)
	}
	sell()
	boss.GET(fmt.Sprintf("/crm/clientes/%d", maria.ID)).Status(200).Sees("29 pontos", "R$ 2,90")
	sale := s.scan("1701")
	s.POST(on(sale, "/cliente"), "person", fmt.Sprint(maria.ID)).Status(303)
	page := fmt.Sprintf("/pdv/pontos/%d?caixa=%d", maria.ID, s.till.ID)
	s.GET(s.at("")).Status(200).Sees("29 pts", page)
	s.GET(page).Status(200).Sees("Ganhos na compra", "+29")
	action := fmt.Sprintf("/pdv/pontos/%d", maria.ID)
	s.POST(action, "client", uuid7.New(), "caixa", fmt.Sprint(s.till.ID), "points", "29").Status(422).Sees("Cada troca vai até R$ 2,00")
	to := s.POST(action, "client", uuid7.New(), "caixa", fmt.Sprint(s.till.ID), "points", "20").Status(303).Location()
	if !strings.Contains(to, "de=pontos") {
		t.Fatalf("it leads to %s", to)
	}
	s.GET(to).Status(200).Sees("9 pts", "data-voucher")
	s.POST(action, "client", uuid7.New(), "points", "5").Status(422).Sees("a partir de 10 pontos")
}
