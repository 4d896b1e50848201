package opportunity_test

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/person"
	views "omniservicos/views/crm/opportunity"
	"omniservicos/web/webtest"
)

func TestAnOpportunityFromQuickAddToWon(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p, ana := funnel(site), site.As("vendedor")
	ana.GET("/crm/funil").Status(200).Sees("Funil Vendas", "Novo contato", "10 %", "0 oportunidades abertas")
	me := id(ana.Identity)
	ana.POST("/crm/oportunidades", "stage", id(p.Stages[0].ID), "title", "Box do banheiro", "value", "1.200,00", "for", me, "volta", boardOf(p)).Status(303).Announced(1)
	ana.GET(boardOf(p)).Status(200).Sees("Box do banheiro", "Sem próximo passo", "1 oportunidade aberta · R$ 1.200,00 · ponderado R$ 120,00")
	var o opportunity.Opportunity
	site.Do(func(tx *db.Tx) error {
		list, err := opportunity.List(tx, opportunity.Filter{PipelineID: p.ID}, false, 0)
		o = list[0]
		return err
	})
	ana.POST(views.Path(o.ID)+"/tarefas", "title", "Ligar", "due_on", "2020-01-31", "for", me).Status(303)
	ana.GET(views.Path(o.ID)).Status(200).Sees("Ligar", "Atrasada, 31/01/2020", "Criada em Novo contato")
	ana.GET(boardOf(p)+"?passo=atrasado").Status(200).Sees("Atrasado, 31/01/2020", "Box do banheiro")
	ana.GET(boardOf(p) + "?passo=sem").Status(200).Sees("0 oportunidades abertas").Not("Box do banheiro")
	ana.GET(boardOf(p)+"/tabela?passo=atrasado").Status(200).Sees("Box do banheiro", "1 oportunidade ·")
	ana.POST(views.Path(o.ID)+"/perder", "moves", "0").Status(422).Sees("Escolha por que foi perdida.")
	ana.POST(views.Path(o.ID)+"/ganhar", "moves", "0", "value", "0").Status(422).Sees("Informe por quanto foi vendida")
	ana.POST(views.Path(o.ID)+"/ganhar", "moves", "0", "value", "1.100,00").Status(303).Announced(1)
	ana.POST(views.Path(o.ID)+"/ganhar", "moves", "1", "value", "1.100,00").Status(409).Sees("já foi fechada")
	ana.GET(boardOf(p)+"/tabela?situacao=ganha").Status(200).Sees("Box do banheiro", "R$ 1.100,00")
	ana.POST(views.Path(o.ID) + "/reabrir").Status(303).Announced(1)
	ana.GET(boardOf(p)).Status(200).Sees("Box do banheiro")
	site.As("contador").GET(boardOf(p)).Status(200).Not("Mover para…", "Adicionar")
	site.As("contador").POST(views.Path(o.ID)+"/mover", "stage", id(p.Stages[1].ID)).Status(403)
	site.As("caixa").GET("/crm/funil").Status(403)
}

func TestAMoveAnswersTheColumnsThatChangedThroughTheFilter(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p, ana := funnel(site), site.As("vendedor")
	o := created(site, opportunity.Opportunity{Title: "Box", StageID: p.Stages[0].ID, Value: 10000, Origin: "loja"})
	created(site, opportunity.Opportunity{Title: "Espelho", StageID: p.Stages[2].ID, Value: 5000})
	move := func(fields ...string) *webtest.Answer {
		return ana.Htmx().POST(views.Path(o.ID)+"/mover", append(fields, "volta", boardOf(p)+"?origem=loja")...)
	}
	a := move("stage", id(p.Stages[2].ID), "moves", "0").Status(200).Announced(1)
	a.Sees("etapa-"+id(p.Stages[0].ID), "etapa-"+id(p.Stages[2].ID), "1 oportunidade aberta · R$ 100,00 · ponderado R$ 60,00")
	a.Not("etapa-"+id(p.Stages[1].ID), "Espelho", "<html")
	conflict := move("stage", id(p.Stages[1].ID), "moves", "0").Status(422).Announced(0)
	conflict.Sees("moveu “Box” para Proposta em", "etapa-"+id(p.Stages[0].ID), "etapa-"+id(p.Stages[3].ID))
	if now := found(site, o.ID); now.StageID != p.Stages[2].ID {
		t.Error("the second move went through")
	}
	move("stage", "0").Status(422).Sees("Escolha para que etapa")
	ana.POST(views.Path(o.ID)+"/mover", "stage", id(p.Stages[1].ID), "moves", "1", "where", "bottom").Status(303)
	ana.POST(views.Path(o.ID)+"/mover", "stage", id(p.Stages[2].ID), "moves", "1").Status(409).Sees("moveu “Box” para Qualificado")
	ana.GET(views.Path(o.ID)+"/mover").Status(200).Sees("Mover “Box”", "No fim")
	ana.Htmx().GET(views.Path(o.ID)+"/perder?volta=//mau.exemplo").Status(200).Sees("Preço").Not("<html", "mau.exemplo")
}

func TestAColumnBringsItsNextCards(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p, ana := funnel(site), site.As("vendedor")
	for range opportunity.PageSize + 3 {
		created(site, opportunity.Opportunity{Title: "Box", StageID: p.Stages[0].ID, Value: 100})
	}
	page := ana.GET(boardOf(p)+"?q=box").Status(200).Sees("33 oportunidades abertas", "Mostrar mais")
	if n := strings.Count(page.Body(), "data-card="); n != opportunity.PageSize {
		t.Errorf("%d cards are drawn", n)
	}
	_, after, _ := strings.Cut(page.Body(), `hx-get="/crm/etapas/`)
	address, _, _ := strings.Cut(after, `"`)
	more := ana.Htmx().GET("/crm/etapas/"+strings.ReplaceAll(address, "&amp;", "&")).Status(200).Not("Mostrar mais", "<html")
	if n := strings.Count(more.Body(), "data-card="); n != 3 {
		t.Errorf("%d more", n)
	}
}

func TestFiltersAreSavedByThePersonAndReadBackWithCare(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p, ana := funnel(site), site.As("vendedor")
	ana.POST("/crm/filtros", "name", "Meus parados", "funil", id(p.ID), "query", "parados=1&origem=loja&mau=%3Cb%3E", "volta", boardOf(p)).Status(303)
	ana.POST("/crm/filtros", "name", " ").Status(422)
	ana.GET("/crm/funil").Status(200).Sees("Meus parados", boardOf(p)+"?origem=loja&amp;parados=1").Not("mau")
	site.As("gerente").GET("/crm/funil").Status(200).Not("Meus parados")
	var saved opportunity.SavedFilter
	site.Actor = db.Actor{Identity: ana.Identity, Name: "Ana"}
	site.Do(func(tx *db.Tx) error {
		list, err := opportunity.Filters(tx)
		saved = list[0]
		return err
	})
	site.As("gerente").POST("/crm/filtros/" + id(saved.ID) + "/apagar").Status(404)
	ana.POST("/crm/filtros/" + id(saved.ID) + "/apagar").Status(303)
	for _, q := range []string{"dono=abc", "dono=-1", "origem=x", "passo=x", "de=ontem", "q=" + url.QueryEscape("a\x00b"), "q=%ff", "depois=abc", "etapa=99"} {
		ana.GET(boardOf(p) + "?" + q).Status(200)
		ana.GET(boardOf(p) + "/tabela?" + q).Status(200)
		ana.GET("/crm/etapas/" + id(p.Stages[0].ID) + "?" + q).Status(200)
	}
}

func TestAFunnelAndTheMotivosAreSetUp(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p, rui := funnel(site), site.As("gerente")
	rui.GET("/crm/funis").Status(200).Sees("Vendas", "4 etapas", "Comprou de outro")
	rui.POST("/crm/funis", "name", "Obras").Status(422).Sees("pelo menos uma etapa")
	rui.POST("/crm/funis", "name", "Obras", "order", "2", "stage_id", "0", "stage", "Medição", "probability", "50", "days", "5",
		"order", "1", "stage_id", "0", "stage", "Visita", "probability", "20", "days", "").Status(303)
	site.Do(func(tx *db.Tx) error {
		list, err := opportunity.ListPipelines(tx)
		if len(list) != 2 || list[1].Stages[0].Name != "Visita" || list[1].Stages[1].Days != 5 {
			t.Errorf("the funnels are %+v", list)
		}
		return err
	})
	rui.POST("/crm/funis/"+id(p.ID), "name", "Vendas", "stage", "Única", "stage_id", id(p.Stages[0].ID), "probability", "101").Status(422).Sees("de 0 a 100")
	created(site, opportunity.Opportunity{Title: "Box", StageID: p.Stages[1].ID})
	rui.POST("/crm/funis/"+id(p.ID), "name", "Vendas", "stage", "Única", "stage_id", id(p.Stages[0].ID), "probability", "10").Status(422).Sees("Há oportunidades abertas na etapa “Qualificado”")
	rui.POST("/crm/motivos", "reason", "Caro", "reason", "caro").Status(422).Sees("duas vezes")
	rui.POST("/crm/motivos", "reason", "Caro", "reason_id", "0").Status(303)
	rui.GET("/crm/funis").Status(200).Sees("Caro").Not("Comprou de outro")
	site.As("vendedor").POST("/crm/motivos", "reason", "x").Status(403)
}

func TestAPersonsPageShowsTheirOpportunities(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p, ana, maria := funnel(site), site.As("vendedor"), site.Customer("Maria da Conceição")
	site.Customer("Maria da Conceição")
	page := "/crm/clientes/" + id(maria.ID)
	ana.GET(page).Status(200).Sees("Nenhuma oportunidade com esta pessoa ainda.")
	ana.GET("/crm/oportunidades/nova?pessoa=" + id(maria.ID)).Status(200).Sees(`value="Maria da Conceição"`)
	ana.POST("/crm/oportunidades", "stage", id(p.Stages[2].ID), "title", "Vitrine", "value", "900", "person", "Maria da Conceição", "person_id", id(maria.ID), "for", "0").Status(303)
	ana.POST("/crm/oportunidades", "stage", id(p.Stages[2].ID), "title", "Outra", "person", "Maria da Conceição", "for", "0").Status(422).Sees("mais de uma pessoa")
	ana.GET(page).Status(200).Sees("Vitrine", "Proposta · R$ 900,00", "Oportunidade criada: Vitrine (Proposta)")
}

func TestTwoEditorsOfOneOpportunity(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p, ana := funnel(site), site.As("vendedor")
	o := created(site, opportunity.Opportunity{Title: "Box", StageID: p.Stages[0].ID})
	fields := []string{"title", "Box duplo", "value", "10", "for", "0", "edits", "0"}
	ana.GET(views.Path(o.ID) + "/editar").Status(200)
	ana.POST(views.Path(o.ID), fields...).Status(303)
	site.As("gerente").POST(views.Path(o.ID), fields...).Status(422).Sees("alterou esta oportunidade em")
}

// The board asks the same statements, whether it holds none or thousands; how long it takes is printed, not judged.
func TestTheBoardAsksAsMuchForNoneAsForMany(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p, ana := funnel(site), site.As("vendedor")
	none := ana.GET(boardOf(p)).Status(200).Trips()
	fill(site, p, 300)
	many := ana.GET(boardOf(p)).Status(200)
	t.Logf("%d statements without cards, %d with 300", none, many.Trips())
	if many.Trips() > none {
		t.Errorf("%d statements without cards, %d with 300", none, many.Trips())
	}
}

func TestABoardIsNarrowedByTagTeamAndWordsWithoutAccents(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p := funnel(site)
	ana := site.As("vendedor")
	var tag person.Tag
	site.Do(func(tx *db.Tx) error {
		tags, err := person.EnsureTags(tx, "Obra grande", "Urgente", "VIP")
		if err != nil {
			return err
		}
		tag = tags[0]
		maria, err := person.Save(tx, person.Person{Name: "Maria da Conceição", IsCustomer: true})
		if err != nil {
			return err
		}
		glass, err := opportunity.Create(tx, opportunity.Opportunity{Title: "Balcão de cerâmica", StageID: p.Stages[0].ID, PersonID: maria.ID, OwnerID: ana.Identity})
		if err != nil {
			return err
		}
		if err := opportunity.SetTags(tx, glass.ID, []int64{tags[0].ID, tags[1].ID, tags[2].ID}); err != nil {
			return err
		}
		if _, err := opportunity.Create(tx, opportunity.Opportunity{Title: "Porta", StageID: p.Stages[0].ID}); err != nil {
			return err
		}
		_, err = account.SaveTeam(tx, account.Team{Name: "Externa", Members: []int64{ana.Identity}})
		return err
	})
	teams, tagged := "", strconv.FormatInt(tag.ID, 10)
	site.Do(func(tx *db.Tx) error {
		list, err := account.ListTeams(tx)
		teams = strconv.FormatInt(list[0].ID, 10)
		return err
	})
	ana.GET(boardOf(p)).Status(200).Sees("Balcão", "Porta", "Obra grande", "+1")
	for _, q := range []string{"q=ceramica", "q=BALCAO+conceicao", "q=cer%C3%A2m", "marcador=" + tagged, "equipe=" + teams} {
		ana.GET(boardOf(p) + "?" + q).Status(200).Sees("Balcão de cerâmica").Not(">Porta<")
	}
	for _, q := range []string{"q=lcao", "q=balcao+porta", "marcador=7"} {
		ana.GET(boardOf(p) + "?" + q).Status(200).Not("Balcão de cerâmica")
	}
	for _, q := range []string{"equipe=7", "marcador=x", "marcador=-1", "q=%2A", "origem=%00"} {
		ana.GET(boardOf(p) + "?" + q).Status(200).Sees("Balcão de cerâmica")
	}
}
