package intake_test

import (
	"net/url"
	"strings"
	"testing"

	"omniservicos/db/dbtest"
	"omniservicos/web/webtest"
)

const customers = "Cliente;Documento;Celular\nMaria da Conceição;529.982.247-25;(11) 98765-4321\nZé;52998224726;\n"

func TestAFileIsToldCheckedBroughtInAndTakenBack(t *testing.T) {
	app, _ := dbtest.Fresh(t)
	site := webtest.In(t, app)
	boss := site.As("gerente")
	boss.GET("/crm/importacoes").Status(200).Sees("Enviar planilha", "Aqui ficam as planilhas")
	columns := send(t, boss, `C:\dados\clientes.csv`, customers).Status(303).Location()
	page := strings.TrimSuffix(columns, "/colunas")
	boss.GET(page).Status(303)
	boss.GET(columns).Status(200).Sees("clientes.csv", "2 linhas", "Maria da Conceição · Zé", "Não importar").Not(`C:\dados`)
	boss.PostForm(columns, url.Values{"column": {"", "tax_id", "phones"}, "role": {"lead"}, "on_duplicate": {"pular"}}).Status(422).Sees("Diga qual coluna traz o nome")
	boss.PostForm(columns, url.Values{"column": {"name", "tax_id", "phones"}, "role": {"lead"}, "on_duplicate": {"pular"}}).Status(303)
	boss.GET(page).Status(200).Sees("Novos cadastros", "não confere", "Importar 1 linha")
	if n := site.Count("people"); n != 0 {
		t.Errorf("%d people came in before they were let in", n)
	}
	boss.POST(page + "/importar").Status(303)
	boss.POST(page + "/importar").Status(303) // pressed twice
	boss.GET(page).Status(200).Sees("Importando", "0 de 2 linhas", `hx-trigger="every 1s"`)
	boss.GET(columns).Status(409)
	work(site)
	boss.GET(page).Status(200).Sees("Cadastrada", "Com erro", "não confere", "Desfazer importação").Not("every 1s")
	boss.GET(page + "?ver=erros").Sees("não confere").Not("Cadastrada")
	boss.GET("/crm/clientes?aba=leads").Sees("Maria da Conceição")
	again := send(t, boss, "outra.csv", customers).Status(303)
	if again.Location() != page {
		t.Errorf("the same file led to %s", again.Location())
	}
	boss.POST(page + "/descartar").Status(409)
	boss.POST(page + "/desfazer").Status(303)
	work(site)
	boss.GET(page).Status(200).Sees("Esta importação foi desfeita", "1 linha voltaram atrás").Not("Desfazer importação")
	if n := site.Count("people"); n != 0 {
		t.Errorf("%d people stayed", n)
	}
	if boss.POST(page+"/desfazer").Code() >= 500 || boss.POST(page+"/importar").Code() >= 500 {
		t.Error("pressed again it broke")
	}
	send(t, boss, "clientes.csv", customers).Status(303)
}

func TestFilesThatAreNoSpreadsheetAndStrangers(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	boss := site.As("gerente")
	for content, sentence := range map[string]string{
		"": "Escolha a planilha", "\x89PNG\x00\x00": "não é uma planilha", "PK\x03\x04zzzz": "XLSX que se possa ler",
		"Nome" + strings.Repeat(";x", 999) + "\n1": "só tem a linha de títulos", "Nome\n": "só tem a linha de títulos",
		"a" + strings.Repeat(";x", 999) + "\n1" + strings.Repeat(";x", 999) + "\n": "mais de 100 colunas",
	} {
		_ = sentence
		send(t, boss, "x.csv", content).Status(422)
	}
	boss.POST("/crm/importacoes").Status(422).Sees("Escolha a planilha")
	columns := send(t, boss, "../../etc/passwd", customers+"\n").Status(303).Location()
	boss.GET(columns).Status(200).Sees("passwd").Not("../")
	boss.POST(strings.TrimSuffix(columns, "/colunas") + "/importar").Status(409)
	boss.POST(strings.TrimSuffix(columns, "/colunas") + "/descartar").Status(303)
	boss.GET(columns).Status(404)
	other := webtest.New(t).As("dono")
	mine := send(t, boss, "x.csv", customers).Location()
	other.GET(mine).Status(404)
	other.POST(strings.TrimSuffix(mine, "/colunas") + "/importar").Status(404)
	site.As("vendedor").GET("/crm/importacoes").Status(403)
	send(t, site.As("vendedor"), "x.csv", customers).Status(403)
}
