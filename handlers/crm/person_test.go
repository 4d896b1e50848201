package crm_test

import (
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/person"
	"omniservicos/store/taxid"
	"omniservicos/web/webtest"
)

func TestASellerRegistersACustomer(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	ana := site.As("vendedor")
	ana.GET("/crm/clientes").Status(200).Sees("Aqui ficam as pessoas", "Cadastrar pessoa")
	ana.GET("/crm/clientes/novo").Status(200).Sees("CPF ou CNPJ", "Salvar cadastro").Not("Limite de fiado")
	form := typed("tax_id", "529.982.247-25", "email", "Maria@Exemplo.demo", "birth_date", "1984-03-12", "note", "Prefere WhatsApp.")
	form["phones"], form["phone_label"] = []string{"(11) 98765-4321", "", "1137654321"}, []string{"WhatsApp", "", "casa"}
	form["zip"], form["street"], form["uf"] = []string{"01310-100", ""}, []string{"Avenida Paulista", ""}, []string{"SP", ""}
	saved := ana.PostForm("/crm/clientes", form).Status(303).Announced(1)
	ana.GET(saved.Location()).Status(200).Sees("Maria da Conceição", "529.982.247-25", "(11) 98765-4321", "Telefone · casa", "maria@exemplo.demo",
		"Avenida Paulista · SP · 01310-100", "12/03/1984", "Prefere WhatsApp.", "Cliente")
	ana.GET("/crm/clientes").Status(200).Sees("Maria da Conceição", "(11) 98765-4321", "1 linha")
	ana.GET(saved.Location()+"/editar").Status(200).Sees(`value="1984-03-12"`, `value="(11) 3765-4321"`, `value="01310-100"`)
}

func TestAWrongFormComesBackWithEachRefusalAndWhatWasTyped(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	form := typed("name", "", "kind", "XX", "tax_id", "529.982.247-26", "email", "meio@", "birth_date", "32/13/2020", "phones", "123", "zip", "123")
	form.Del("is_customer")
	site.As("vendedor").PostForm("/crm/clientes", form).Status(422).Announced(0).Sees(
		"Informe o nome.", "Escolha pessoa física ou jurídica.", "O CPF 529.982.247-26 não confere", "Marque pelo menos um",
		"Informe uma data", "Informe o DDD e o número", "O CEP tem 8 números", `value="529.982.247-26"`, `value="32/13/2020"`)
	if n := site.Count("people"); n != 0 {
		t.Errorf("%d people were kept", n)
	}
}

func TestALetteredCNPJIsAsGoodAsAnother(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	cnpj := taxid.CompleteCNPJ("12ABC34501DE")
	ana := site.As("gerente")
	form := typed("kind", "PJ", "name", "Vidros Ávila Ltda", "tax_id", strings.ToLower(cnpj.String()), "state_registration", "ISENTO")
	saved := ana.PostForm("/crm/clientes", form).Status(303)
	ana.GET(saved.Location()).Sees(cnpj.String(), "ISENTO")
	for _, q := range []string{cnpj.String(), cnpj.Bare(), "12.abc.345", "avila"} {
		ana.GET("/crm/clientes?q=" + q).Status(200).Sees("Vidros Ávila Ltda")
	}
	ana.PostForm("/crm/clientes", typed("kind", "PJ", "tax_id", "12ABC34501DE00")).Status(422).Sees("não confere")
}

func TestTheSameCPFIsRefusedWithTheWayToWhoHasIt(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	known := register(site, person.Person{Name: "Maria Souza", TaxID: "52998224725"})
	ana := site.As("caixa")
	refused := ana.PostForm("/crm/clientes", typed("name", "M. Souza", "tax_id", "52998224725")).Status(422)
	refused.Sees("529.982.247-25 já é de “Maria Souza”", `href="`+pageOf(known)+`"`, `value="M. Souza"`)
	ana.PostForm("/crm/clientes", typed("name", "M. Souza", "tax_id", "52998224725", "confirm", confirmOf(t, refused.Body()))).
		Status(422).Sees("já é de “Maria Souza”")
	if n := site.Count("people"); n != 1 {
		t.Errorf("%d people", n)
	}
}

func TestALookalikeIsAskedAboutOnce(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	register(site, person.Person{Name: "Maria da Conceição"})
	ana := site.As("caixa")
	asked := ana.PostForm("/crm/clientes", typed("name", "MARIA DA CONCEICAO")).Status(422).Announced(0)
	asked.Sees("Parece que já existe:", "o nome é igual", "Salvar mesmo assim")
	confirm := confirmOf(t, asked.Body())
	other := register(site, person.Person{Name: "Outra", Phones: []person.Phone{{Digits: "11987654321"}}})
	ana.PostForm("/crm/clientes", typed("name", "MARIA DA CONCEICAO", "phones", "11987654321", "confirm", confirm)).
		Status(422).Sees(other.Name, "o telefone é igual")
	saved := ana.PostForm("/crm/clientes", typed("name", "MARIA DA CONCEICAO", "confirm", confirm)).Status(303)
	ana.PostForm(saved.Location(), typed("name", "MARIA DA CONCEICAO", "note", "mudou")).Status(303)
}

func TestLookalikesShowWhileTyping(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	known := register(site, person.Person{Name: "Maria Souza", TaxID: "52998224725", Email: "maria@exemplo.demo", Phones: []person.Phone{{Digits: "11987654321"}}})
	ana := site.As("vendedor").Htmx()
	for _, q := range []string{"campo=tax_id&tax_id=529.982.247-25", "campo=name&name=maria+souza", "campo=email&email=MARIA@exemplo.demo", "campo=phones&phones=(11)+98765-4321"} {
		ana.GET("/crm/clientes/duplicados?"+q).Status(200).Sees("Parece que já existe", pageOf(known))
		ana.GET("/crm/clientes/duplicados?" + q + "&id=" + strings.TrimPrefix(pageOf(known), "/crm/clientes/")).Status(200).Not("Parece")
	}
	for _, q := range []string{"", "campo=tax_id&tax_id=529", "campo=name&name=", "campo=phones&phones=", "campo=note&note=x", "campo=name&name=%00"} {
		ana.GET("/crm/clientes/duplicados?" + q).Status(200).Not("Parece")
	}
}

func TestOnlyWhoMaySetsTheCreditLimit(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p := register(site, person.Person{Name: "Zé da Luz", CreditLimit: 50000})
	site.As("vendedor").PostForm(pageOf(p), typed("name", "Zé da Luz", "credit_limit", "99999")).Status(303)
	site.As("financeiro").GET(pageOf(p) + "/editar").Status(200).Sees(`value="500,00"`)
	site.As("financeiro").PostForm(pageOf(p), typed("name", "Zé da Luz", "credit_limit", "-5")).Status(422).Sees("não pode ser negativo")
	site.As("financeiro").PostForm(pageOf(p), typed("name", "Zé da Luz", "credit_limit", "1.200,50")).Status(303)
	site.As("contador").GET(pageOf(p)).Status(200).Sees("R$ 1.200,50").Not("Editar cadastro", "Guardar nota", "Criar tarefa")
}

func TestArchivingHidesAndReactivatingBringsBack(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p := register(site, person.Person{Name: "Bia Prado"})
	ana := site.As("gerente")
	ana.GET(pageOf(p)).Status(200).Sees("Arquivar o cadastro de Bia Prado?")
	ana.POST(pageOf(p) + "/arquivar").Status(303)
	ana.GET("/crm/clientes?q=bia").Status(200).Sees("Nada foi encontrado com estes filtros")
	ana.GET("/crm/clientes?aba=arquivados").Status(200).Sees("Bia Prado")
	ana.GET(pageOf(p)).Status(200).Sees("Arquivado em", "Reativar cadastro")
	ana.POST(pageOf(p) + "/reativar").Status(303)
	ana.GET("/crm/clientes?q=bia").Status(200).Sees("Bia Prado")
}

func TestWhatIsNotHereIs404AndWhatIsNotTheirsIs403(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	foreign := register(webtest.New(t), person.Person{Name: "De outra conta"})
	ana := site.As("dono")
	for _, path := range []string{pageOf(foreign), pageOf(foreign) + "/editar", "/crm/clientes/0", "/crm/clientes/x", "/crm/clientes/99999999999999999999"} {
		ana.GET(path).Status(404).Not("De outra conta")
	}
	for _, path := range []string{"", "/arquivar", "/reativar", "/notas"} {
		ana.PostForm(pageOf(foreign)+path, typed("text", "oi")).Status(404)
	}
	site.As("estoquista").GET("/crm/clientes").Status(403).Sees("Seu perfil não permite")
	site.As("contador").GET("/crm/clientes/novo").Status(403)
	site.As("contador").PostForm("/crm/clientes", typed()).Status(403)
}

func TestNotesAndScriptsInThem(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	p := register(site, person.Person{Name: `<script>alert("nome")</script>`})
	ana := site.As("vendedor")
	ana.POST(pageOf(p)+"/notas", "text", "Quer orçamento <img src=x onerror=alert(1)>\n🍕 אבי").Status(303)
	page := ana.GET(pageOf(p)).Status(200).Sees("Quer orçamento", "🍕 אבי", "Ana").Not("<script>alert", "<img src=x")
	page.Sees("&lt;script&gt;")
	ana.POST(pageOf(p)+"/notas", "text", "  ").Status(422).Sees("Escreva a nota.")
	ana.POST(pageOf(p)+"/notas", "text", "a\x00b").Status(422).Sees("caracteres que não podem ser guardados")
	ana.POST(pageOf(p)+"/notas", "text", strings.Repeat("a", 2001)).Status(422).Sees("no máximo 2000")
	ana.GET("/crm/clientes").Status(200).Not("<script>alert")
}

func TestAForgedFormBreaksNothing(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	ana := site.As("gerente")
	for field, value := range map[string]string{
		"name": "Ana\x00", "tax_id": "\xff\xfe", "email": "a\nb@c.d", "phones": strings.Repeat("9", 500), "zip": "' or 1=1",
		"uf": "ZZ", "credit_limit": "1e99", "birth_date": "0000-00-00", "note": "\x00", "kind": "", "street": strings.Repeat("x", 500),
	} {
		form := typed(field, value, "name", "Ana")
		if field == "name" {
			form = typed(field, value)
		}
		if field == "uf" || field == "street" {
			form.Set("city", "Recife")
		}
		ana.PostForm("/crm/clientes", form).Status(422)
	}
	crowd := typed()
	for range 500 {
		crowd.Add("phones", "11987654321")
		crowd.Add("zip", "01310100")
	}
	saved := ana.PostForm("/crm/clientes", crowd).Status(303)
	ana.GET(saved.Location()).Status(200)
	site.Do(func(tx *db.Tx) error {
		offenders, err := person.Check(tx)
		if len(offenders) != 0 {
			t.Errorf("doctor says %v", offenders)
		}
		return err
	})
}

func TestThePagesOfALongList(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	for i := range person.PageSize + 3 {
		register(site, person.Person{Name: "Cliente " + string(rune('A'+i%26)) + strings.Repeat("x", i/26)})
	}
	ana := site.As("vendedor")
	first := ana.GET("/crm/clientes?q=cliente").Status(200).Sees("80 nesta página", "Próximos")
	_, after, _ := strings.Cut(first.Body(), `data-next`)
	if after == "" {
		t.Fatal("there is no way to the next page")
	}
	before, _, _ := strings.Cut(first.Body(), "data-next")
	path := before[strings.LastIndex(before, `href="`)+len(`href="`):]
	path, _, _ = strings.Cut(path, `"`)
	ana.GET(strings.ReplaceAll(path, "&amp;", "&")).Status(200).Sees("3 linhas").Not("Próximos")
}
