package pdv_test

import (
	"fmt"
	"testing"

	"omniservicos/store/uuid7"
)

func TestWhatIsReservedIsNotSoldOnline(t *testing.T) {
	s := openShop(t)
	boss := s.As("gerente")
	s.product("Arroz 5 kg", "1701", 2990, 10)
	boss.POST("/pdv/reservas", "on", "1").Status(303)
	begun := s.POST("/pdv/pre-vendas", "client", uuid7.New(), "line", uuid7.New(), "code", "8*1701").Status(303)
	path := begun.Location()
	s.GET(path).Status(200).Sees("Reservado")
	boss.GET("/pdv/reservas").Status(200).Sees("Arroz 5 kg", "Pré-venda 1")
	s.GET("/api/v1/produtos?codigo=1701").Status(200).Sees(`"estoque":"2"`)
	order := func(units int) string {
		return orderOf(uuid7.New(), fmt.Sprintf(`{"codigo": "1701", "quantidade": "%d"}`, units), fmt.Sprintf(`{"forma": "pix", "valor": %d}`, units*2990), "")
	}
	s.order(order(3)).Status(422).Sees("Só há 2 un de Arroz 5 kg para vender")
	s.order(order(2)).Status(201)
	s.POST(path+"/cancelar", "motivo", "desistiu").Status(303)
	s.order(order(8)).Status(201)
	boss.POST("/pdv/reservas").Status(303)
	boss.GET("/pdv/reservas").Status(200).Not("Reservado hoje")
}
