package crm_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/store/person"
	"omniservicos/web/webtest"
)

// task saves a task so many days from today.
func task(site *webtest.Site, title string, days int, t crm.Task) crm.Task {
	site.T.Helper()
	site.Do(func(tx *db.Tx) (err error) {
		t.Title, t.DueOn = title, dates.Of(time.Now(), tx.Zone()).AddDays(days)
		t, err = crm.SaveTask(tx, t)
		return err
	})
	return t
}

// me is what the form sends for "Para mim".
func me(p *webtest.Person) string { return strconv.FormatInt(p.Identity, 10) }

func pathOf(t crm.Task) string { return "/crm/tarefas/" + strconv.FormatInt(t.ID, 10) }

func TestATaskFromTheListToDoneAndBack(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	register(site, person.Person{Name: "Bia Prado", TaxID: "52998224725"})
	ana := site.As("vendedor")
	ana.GET("/crm/tarefas").Status(200).Sees("Nada a fazer.", "Criar tarefa")
	ana.POST("/crm/tarefas", "title", "Ligar para a Bia", "due_on", "2020-01-31", "person", "bia prado", "for", me(ana)).Status(303)
	ana.GET("/crm/tarefas").Status(200).Sees("Ligar para a Bia", "Bia Prado", "Atrasada, 31/01/2020", "1 atrasada")
	site.As("caixa").GET("/crm/tarefas").Status(200).Not("Ligar para a Bia")
	site.As("caixa").GET("/crm/tarefas?de=equipe").Status(200).Sees("Ligar para a Bia", "Bia Prado · para Ana")
	var made crm.Task
	site.Do(func(tx *db.Tx) error {
		list, err := crm.ListTasks(tx, crm.TaskFilter{})
		made = list[0]
		return err
	})
	ana.POST(pathOf(made) + "/concluir").Status(303)
	ana.POST(pathOf(made) + "/concluir").Status(303)
	ana.GET("/crm/tarefas").Status(200).Not("Ligar para a Bia")
	ana.GET("/crm/tarefas?ver=concluidas").Status(200).Sees("Ligar para a Bia", "Reabrir")
	ana.GET("/crm/clientes?q=bia").Status(200)
	ana.POST(pathOf(made)+"/reabrir", "back", "https://mau.exemplo/crm/").Status(303)
	ana.GET("/crm/tarefas?ver=atrasadas").Status(200).Sees("Ligar para a Bia")
	ana.GET(pathOf(made)).Status(200).Sees(`value="2020-01-31"`, "Ver Bia Prado")
	ana.POST(pathOf(made), "title", "Visitar a Bia", "due_on", "2020-02-01", "person", "Bia Prado", "for", "0").Status(303)
	site.As("caixa").GET("/crm/tarefas").Status(200).Sees("Visitar a Bia")
}

func TestATaskOnAPersonsPageReturnsThere(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p := register(site, person.Person{Name: "Bia Prado"})
	ana := site.As("vendedor")
	done := ana.POST("/crm/tarefas", "title", "Mandar orçamento", "due_on", "2099-01-31", "person_id", strconv.FormatInt(p.ID, 10), "for", "0", "back", pageOf(p)).Status(303)
	if done.Location() != pageOf(p) {
		t.Errorf("it leads to %s", done.Location())
	}
	ana.GET(pageOf(p)).Status(200).Sees("Mandar orçamento", "31/01/2099")
	back := ana.POST("/crm/tarefas", "title", "Outra", "due_on", "2099-01-31", "for", "0", "back", "//mau.exemplo").Status(303)
	if back.Location() != "/crm/tarefas" {
		t.Errorf("a forged way back leads to %s", back.Location())
	}
}

func TestAWrongTaskComesBack(t *testing.T) {
	t.Parallel()
	site, other := webtest.New(t), webtest.New(t)
	foreign := register(other, person.Person{Name: "Estranha"})
	register(site, person.Person{Name: "Maria A"})
	register(site, person.Person{Name: "Maria B"})
	ana := site.As("gerente")
	for _, c := range []struct {
		sees   string
		fields []string
	}{
		{"Escreva o que deve ser feito.", []string{"title", " ", "due_on", "2026-11-23", "for", "0"}},
		{"Informe para quando é.", []string{"title", "x", "due_on", "", "for", "0"}},
		{"Informe para quando é.", []string{"title", "x", "due_on", "2026-02-31", "for", "0"}},
		{"Escolha para quem é a tarefa.", []string{"title", "x", "due_on", "2026-11-23", "for", "ninguem"}},
		{"Escolha para quem é a tarefa.", []string{"title", "x", "due_on", "2026-11-23", "for", me(other.As("vendedor"))}},
		{"Há mais de uma pessoa assim", []string{"title", "x", "due_on", "2026-11-23", "for", "0", "person", "maria"}},
		{"Ninguém no cadastro", []string{"title", "x", "due_on", "2026-11-23", "for", "0", "person", "<b>zé</b>"}},
		{"Esta pessoa não existe no cadastro.", []string{"title", "x", "due_on", "2026-11-23", "for", "0", "person_id", strconv.FormatInt(foreign.ID, 10)}},
	} {
		ana.POST("/crm/tarefas", c.fields...).Status(422).Sees(c.sees).Not("<b>zé")
	}
	if n := site.Count("tasks"); n != 0 {
		t.Errorf("%d tasks were kept", n)
	}
	theirs := task(other, "De outra conta", 0, crm.Task{})
	for _, path := range []string{"", "/concluir", "/reabrir"} {
		ana.POST(pathOf(theirs)+path, "title", "x", "due_on", "2026-11-23", "for", "0").Status(404)
	}
}

func TestAStockistKeepsWhoATaskIsWith(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p := register(site, person.Person{Name: "Bia Prado"})
	made := task(site, "Separar o pedido", 0, crm.Task{PersonID: p.ID})
	rui := site.As("estoquista")
	rui.GET(pathOf(made)).Status(200).Not("Com quem", "Ver Bia Prado")
	rui.POST(pathOf(made), "title", "Separar e embalar", "due_on", "2026-11-23", "for", me(rui), "person", "").Status(303)
	site.Do(func(tx *db.Tx) error {
		found, err := crm.FindTask(tx, made.ID)
		if found.PersonID != p.ID || found.Title != "Separar e embalar" || found.AssigneeID != rui.Identity {
			t.Errorf("the task is %+v", found)
		}
		return err
	})
	site.As("contador").GET("/crm/tarefas").Status(200).Sees("Nada a fazer")
	site.As("contador").POST(pathOf(made) + "/concluir").Status(403)
}

func TestTodayShowsWhatPressesFromAllModules(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	bia := register(site, person.Person{Name: "Bia Prado"})
	task(site, "Cobrar retorno", -3, crm.Task{PersonID: bia.ID, Priority: crm.High})
	task(site, "Sem hora", 0, crm.Task{})
	task(site, "Visitar", 0, crm.Task{Kind: crm.Visit, DueTime: dates.At(16, 0)})
	task(site, "Telefonar", 0, crm.Task{Kind: crm.Call, DueTime: dates.At(9, 0)})
	task(site, "De amanhã", 1, crm.Task{})
	ana := site.As("vendedor")
	page := ana.GET("/").Status(200).Sees("Atrasado", "Cobrar retorno", "prioridade alta · Bia Prado", "desde", "09:00 Telefonar", "16:00 Visitar").Not("De amanhã")
	body := page.Body()
	if first, second, last := strings.Index(body, "Telefonar</a>"), strings.Index(body, "Visitar</a>"), strings.Index(body, "Sem hora</a>"); !(first < second && second < last) {
		t.Errorf("the day goes %d, %d, %d", first, second, last)
	}
	urgent := task(site, "Urgente", -9, crm.Task{})
	if done := ana.POST(pathOf(urgent)+"/concluir", "back", "/").Status(303); done.Location() != "/" {
		t.Errorf("it leads to %s", done.Location())
	}
	ana.GET("/").Status(200).Not("Urgente")
	site.As("contador").GET("/").Status(200).Sees("Telefonar").Not("/concluir", "/adiar")
}

func TestFinishingAsksForTheNextAtOnce(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	bia := register(site, person.Person{Name: "Bia Prado"})
	made := task(site, "Ligar para a Bia", 0, crm.Task{Kind: crm.Call, PersonID: bia.ID, AssigneeID: 7})
	ana := site.As("vendedor")
	ana.POST(pathOf(made)+"/proximo", "title", "x", "due_on", "2099-01-31").Status(422).Sees("Conclua a tarefa antes")
	asked := ana.POST(pathOf(made)+"/concluir", "back", pageOf(bia)).Status(303).Location()
	if !strings.HasPrefix(asked, pathOf(made)+"/proximo?back=") {
		t.Fatalf("it leads to %s", asked)
	}
	ana.Htmx().POST(pathOf(made)+"/concluir", "back", pageOf(bia)).Status(200).Sees("<dialog", "Ligação em 3 dias", `data-back="`+pageOf(bia)+`"`).Not("<html")
	ana.GET(asked).Status(200).Sees("E agora?", "Ligação: Ligar para a Bia · Bia Prado", "Ligação amanhã", "Ligação em 3 dias", "Ligação em 7 dias", "Nada por enquanto", `href="`+pageOf(bia)+`"`)
	ana.POST(pathOf(made)+"/proximo", "title", "", "due_on", "2099-01-31").Status(422).Sees("Escreva o que deve ser feito.")
	for range 2 { // pressed twice, it is planned once
		back := ana.POST(pathOf(made)+"/proximo", "title", "Ligar para a Bia", "due_on", "2099-01-31", "back", pageOf(bia)).Status(303)
		if back.Location() != pageOf(bia) {
			t.Errorf("it leads to %s", back.Location())
		}
	}
	site.Do(func(tx *db.Tx) error {
		list, err := crm.ListTasks(tx, crm.TaskFilter{})
		if len(list) != 1 || list[0].Kind != crm.Call || list[0].PersonID != bia.ID || list[0].AssigneeID != 7 || list[0].DueOn.ISO() != "2099-01-31" {
			t.Errorf("what follows is %+v", list)
		}
		return err
	})
	weekly := task(site, "Rota da semana", 0, crm.Task{PersonID: bia.ID, Recurrence: "semanal:1"})
	if to := ana.POST(pathOf(weekly)+"/concluir", "back", "/").Status(303).Location(); to != "/" {
		t.Errorf("what comes back by itself asks for more: %s", to)
	}
}

func TestATaskIsPutOffInOnePress(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	late := task(site, "Cobrar", -5, crm.Task{})
	ana := site.As("vendedor")
	ana.POST(pathOf(late)+"/adiar", "back", "/").Status(303)
	ana.GET("/crm/tarefas?ver=proximas").Status(200).Sees("Cobrar", "amanhã")
	ana.POST(pathOf(late) + "/concluir").Status(303)
	ana.POST(pathOf(late) + "/adiar").Status(422).Sees("já foi concluída")
}

func TestAWholeTaskIsKeptAndFiltered(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	ana := site.As("gerente")
	made := task(site, "Fechar o mês", 0, crm.Task{})
	ana.POST(pathOf(made), "title", "Fechar o mês", "kind", "visita", "priority", "1", "due_on", "2099-01-31", "due_time", "14:30", "every", "mensal", "for", me(ana)).Status(303)
	ana.GET(pathOf(made)).Status(200).Sees(`value="14:30"`, `value="mensal" selected`, `value="visita" selected`, `value="1" selected`)
	// Saved again on the day that February has, it still means the 31st.
	ana.POST(pathOf(made), "title", "Fechar o mês", "kind", "visita", "priority", "1", "due_on", "2099-01-31", "due_time", "", "every", "mensal", "for", "0").Status(303)
	for _, c := range [][]string{{"kind", "fax", "Escolha o tipo"}, {"priority", "9", "Escolha a prioridade"}, {"every", "quinzenal", "quanto em quanto tempo"}, {"due_time", "25:00", "hora que exista"}} {
		ana.POST(pathOf(made), "title", "x", "due_on", "2099-01-31", "for", "0", c[0], c[1]).Status(422).Sees(c[2])
	}
	ana.POST(pathOf(made), "title", "Rota", "due_on", "2099-01-31", "for", "0", "every", "semanal", "weekday", "1", "weekday", "4").Status(303)
	task(site, "Telefonar", 0, crm.Task{Kind: crm.Call, AssigneeID: ana.Identity})
	for query, sees := range map[string]string{
		"?tipo=visita": "Rota|Telefonar", "?tipo=ligacao": "Telefonar|Rota", "?desde=2099-01-01": "Rota|Telefonar", "?ate=2098-01-01": "Telefonar|Rota",
		"?de=equipe&pessoa=" + me(ana): "Telefonar|Rota",
	} {
		yes, no, _ := strings.Cut(sees, "|")
		ana.GET("/crm/tarefas" + query).Status(200).Sees(pathsOf(yes)).Not(pathsOf(no))
	}
	ana.GET("/crm/tarefas?tipo=%00&pessoa=x&desde=ontem&ate=99999").Status(200).Sees("Rota", "toda semana: segunda e quinta")
}

// pathsOf is a task's title as a list links it.
func pathsOf(title string) string { return title + "</a>" }

func TestPeopleAreOfferedWhileTyping(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	register(site, person.Person{Name: "Bia Prado", TaxID: "52998224725"})
	site.As("vendedor").Htmx().GET("/crm/clientes/opcoes?person=bia").Status(200).Sees(`value="Bia Prado · 529.982.247-25"`)
	site.As("vendedor").Htmx().GET("/crm/clientes/opcoes?person=").Status(200).Not("Bia")
	site.As("estoquista").Htmx().GET("/crm/clientes/opcoes?person=bia").Status(403).Not("Bia Prado")
}
