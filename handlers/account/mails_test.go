package account_test

import (
	"fmt"
	"testing"

	"omniservicos/db"
	"omniservicos/store/mail"
	"omniservicos/web/webtest"
)

func TestTheOutboxIsSeenSentAgainAndCancelled(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	boss := site.As("gerente")
	boss.GET("/conta/emails").Status(200).Sees("Nenhum e-mail aqui.", "OMNI_SMTP_URL", "Sem servidor de e-mail")
	var m mail.Mail
	site.Do(func(tx *db.Tx) (err error) {
		m, err = mail.Queue(tx, "bia@cliente.exemplo", "Seu <b>orçamento</b>", "Olá, Bia.\nSegue.")
		return err
	})
	path := fmt.Sprintf("/conta/emails/%d", m.ID)
	boss.GET("/conta/emails").Status(200).Sees("bia@cliente.exemplo", "Seu &lt;b&gt;orçamento", "Na fila", "Cancelar envio").Not("Enviar agora")
	boss.GET(path).Status(200).Sees("Segue.")
	boss.POST(path + "/reenviar").Status(422).Sees("está na fila")
	boss.POST(path + "/cancelar").Status(303)
	boss.POST(path + "/cancelar").Status(422)
	boss.GET("/conta/emails?situacao=cancelado").Status(200).Sees("Cancelado", "Enviar agora").Not("Cancelar envio")
	boss.GET("/conta/emails?situacao=enviado").Status(200).Not("bia@")
	boss.POST(path + "/reenviar").Status(303)
	boss.GET("/conta/emails?situacao=espera&depois=x").Status(200).Sees("bia@")
	site.As("vendedor").GET("/conta/emails").Status(403)
	webtest.New(t).As("dono").GET(path).Status(404)
}
