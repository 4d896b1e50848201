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

func TestThePainelShowsTheFirstFiveTasks(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	for i := range 7 {
		task(site, "Tarefa "+strconv.Itoa(i), i-3, crm.Task{})
	}
	ana := site.As("vendedor")
	page := ana.GET("/").Status(200).Sees("Tarefas", "Tarefa 0", "Tarefa 4", "Atrasadas", "Hoje").Not("Tarefa 5")
	if got := strings.Count(page.Body(), "/concluir"); got != 5 {
		t.Errorf("%d done buttons", got)
	}
	made := task(site, "Urgente", -9, crm.Task{})
	if done := ana.POST(pathOf(made)+"/concluir", "back", "/").Status(303); done.Location() != "/" {
		t.Errorf("it leads to %s", done.Location())
	}
	ana.GET("/").Status(200).Not("Urgente")
}

func TestPeopleAreOfferedWhileTyping(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	register(site, person.Person{Name: "Bia Prado", TaxID: "52998224725"})
	site.As("vendedor").Htmx().GET("/crm/clientes/opcoes?person=bia").Status(200).Sees(`value="Bia Prado · 529.982.247-25"`)
	site.As("vendedor").Htmx().GET("/crm/clientes/opcoes?person=").Status(200).Not("Bia")
	site.As("estoquista").Htmx().GET("/crm/clientes/opcoes?person=bia").Status(403).Not("Bia Prado")
}
