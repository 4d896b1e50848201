package price_test

import (
	"fmt"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/person"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

func idOf(id int64) string { return fmt.Sprint(id) }

func TestAListIsMadeGivenPricesAndACustomerBuysByIt(t *testing.T) {
	t.Parallel()
	s := webtest.New(t)
	boss, soap := s.As("gerente"), s.Product("Sabonete", 400)
	var padaria person.Person
	s.Do(func(tx *db.Tx) (err error) {
		padaria, err = person.Save(tx, person.Person{Name: "Padaria Pão Dourado", IsCustomer: true})
		return err
	})
	customer := "/crm/clientes/" + idOf(padaria.ID)
	boss.GET(customer).Status(200).Not("Compra por")
	for name, says := range map[string]string{"": "Informe o nome da tabela", "varejo": "Varejo é o preço do próprio produto"} {
		boss.POST("/erp/tabelas", "name", name).Status(422).Sees(says)
	}
	boss.POST("/erp/tabelas", "name", "Atacado", "percent", "101").Status(422).Sees("de 0 a 100")
	list := boss.POST("/erp/tabelas", "name", "Atacado", "percent", "10").Status(303).Location()
	boss.POST("/erp/tabelas", "name", "Atacado").Status(422).Sees("Já existe uma tabela chamada Atacado.")
	boss.POST(list+"/produtos", "code", "nada", "price", "3").Status(422).Sees("Não há produto ativo com o código NADA.")
	boss.POST(list+"/produtos", "code", soap.SKU, "price", "3,50").Status(303)
	boss.GET(list).Status(200).Sees("Sabonete", "R$ 4,00", "R$ 3,50", "1 produto com preço")
	id := strings.TrimPrefix(list, "/erp/tabelas/")
	boss.GET(customer).Status(200).Sees("Compra por", "Atacado")
	boss.POST("/erp/tabelas/clientes/"+idOf(padaria.ID), "list", id).Status(303)
	boss.GET("/erp/tabelas").Status(200).Sees("Atacado", "10%", "1 cliente")
	boss.POST("/erp/tabelas/clientes/"+idOf(padaria.ID), "list", "12345").Status(404)
	boss.POST(list+"/produtos", "code", soap.SKU, "price", "").Status(303)
	boss.GET(list).Status(200).Sees("Nenhum produto tem preço próprio")
	boss.POST(list + "/arquivar").Status(303)
	boss.GET("/erp/tabelas").Status(200).Sees("Arquivada")
	boss.POST(list + "/reativar").Status(303)
	s.As("caixa").GET(list).Status(200).Not("Salvar preço")
	s.As("caixa").POST("/erp/tabelas", "name", "Minha").Status(403)
}

func TestAPromotionIsMadeChangedAndArchived(t *testing.T) {
	t.Parallel()
	s := webtest.New(t)
	boss, soap := s.As("gerente"), s.Product("Sabonete", 400)
	good := []string{"name", "Leve 3 por R$ 10,00", "kind", "leve", "code", soap.SKU, "from_quantity", "3", "price", "10,00", "starts_on", "2026-01-01"}
	for _, c := range []struct{ field, value, says string }{
		{"name", "", "Dê um nome à promoção"}, {"kind", "de graça", "Escolha o que a promoção faz."}, {"code", "nada", "Não há produto ativo"},
		{"from_quantity", "1", "mais de uma"}, {"price", "0", "Informe o preço"}, {"starts_on", "", "Informe o primeiro dia."},
		{"ends_on", "2025-01-01", "não pode vir antes do primeiro"}, {"from_time", "25:99", "Informe a hora"}, {"code", "", "Escolha o produto ou a categoria"},
		{"category_id", "12345", "não existe"}, {"weekday", "9", "Escolha os dias da semana"},
	} {
		fields := append([]string{}, good...)
		found := false
		for i := 0; i < len(fields); i += 2 {
			if fields[i] == c.field {
				fields[i+1], found = c.value, true
			}
		}
		if c.field == "category_id" {
			fields[5] = ""
		}
		if !found {
			fields = append(fields, c.field, c.value)
		}
		boss.POST("/erp/promocoes", fields...).Status(422).Sees(c.says)
	}
	boss.POST("/erp/promocoes", append(good, "weekday", "2", "weekday", "4", "from_time", "08:00", "to_time", "18:30")...).Status(303)
	boss.GET("/erp/promocoes").Status(200).Sees("Leve 3 por R$ 10,00", "Sabonete", "3 por R$ 10,00", "Ter, Qui", "das 08:00 às 18:30")
	var p catalogue.Promotion
	s.Do(func(tx *db.Tx) error {
		list, err := catalogue.Promotions(tx, false)
		if err == nil && len(list) == 1 {
			p = list[0]
		}
		return err
	})
	path := "/erp/promocoes/" + idOf(p.ID)
	boss.GET(path).Status(200).Sees(soap.SKU, `value="08:00"`, "Salvar promoção")
	boss.POST(path, "name", "Metade em tudo", "kind", "porcento", "percent", "50", "starts_on", "2026-01-01").Status(303)
	boss.GET("/erp/promocoes").Status(200).Sees("Metade em tudo", "Todos os produtos", "50% de desconto", "Valendo agora")
	boss.POST(path + "/arquivar").Status(303)
	boss.GET("/erp/promocoes").Status(200).Not("Metade em tudo")
	boss.GET("/erp/promocoes?situacao=arquivadas").Status(200).Sees("Metade em tudo")
	boss.POST(path + "/reativar").Status(303)
	s.As("caixa").GET("/erp/promocoes").Status(200).Sees("Metade em tudo").Not("Nova promoção")
	s.As("caixa").GET(path).Status(403)
}
