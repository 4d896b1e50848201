package account_test

import (
	"regexp"
	"testing"

	"omniservicos/web/webtest"
)

func TestAWebhooksSecretIsShownOnce(t *testing.T) {
	site := webtest.New(t)
	boss := site.As("gerente")
	boss.GET("/conta/configuracoes").Sees("Webhooks")
	site.As("caixa").GET("/conta/webhooks").Status(403)
	boss.POST("/conta/webhooks", "url", "http://loja.exemplo.com", "topics", "venda.finalizada").Status(422).Sees("O endereço deve começar por https://.")
	boss.POST("/conta/webhooks", "url", "https://192.168.0.9/", "topics", "venda.finalizada").Status(422).Sees("rede interna")
	boss.POST("/conta/webhooks", "url", "https://minhaloja.exemplo.com/avisos").Status(422).Sees("pelo menos um assunto")
	made := boss.POST("/conta/webhooks", "url", "https://minhaloja.exemplo.com/avisos", "topics", "venda.finalizada").Status(200).Sees("whsec_", "Guarde agora")
	boss.GET("/conta/webhooks").Status(200).Sees("https://minhaloja.exemplo.com/avisos").Not("whsec_")
	remove := regexp.MustCompile(`/conta/webhooks/\d+/remover`).FindString(made.Body())
	boss.POST(remove).Status(303)
	boss.POST(remove).Status(404)
	boss.GET("/conta/webhooks").Not("minhaloja.exemplo.com/avisos")
}
