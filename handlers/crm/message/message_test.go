package message_test

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/crm/message"
	"omniservicos/store/erp/payment"
	"omniservicos/store/person"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

// bia is a customer with a number, and her page.
func bia(site *webtest.Site, phones ...person.Phone) (p person.Person, page string) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) (err error) {
		p, err = person.Save(tx, person.Person{Name: "Bia Prado", IsCustomer: true, Phones: phones})
		return err
	})
	return p, fmt.Sprintf("/crm/clientes/%d", p.ID)
}

var mobile = person.Phone{Digits: "11987654321"}

func TestAMessageIsOpenedInWhatsAppAndKept(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p, page := bia(site, mobile)
	site.Do(func(tx *db.Tx) error {
		return payment.SavePix(tx, payment.PixKey{Key: "loja@exemplo.com.br", Holder: "Loja", City: "Campinas"})
	})
	ana := site.As("vendedor")
	ana.GET(page).Status(200).Sees(`href="` + page + `/whatsapp?volta=`)
	dun := page + "/whatsapp?modelo=Cobran%C3%A7a&valor=35000&vencimento=2026-11-30&numero=1042&volta=%2Ferp%2Ffinanceiro%2F8"
	ana.GET(dun).Status(200).Sees("R$ 350,00", "vence em 30/11/2026", "br.gov.bcb.pix", `target="_blank"`, "Conversa").Not("Orçamento</a>", "{valor}")
	text := "Olá, Bia! <b>R$ 350,00</b> & frete"
	opened := ana.POST(dun, "text", text).Status(200).Sees("Abrir o WhatsApp")
	want := "https://wa.me/5511987654321?text=Ol%C3%A1%2C%20Bia%21%20%3Cb%3ER%24%20350%2C00%3C%2Fb%3E%20%26%20frete"
	if got := opened.Header("Refresh"); got != "0; url="+want {
		t.Errorf("it goes on to %s", got)
	}
	if !strings.Contains(html.UnescapeString(opened.Body()), want) {
		t.Error("there is no link for whom the page does not go on")
	}
	site.Do(func(tx *db.Tx) error {
		lines, err := crm.Timeline(tx, p.ID, 0, 9)
		if len(lines) != 1 || lines[0].Kind != crm.KindWhatsApp || lines[0].Text != text || lines[0].Path != "/erp/financeiro/8" || lines[0].Actor != "Ana" {
			t.Errorf("%+v", lines)
		}
		return err
	})
	ana.GET(page).Status(200).Sees("WhatsApp aberto", html.EscapeString(text))
	ana.POST(dun, "text", " ").Status(422).Sees("Escreva a mensagem.")
	ana.POST(dun, "text", strings.Repeat("x", 2001)).Status(422)
	site.As("contador").GET(dun).Status(403)
	webtest.New(t).As("dono").POST(dun, "text", "oi").Status(404)
}

func TestWhoHasNoNumberIsNotWrittenTo(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	_, page := bia(site, person.Phone{Digits: "40041234"})
	ana := site.As("vendedor")
	ana.GET(page + "/whatsapp").Status(200).Sees("não tem telefone com DDD").Not("Abrir no WhatsApp")
	ana.POST(page+"/whatsapp", "text", "oi").Status(422)
}

// Whatever the address says, nobody is led out of the house by it, and no field is filled with another site.
func TestTheAddressCannotLeadOut(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	_, page := bia(site, mobile)
	ana := site.As("vendedor")
	for _, q := range []string{"volta=https://mau.exemplo", "volta=//mau.exemplo", "volta=/%5Cmau.exemplo", "link=https://mau.exemplo/x", "modelo=Or%C3%A7amento&valor=100&link=//mau.exemplo", "valor=-1&vencimento=ontem&modelo=nada"} {
		ana.GET(page + "/whatsapp?" + q).Status(200).Not("mau.exemplo")
	}
	ana.GET(page + "/whatsapp?modelo=Or%C3%A7amento&valor=100&link=/o/abc").Status(200).Sees("http://example.com/o/abc")
}

func TestATemplateIsWrittenPreviewedAndRefused(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	boss := site.As("gerente")
	boss.GET("/crm/modelos").Status(200).Sees("Cobrança", "Olá, Maria!")
	boss.GET("/crm/modelos/novo").Status(200).Sees("{vencimento}", "Pix copia e cola")
	boss.Htmx().POST("/crm/modelos/previa", "text", "Oi, {primeiro_nome}: {valor}").Status(200).Sees("Oi, Maria: R$ 350,00")
	boss.Htmx().POST("/crm/modelos/previa", "text", "Oi, {cpf}").Status(200).Sees("O campo {cpf} não existe.").Not("Maria")
	boss.POST("/crm/modelos", "name", "Aniversário", "text", "Oi, {cpf}").Status(422).Sees("O campo {cpf} não existe.", "Oi, {cpf}")
	boss.POST("/crm/modelos", "name", "Aniversário", "text", "Parabéns, {primeiro_nome}!").Status(303)
	var made message.Template
	site.Do(func(tx *db.Tx) error {
		list, err := message.Templates(tx)
		made = list[0]
		return err
	})
	path := fmt.Sprintf("/crm/modelos/%d", made.ID)
	boss.POST(path, "name", "Aniversário", "text", "Feliz aniversário, {nome}!").Status(303)
	boss.GET(path).Status(200).Sees("Feliz aniversário, {nome}!", "Feliz aniversário, Maria Aparecida Souza!")
	boss.POST(path + "/arquivar").Status(303)
	boss.GET(path).Status(404)
	site.As("vendedor").GET("/crm/modelos").Status(403)
}
