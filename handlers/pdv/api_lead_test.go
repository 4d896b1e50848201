package pdv_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"omniservicos/store/uuid7"
	"omniservicos/web/webtest"
)

// sendLead posts a lead as a program does, with a token of somebody in this role.
func sendLead(p *webtest.Person, body string) *webtest.Answer {
	r := httptest.NewRequest("POST", "/api/v1/leads", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	return p.Ask(r)
}

func TestALeadOfAnotherProgramIsReceivedOnce(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	ana := site.As("vendedor")
	body := `{"uuid": "` + uuid7.New() + `", "nome": "Maria Souza", "telefone": "+55 (11) 98765-4321", "cpf_cnpj": "529.982.247-25", "uf": "sp", "valor": 120000, "origem": "site",
		"programa": "Anúncio", "rastreio": {"utm_source": "google", "outro": "x"}, "consentimento": {"texto": "Aceito.", "em": "2026-11-24T15:04:05-03:00", "ip": "203.0.113.9"}}`
	first := sendLead(ana, body).Status(201)
	conforms(t, first, "/api/v1/leads", "post")
	again := sendLead(ana, body).Status(200)
	conforms(t, again, "/api/v1/leads", "post")
	if first.Body() != again.Body() || site.Count("leads") != 1 || site.Count("people") != 1 {
		t.Errorf("first %s, again %s, %d leads", first.Body(), again.Body(), site.Count("leads"))
	}
	conforms(t, sendLead(ana, strings.Replace(body, "Maria", "Marta", 1)).Status(409), "/api/v1/leads", "post")
	ana.GET("/crm/leads").Sees("Maria Souza", "R$ 1.200,00")
	conforms(t, sendLead(site.As("caixa"), body).Status(403), "/api/v1/leads", "post")
	ana.APIToken = "nenhum"
	conforms(t, sendLead(ana, body).Status(401), "/api/v1/leads", "post")
}

func TestWhatAProgramMayNotSendAsALead(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	ana := site.As("gerente")
	for field, more := range map[string]string{
		"nome": `"nome": " "`, "telefone": `"nome": "Ana", "telefone": "12"`, "cpf_cnpj": `"nome": "Ana", "cpf_cnpj": "123"`, "uf": `"nome": "Ana", "email": "a@b.demo", "uf": "ZZ"`,
		"origem": `"nome": "Ana", "email": "a@b.demo", "origem": "lua"`, "mensagem": `"nome": "Ana", "email": "a@b.demo", "mensagem": "` + strings.Repeat("á", 2001) + `"`,
		"valor": `"nome": "Ana", "email": "a@b.demo", "valor": -1`, "consentimento": `"nome": "Ana", "email": "a@b.demo", "consentimento": {"texto": ""}`,
		"apelido": `"nome": "Ana", "apelido": "x"`, "email": `"nome": "Ana", "email": "meio@"`,
	} {
		a := sendLead(ana, `{"uuid": "`+uuid7.New()+`", `+more+`}`).Status(422)
		conforms(t, a, "/api/v1/leads", "post")
		if !strings.Contains(a.Body(), `"campo":"`+field+`"`) {
			t.Errorf("%s: %s", field, a.Body())
		}
	}
	sendLead(ana, `{"uuid": "7", "nome": "Ana", "email": "a@b.demo"}`).Status(422).Sees("uuid")
	sendLead(ana, `{"uuid": "`+uuid7.New()+`", "nome": "a\u0000b", "email": "a@b.demo"}`).Status(422)
	sendLead(ana, `nada`).Status(422)
	if n := site.Count("leads"); n != 0 {
		t.Errorf("%d leads were kept", n)
	}
}
