package crm_test

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/person"
	"omniservicos/store/person/field"
	"omniservicos/web/webtest"
)

// own gives the account a field of its own, and its input's name.
func own(site *webtest.Site, f field.Field) (field.Field, string) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) (err error) {
		f, err = field.Save(tx, f)
		return err
	})
	return f, "campo-" + strconv.FormatInt(f.ID, 10)
}

func TestTagsOriginOwnerAndFieldsStandOnThePersonAndFilterTheList(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	_, size := own(site, field.Field{Name: "Tamanho", Kind: field.Choice, Choices: []string{"Pequeno", "Grande"}})
	_, area := own(site, field.Field{Name: "Área", Kind: field.Number})
	_, visit := own(site, field.Field{Name: "Última visita", Kind: field.Day})
	_, plate := own(site, field.Field{Name: "Placa", Kind: field.Text})
	ana := site.As("vendedor")
	ana.GET("/crm/clientes/novo").Status(200).Sees("Tamanho", "Área", "Última visita", "Placa", "Origem", "Responsável", "Novos marcadores")
	saved := ana.PostForm("/crm/clientes", typed("name", "Bia Prado", "new_tags", "VIP, Obra grande", "origin", "indicacao",
		size, "grande", area, "12,5", visit, "2026-11-03", plate, "Abc 1D23")).Status(303)
	register(site, person.Person{Name: "Caio Reis"})
	ana.GET(saved.Location()).Status(200).Sees("VIP", "Obra grande", "Indicação", "Grande", "12,5", "03/11/2026", "Abc 1D23")
	tag := tagNamed(site, "vip")
	for _, q := range []string{"marcador=" + tag, "origem=indicacao", size + "=Grande", area + "=12&" + area + "-ate=13", visit + "-ate=2026-11-03", plate + "=abc", "responsavel=ninguem&q=caio"} {
		page := ana.GET("/crm/clientes?" + q).Status(200)
		if strings.Contains(q, "caio") {
			page.Sees("Caio Reis").Not("Bia Prado")
		} else {
			page.Sees("Bia Prado").Not("Caio Reis")
		}
	}
	for _, q := range []string{size + "=Pequeno", area + "=13", area + "-ate=-1", visit + "=2026-11-04", plate + "=bc"} {
		ana.GET("/crm/clientes?" + q).Status(200).Not("Bia Prado")
	}
	for _, q := range []string{"marcador=x", "marcador=%00", "origem=mars", "responsavel=-5", area + "=muito", visit + "=%FF", plate + "=%00"} {
		ana.GET("/crm/clientes?" + q).Status(200).Sees("Bia Prado")
	}
	csv := string(site.As("gerente").PostForm("/crm/clientes/exportar?marcador="+tag, url.Values{}).Status(200).Bytes())
	for _, want := range []string{"Tamanho;Área;Última visita;Placa", "Obra grande, VIP", "Indicação", "Grande;12,5;03/11/2026;Abc 1D23"} {
		if !strings.Contains(csv, want) {
			t.Errorf("the file lacks %q:\n%s", want, csv)
		}
	}
}

func tagNamed(site *webtest.Site, name string) (id string) {
	site.Do(func(tx *db.Tx) error {
		list, err := person.ListTags(tx)
		tag, _ := person.Named(list, name)
		id = strconv.FormatInt(tag.ID, 10)
		return err
	})
	return id
}

func TestWrongValuesOfOwnFieldsStandBesideThem(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	_, size := own(site, field.Field{Name: "Tamanho", Kind: field.Choice, Choices: []string{"Pequeno", "Grande"}})
	_, area := own(site, field.Field{Name: "Área", Kind: field.Number})
	_, visit := own(site, field.Field{Name: "Última visita", Kind: field.Day})
	site.As("gerente").PostForm("/crm/clientes", typed(size, "Enorme", area, "muito", visit, "31/02/2026", "new_tags", strings.Repeat("x", 31), "origin", "mars", "owner", "99")).
		Status(422).Sees("não é uma opção de “Tamanho”", "Informe em “Área” um número", "Informe em “Última visita” uma data", "Escolha um item da lista", "Escolha quem é o responsável")
	site.As("gerente").PostForm("/crm/clientes", typed("new_tags", strings.Repeat("x", 31))).Status(422).Sees("passa de 30 letras")
	if n := site.Count("people"); n != 0 {
		t.Errorf("%d people were kept", n)
	}
}

func TestManyAreMarkedAndGivenAnOwnerAtOnce(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	a, b := register(site, person.Person{Name: "Ana Lima"}), register(site, person.Person{Name: "Ana Reis"})
	register(site, person.Person{Name: "Caio"})
	site.Do(func(tx *db.Tx) error { _, err := person.EnsureTags(tx, "VIP"); return err })
	vip := tagNamed(site, "VIP")
	boss := site.As("gerente")
	boss.GET("/crm/clientes").Status(200).Sees("Definir responsável", "Desmarcar")
	boss.PostForm("/crm/clientes/em-massa?q=ana", url.Values{"what": {"marcar"}, "tag": {vip}, "id": {idOf(a)}}).Status(303)
	boss.GET("/crm/clientes?marcador="+vip).Sees("Ana Lima").Not("Ana Reis", "Caio")
	boss.PostForm("/crm/clientes/em-massa?q=ana", url.Values{"what": {"marcar"}, "tag": {vip}, "all": {"1"}}).Status(303)
	boss.GET("/crm/clientes?marcador="+vip).Sees("Ana Lima", "Ana Reis").Not("Caio")
	boss.PostForm("/crm/clientes/em-massa", url.Values{"what": {"desmarcar"}, "tag": {vip}, "id": {idOf(b)}}).Status(303)
	boss.GET("/crm/clientes?marcador=" + vip).Sees("Ana Lima").Not("Ana Reis")
	me := strconv.FormatInt(boss.Identity, 10)
	boss.PostForm("/crm/clientes/em-massa", url.Values{"what": {"responsavel"}, "owner": {me}, "all": {"1"}}).Status(303)
	boss.GET("/crm/clientes?responsavel="+me).Sees("Ana Lima", "Ana Reis", "Caio")
	for _, wrong := range []url.Values{{}, {"what": {"marcar"}}, {"what": {"marcar"}, "id": {idOf(a)}, "tag": {"7"}}, {"what": {"responsavel"}, "id": {idOf(a)}, "owner": {"77"}}, {"what": {"apagar"}, "all": {"1"}}} {
		boss.PostForm("/crm/clientes/em-massa", wrong).Status(422)
	}
	site.As("contador").PostForm("/crm/clientes/em-massa", url.Values{"all": {"1"}}).Status(403)
}

func TestACompanyIsFoundByWhoAnswersForIt(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	form := typed("kind", "PJ", "name", "Vidros Ávila Ltda")
	form["contact_name"], form["contact_role"] = []string{"Joana Melo", ""}, []string{"Compras", ""}
	form["contact_phone"], form["contact_email"] = []string{"(11) 91234-5678", ""}, []string{"joana@avila.demo", ""}
	saved := site.As("vendedor").PostForm("/crm/clientes", form).Status(303)
	site.As("vendedor").GET(saved.Location()).Sees("Joana Melo · Compras", "(11) 91234-5678", "joana@avila.demo")
	for _, q := range []string{"joana", "5678", "91234", "joana@avila.demo"} {
		site.As("vendedor").GET("/crm/clientes?q=" + q).Status(200).Sees("Vidros Ávila Ltda")
	}
	form["contact_name"], form["contact_phone"] = []string{"", ""}, []string{"123", ""}
	form.Set("name", "Outra Ltda")
	site.As("vendedor").PostForm("/crm/clientes", form).Status(422).Sees("Escreva o nome do contato.", "Informe o DDD e o número")
}

func TestTheSetUpOfTheRegistry(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	boss := site.As("gerente")
	boss.GET("/crm/cadastros").Status(200).Sees("Marcadores", "Indicação", "Novo campo")
	boss.PostForm("/crm/cadastros/marcadores", url.Values{"tag_id": {"0", "0"}, "tag": {"VIP", ""}, "colour": {"3", "1"}}).Status(303)
	vip := tagNamed(site, "vip")
	boss.PostForm("/crm/cadastros/marcadores", url.Values{"tag_id": {vip, "0"}, "tag": {"VIP", "vip"}, "colour": {"3", "1"}}).Status(422).Sees("já existe")
	boss.PostForm("/crm/cadastros/marcadores", url.Values{"tag_id": {vip}, "tag": {"VIP"}, "colour": {"99"}}).Status(422).Sees("Escolha a cor")
	boss.PostForm("/crm/cadastros/marcadores", url.Values{"tag_id": {vip}, "tag": {""}, "colour": {"3"}}).Status(303)
	if got := tagNamed(site, "vip"); got != "0" {
		t.Errorf("the emptied tag is still %s", got)
	}
	boss.PostForm("/crm/cadastros/origens", url.Values{"key": {"loja", ""}, "origin": {"Balcão", "Feira"}}).Status(303)
	boss.GET("/crm/clientes/novo").Sees("Balcão", "Feira").Not("Instagram")
	boss.PostForm("/crm/cadastros/origens", url.Values{"key": {"", ""}, "origin": {"Feira", "FEIRA"}}).Status(422).Sees("está duas vezes")
	boss.PostForm("/crm/cadastros/campos", url.Values{"name": {"Placa"}, "kind": {"texto"}}).Status(303)
	boss.PostForm("/crm/cadastros/campos", url.Values{"name": {"PLACA"}, "kind": {"texto"}}).Status(422).Sees("já existe")
	boss.PostForm("/crm/cadastros/campos", url.Values{"name": {"Cor"}, "kind": {"escolha"}}).Status(422).Sees("Escreva as opções")
	boss.PostForm("/crm/cadastros/campos", url.Values{"name": {""}, "kind": {"xx"}}).Status(422).Sees("Dê um nome", "Escolha o tipo")
	site.As("vendedor").GET("/crm/cadastros").Status(403)
}

func TestAFieldInUseKeepsItsKind(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	f, name := own(site, field.Field{Name: "Placa", Kind: field.Text})
	boss := site.As("gerente")
	page := "/crm/cadastros/campos/" + strconv.FormatInt(f.ID, 10)
	boss.PostForm(page, url.Values{"name": {"Placa"}, "kind": {"numero"}}).Status(303)
	saved := boss.PostForm("/crm/clientes", typed(name, "7")).Status(303)
	boss.PostForm(page, url.Values{"name": {"Placa"}, "kind": {"data"}}).Status(422).Sees("O tipo não muda mais")
	boss.POST(page + "/arquivar").Status(303)
	boss.GET(saved.Location()).Not("Placa")
	boss.POST(page + "/reativar").Status(303)
	boss.GET(saved.Location()).Sees("Placa")
}
