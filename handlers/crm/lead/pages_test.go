package lead_test

import (
	"fmt"
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm/lead"
)

func TestASellerWorksALead(t *testing.T) {
	t.Parallel()
	site, f := open(t)
	ana := site.As("vendedor")
	team(site, ana)
	visit(site, elsewhere(1), filled(f, "message", "Quero um box urgente"))
	l := only(site)
	card := fmt.Sprint("/crm/oportunidades/", l.OpportunityID)
	act := fmt.Sprint("/crm/leads/", l.ID)
	ana.GET("/crm/leads").Status(200).Sees("Maria Souza", "+20 Deixou telefone", "+15 Escreveu urgente", "Novo", card)
	ana.GET(card).Status(200).Sees("Lead: 35 pontos", "Ligar para Maria Souza", "Aceite guardado", lead.FirstConsent, "198.51.0.2", "Registrar contato")
	ana.POST(act+"/contato", "kind", "ligacao", "said", "Quer visita na sexta.").Status(303)
	ana.GET(card).Sees("Em contato")
	ana.GET(fmt.Sprint("/crm/clientes/", l.PersonID)).Sees("Quer visita na sexta.", "Escreveu por Peça um orçamento")
	ana.POST(act + "/qualificar").Status(303)
	ana.POST(act + "/qualificar").Status(303) // a second press
	ana.GET("/crm/leads?situacao=qualificado").Sees("Maria Souza", "Qualificado")
	ana.POST(act + "/cliente").Status(303)
	ana.POST(act + "/cliente").Status(303)
	ana.GET(fmt.Sprint("/crm/clientes/", l.PersonID)).Sees("Cliente")
	ana.POST(act+"/contato", "kind", "pombo").Status(422)
	ana.POST(act+"/passar", "to", "p999").Status(422).Sees("Escolha a equipe ou a pessoa")
	for _, path := range []string{"/contato", "/qualificar", "/cliente", "/passar"} {
		ana.POST("/crm/leads/77"+path, "kind", "ligacao", "to", "p1").Status(404)
		site.As("contador").POST(act + path).Status(403)
	}
}

func TestLeadsAreFilteredAndPassedOn(t *testing.T) {
	t.Parallel()
	site, f := open(t)
	ana, rui := site.As("vendedor"), site.As("vendedor")
	team(site, ana, rui)
	for i := range 4 {
		visit(site, elsewhere(i), filled(f, "name", fmt.Sprint("Pessoa ", i), "phone", fmt.Sprintf("119%08d", i)))
	}
	boss := site.As("gerente")
	mine := fmt.Sprint("/crm/leads?dono=", ana.Identity)
	boss.GET(mine).Sees("2 linhas", "Responsável")
	boss.GET("/crm/leads?dono=ninguem").Sees("Nada foi encontrado")
	boss.GET("/crm/leads?origem=loja").Sees("Nada foi encontrado")
	boss.GET("/crm/leads?situacao=descartado").Not("Pessoa 1")
	for _, q := range []string{"horas=1", "equipe=99", "dono=-1", "situacao=x", "origem=%00", "formulario=abc", "depois=5", "ordem=espera&depois=99999999999999999999"} {
		boss.GET("/crm/leads?" + q).Status(200)
	}
	var ids []string
	site.Do(func(tx *db.Tx) error {
		list, err := lead.List(tx, lead.Filter{OwnerID: ana.Identity})
		for _, l := range list {
			ids = append(ids, fmt.Sprint(l.ID))
		}
		return err
	})
	boss.POST("/crm/leads/passar", "id", ids[0], "id", ids[1], "to", fmt.Sprint("p", rui.Identity)).Status(303)
	boss.GET(mine).Not("Pessoa")
	boss.POST("/crm/leads/passar", "to", fmt.Sprint("p", rui.Identity)).Status(422).Sees("Marque os leads")
	boss.GET("/crm/leads/distribuicao").Status(200).Sees("passou de Ana para Ana", "a vez na equipe Balcão")
}

func TestAManagerSetsRulesLinesAndPauses(t *testing.T) {
	t.Parallel()
	site, f := open(t)
	ana := site.As("vendedor")
	boss := site.As("gerente")
	boss.GET("/crm/leads/pontuacao").Status(200).Sees("Deixou telefone", "Salvar pontuação")
	boss.POST("/crm/leads/pontuacao", "what", "telefone", "value", "", "points", "50", "what", "", "value", "", "points", "").Status(303)
	boss.POST("/crm/leads/pontuacao", "what", "telefone", "value", "", "points", "muitos").Status(422).Sees("números inteiros")
	boss.POST("/crm/leads/distribuicao", "origin", "site", "city", "", "uf", "", "min_value", "", "min_score", "40", "to", fmt.Sprint("p", ana.Identity)).Status(303)
	visit(site, elsewhere(1), filled(f))
	if l := only(site); l.Points != 50 || l.OwnerID != ana.Identity {
		t.Errorf("received %+v", l)
	}
	boss.POST("/crm/leads/distribuicao", "origin", "site", "city", "", "uf", "", "min_value", "", "min_score", "", "to", "").Status(422).Sees("Escolha, em cada linha")
	boss.POST("/crm/leads/distribuicao/pausas", "identity", fmt.Sprint(ana.Identity), "from_on", "", "until_on", "").Status(303)
	boss.GET("/crm/leads/distribuicao").Sees("até ser retirada", "Retirar pausa")
	boss.POST("/crm/leads/distribuicao/pausas", "identity", fmt.Sprint(ana.Identity), "from_on", "2026-12-10", "until_on", "2026-12-01").Status(422).Sees("acaba antes de começar")
	boss.POST("/crm/leads/distribuicao/prazo", "call_minutes", "4").Status(422).Sees("5 minutos")
	boss.POST("/crm/leads/distribuicao/prazo", "call_minutes", "15").Status(303)
	boss.POST(fmt.Sprint("/crm/leads/distribuicao/pausas/", ana.Identity, "/retirar")).Status(303)
	ana.GET("/crm/leads/pontuacao").Status(403)
}

func TestALeadIsWrittenDownByHand(t *testing.T) {
	t.Parallel()
	site, _ := open(t)
	ana := site.As("vendedor")
	ana.GET("/crm/leads/novo").Status(200).Sees("Registrar lead", "Quem a distribuição escolher")
	form := []string{"name", "José", "phone", "11955554444", "title", "Espelho para a sala", "origin", "telefone", "owner", "mim", "email", "", "tax_id", "", "company", "", "city", "", "uf", "", "value", "1.200,00", "message", ""}
	ana.POST("/crm/leads", form...).Status(303)
	if l := only(site); l.OwnerID != ana.Identity || l.Title != "Espelho para a sala" || l.Value != 120_000 {
		t.Errorf("written down as %+v", l)
	}
	ana.POST("/crm/leads", "name", "", "title", "", "origin", "lua", "owner", "ninguém").Status(422).Sees("Informe o nome.", "Escolha a origem", "Escolha quem cuida")
	ana.POST("/crm/leads", "name", "José", "title", "x", "origin", "telefone", "owner", "mim").Status(422).Sees("Informe um telefone ou um e-mail")
}
