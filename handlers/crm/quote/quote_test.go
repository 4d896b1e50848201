package quote_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"omniservicos/store/crm/quote"
	"omniservicos/store/uuid7"
	"omniservicos/web/webtest"
)

func TestFromAnOpportunityToAnAnswerByTheLink(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	door := site.Product("Porta de correr", 50_000)
	site.Product("Porta pivotante", 90_000)
	seller := site.As("vendedor")
	o := deal(site, door)
	at := "/crm/oportunidades/" + id(o.ID)

	key := valueOf(t, seller.GET(at).Status(200).Sees("Com itens, o valor da oportunidade").Body(), "key")
	seller.POST(at+"/itens", "key", key, "code", "2*porta").Status(200).Sees("Qual?", "Porta de correr", "Porta pivotante")
	for range 2 { // pressed twice
		seller.POST(at+"/itens", "key", key, "product", id(door.ID), "quantity", "2").Status(303)
	}
	seller.GET(at).Status(200).Sees("Porta de correr", "R$ 1.000,00")
	seller.POST(at+"/itens/1", "quantity", "3", "discount", "5%").Status(303)
	seller.POST(at+"/itens/1", "quantity", "3", "discount", "6%").Status(422).Sees("Seu limite de desconto aqui é R$ 75,00")
	seller.POST(at+"/itens/1", "quantity", "x", "discount", "").Status(422).Sees("Informe a quantidade, como 3 ou 1,5.")
	seller.POST(at+"/itens/9", "quantity", "1", "discount", "").Status(404)
	seller.GET(at).Status(200).Sees("R$ 1.425,00")

	body := seller.GET(at).Body()
	page := seller.POST("/crm/orcamentos", "client", valueOf(t, body, "client"), "oportunidade", id(o.ID)).Status(303).Location()
	if again := seller.POST("/crm/orcamentos", "client", valueOf(t, body, "client"), "oportunidade", id(o.ID)).Status(303).Location(); again != page {
		t.Errorf("pressed twice: %s and %s", page, again)
	}
	edits := valueOf(t, seller.GET(page).Status(200).Sees("Orçamento 1", "R$ 1.425,00").Body(), "edits")
	seller.POST(page, "edits", edits, "person", "Maria Conceição", "person_id", id(o.PersonID), "seller", id(seller.Identity), "valid_until", "01/01/2020", "terms", "", "note", "").Status(422).Sees("já passou")
	seller.POST(page, "edits", edits, "person", "Maria Conceição", "person_id", id(o.PersonID), "seller", id(seller.Identity), "valid_until", "2027-01-10", "terms", "50% na entrada", "note", "Com instalação").Status(303)
	seller.POST(page+"/enviar", "edits", edits).Status(409).Sees("mudou em outra janela")
	edits = valueOf(t, seller.GET(page).Body(), "edits")
	seller.POST(page+"/enviar", "edits", edits).Status(303)
	link := linkOn(t, seller, page)

	customer := site.Anonymous("GET", link, nil).Status(200).Sees("Orçamento 1", "Porta de correr", "R$ 1.425,00", "50% na entrada", "Com instalação", "Aceitar o orçamento", "Válido até 10/01/2027")
	customer.Not("Reforma da cozinha", "/crm/", "/pdv/", "Sair")
	if customer.Header("X-Robots-Tag") != "noindex, nofollow" || customer.Header("Cache-Control") != "no-store" || len(customer.Cookies()) != 0 {
		t.Errorf("it may be kept: %q %q", customer.Header("X-Robots-Tag"), customer.Header("Cache-Control"))
	}
	seller.GET(page).Sees("O cliente ainda não abriu.")
	answer(site, link+"/visto").Status(200)
	seller.GET(page).Sees("O cliente abriu em")
	answer(site, link, "version", "1", "answer", "aceitar", "name", " ").Status(422).Sees("Escreva o seu nome completo.")
	answer(site, link, "version", "1", "answer", "", "name", "Maria").Status(422).Sees("Escolha se aceita ou recusa.")
	answer(site, link, "version", "1", "answer", "aceitar", "name", "Maria Conceição").Status(303)
	answer(site, link, "version", "1", "answer", "aceitar", "name", "Maria Conceição").Status(303) // pressed twice
	answer(site, link, "version", "1", "answer", "recusar", "name", "José").Status(409).Sees("já foi aceito por Maria Conceição")
	site.Anonymous("GET", link, nil).Status(200).Sees("Aceito por Maria Conceição", "A loja já foi avisada").Not("quote-answers")
	seller.GET(page).Status(200).Sees("Aceito por Maria Conceição", "Pelo link, do endereço 192.0.2.1", "Pré-venda 1", "Espera pagamento no caixa")
	seller.GET(at).Status(200).Sees("Ganha", "Orçamento 1")
	seller.GET("/crm/clientes/"+id(o.PersonID)).Status(200).Sees("Orçamento 1 aceito por Maria Conceição", "Orçamento 1 aberto pelo cliente")
	seller.GET("/crm/orcamentos?estado=aceito&q=conceicao").Status(200).Sees("Orçamento 1", "R$ 1.425,00")
	seller.GET("/crm/orcamentos?q=77").Status(200).Sees("Nada foi encontrado")
	seller.GET("/crm/orcamentos?estado=enviado").Status(200).Not("Orçamento 1")
}

func TestTheAddressOfWhoAnsweredIsPersonal(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	seller := site.As("vendedor")
	_, link := sent(t, seller, deal(site, site.Product("Porta", 50_000)), "porta")
	answer(site, link, "version", "1", "answer", "recusar", "name", "Maria", "note", "Ficou caro").Status(303)
	var plain, personal int
	site.Do(counted(&plain, `select count(*) from audit_lines where account_id = $1 and action = 'Orçamento recusado' and (ip like '192.%' or actor like '%Maria%' or after::text like '%192.0.2.1%' or after::text like '%Ficou caro%')`))
	site.Do(counted(&personal, `select count(*) from audit_personal where account_id = $1 and after->>'ip' = '192.0.2.1' and after->>'name' = 'Maria'`))
	if plain != 0 || personal != 1 {
		t.Errorf("%d lines tell the address in the open, %d keep it apart", plain, personal)
	}
}

func TestALinkThatLeadsNowhere(t *testing.T) {
	t.Parallel()
	site, other := webtest.New(t), webtest.New(t)
	seller := site.As("vendedor")
	page, link := sent(t, seller, deal(site, site.Product("Porta", 50_000)), "porta")
	key := link[strings.LastIndex(link, "/")+1:]
	for _, wrong := range []string{"/o/" + other.Account.Slug + "/" + key, "/o/nenhuma/" + key, link + "x", link[:len(link)-1], "/o/" + site.Account.Slug + "/%00", "/o/" + site.Account.Slug + "/%ff"} {
		if code := site.Anonymous("GET", wrong, nil).Code(); code != 404 {
			t.Errorf("%s answered %d", wrong, code)
		}
	}
	seller.POST(page + "/editar").Status(303)
	site.Anonymous("GET", link, nil).Status(200).Sees("A loja está refazendo este orçamento").Not("Porta")
	site.Anonymous("GET", link+"/pdf", nil).Status(404)
	answer(site, link, "version", "1", "answer", "aceitar", "name", "Maria").Status(409).Sees("refazendo")
}

func TestNobodyTriesForEver(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	_, link := sent(t, site.As("vendedor"), deal(site, site.Product("Porta", 50_000)), "porta")
	refused := 0
	for range 30 {
		if answer(site, link, "version", "1", "answer", "aceitar", "name", "").Code() == 429 {
			refused++
		}
	}
	if refused != 10 {
		t.Errorf("%d of 30 tries were refused unread", refused)
	}
	site.Anonymous("GET", link, nil).Status(429).Sees("Espere 15 minutos")
}

func TestASellerWritesDownWhatWasSaidAndEditsWhatWasAccepted(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	seller := site.As("vendedor")
	o := deal(site, site.Product("Porta", 50_000))
	page, link := sent(t, seller, o, "porta")
	seller.POST(page+"/responder", "answer", "aceitar", "name", "").Status(422).Sees("Escreva o seu nome completo.")
	seller.POST(page+"/responder", "answer", "aceitar", "name", "Maria, no balcão").Status(303)
	seller.POST(page+"/responder", "answer", "recusar", "name", "Maria").Status(409).Sees("já foi aceito por Maria, no balcão")
	seller.GET(page).Status(200).Sees("Anotado pela equipe", "O aceite de Maria, no balcão será anulado")
	next := seller.POST(page + "/editar").Status(303).Location()
	seller.GET(next).Status(200).Sees("Orçamento 1, versão 2", "Rascunho")
	seller.GET(page).Status(200).Sees("Anulado", "editado depois do aceite", "Respondido por Maria, no balcão")
	if q := kept(site, page); q.State != quote.Voided {
		t.Errorf("the accepted version is %s", q.State)
	}
	seller.GET("/crm/oportunidades/" + id(o.ID)).Sees("Aberta")
	seller.POST(next+"/enviar", "edits", valueOf(t, seller.GET(next).Body(), "edits")).Status(303)
	site.Anonymous("GET", link, nil).Status(200).Sees("versão 2")
	seller.POST(next+"/anular", "motivo", "").Status(422).Sees("Escreva por que")
	seller.POST(next+"/anular", "motivo", "desistiu").Status(303)
	site.Anonymous("GET", link, nil).Status(200).Sees("foi anulado pela loja").Not("Porta")
}

func TestADraftForACustomerAlone(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	door := site.Product("Porta", 50_000)
	maria, seller := site.Customer("Maria Conceição"), site.As("vendedor")
	seller.POST("/crm/orcamentos", "client", "x").Status(422).Sees("recarregue a página")
	page := seller.POST("/crm/orcamentos", "client", uuid7.New(), "pessoa", id(maria.ID)).Status(303).Location()
	seller.POST(page+"/enviar", "edits", "0").Status(422).Sees("Lance ao menos um item")
	seller.POST(page+"/itens", "key", uuid7.New(), "code", "nada disso").Status(422).Sees("Nenhum produto com nada disso.")
	seller.POST(page+"/itens", "key", uuid7.New(), "code", "0,5*"+door.SKU).Status(303)
	seller.POST(page+"/desconto", "discount", "50%").Status(422).Sees("Seu limite de desconto")
	site.As("gerente").POST(page+"/desconto", "discount", "50,00").Status(303)
	seller.POST(page + "/precos").Status(303)
	seller.GET(page).Status(200).Sees("R$ 200,00")
	seller.POST(page + "/anular").Status(303)
	seller.GET(page).Status(200).Sees("rascunho descartado")
	site.As("caixa").GET(page).Status(200).Not("item-entry")
	site.As("caixa").POST(page + "/editar").Status(403)
}

func TestTheFileReadsAsTheOrcamento(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	seller := site.As("vendedor")
	page, link := sent(t, seller, deal(site, site.Product("Porta de correr ação", 50_000)), "porta")
	a := seller.GET(page + "/pdf").Status(200)
	if a.Header("Content-Type") != "application/pdf" || !bytes.HasPrefix(a.Bytes(), []byte("%PDF-")) {
		t.Errorf("it is %q", a.Header("Content-Type"))
	}
	if public := site.Anonymous("GET", link+"/pdf", nil).Status(200); !bytes.Equal(public.Bytes(), a.Bytes()) {
		t.Error("the customer gets another file")
	}
	seller.GET(page+"/imprimir").Status(200).Sees("Orçamento 1", "Porta de correr ação", "R$ 500,00", "Válido até")
	if to := os.Getenv("OMNI_SHOTS"); to != "" {
		_ = os.WriteFile(to+"/orcamento.pdf", a.Bytes(), 0o600)
	}
}
