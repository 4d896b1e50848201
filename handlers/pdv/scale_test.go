package pdv_test

import (
	"testing"

	"omniservicos/store/uuid7"
)

func TestAShopTeachesTheTillItsScalesLabels(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.product("Queijo prato", "149", 2249, 10)
	s.POST("/pdv/balanca", "prefix_0", "2").Status(403)
	boss := s.As("gerente")
	row := []string{"prefix_0", "2", "code_0", "4", "by_0", "preco", "decimals_0", "2"}
	boss.POST("/pdv/balanca", append(row, "value_0", "5")...).Status(422).Sees("Prefixo, código, valor e dígito somam 13 números: aqui o valor tem 7.", `value="2"`)
	boss.POST("/pdv/balanca", "prefix_0", "7", "code_0", "x", "by_0", "ouro", "value_0", "", "decimals_0", "9").Status(422).Sees("O prefixo é 2, ou vai de 20 a 29.", "Informe quantos números o código tem, como 6.")
	boss.POST("/pdv/balanca", append(row, "value_0", "7")...).Status(303)
	boss.GET("/pdv/balanca?etiqueta=2014900002840").Status(200).Sees("2CCCCRRRRRRRD", "Código 0149, preço R$ 2,84.")
	boss.GET("/pdv/balanca?etiqueta=7891000100103").Status(200).Sees("Nenhum formato acima lê esta etiqueta")
	s.Htmx().POST(s.at("/itens"), "sale", uuid7.New(), "line", uuid7.New(), "code", "2014900002840").Status(200).
		Sees("Queijo prato", "0,1263 un", "R$ 2,84").Not("R$ 2,83", `aria-label="Aumentar Queijo prato"`)
}
