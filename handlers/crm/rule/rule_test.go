package rule_test

import (
	"regexp"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/rule"
	"omniservicos/store/money"
	"omniservicos/web/webtest"
)

const page = "/crm/automacoes"

// written is a rule as the form posts it.
func written(more ...string) []string {
	return append([]string{
		"name", "Oportunidade nova", "cause", "oportunidade.criada", "c_field", "valor", "c_value", "500,00", "c_field", "", "c_value", "",
		"a_kind", "tarefa", "a_task", "ligacao", "a_text", "Ligar para {primeiro_nome}", "a_title", "", "a_days", "1", "a_who", "-1", "a_target", "",
	}, more...)
}

var digest = regexp.MustCompile(`name="ensaiada" value="([0-9a-f]+)"|value="([0-9a-f]+)"[^>]*name="ensaiada"`)

// rehearsed is what the rehearsal gives to be saved with.
func rehearsed(t *testing.T, a *webtest.Answer) string {
	t.Helper()
	m := digest.FindStringSubmatch(a.Body())
	if m == nil {
		t.Fatal("the rehearsal offers nothing to save")
	}
	return m[1] + m[2]
}

func TestARuleIsRehearsedSavedFiredAndUndone(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	rui, maria := site.As("gerente"), site.Customer("Maria da Conceição")
	create := func(title string, value int64) {
		site.Do(func(tx *db.Tx) error {
			_, err := opportunity.Create(tx, opportunity.Opportunity{Title: title, PersonID: maria.ID, StageID: stages(site)[0].ID, Value: money.Cents(value), Origin: "loja"})
			return err
		})
	}
	create("Box", 72000)
	rui.GET(page).Status(200).Sees("Receitas prontas", "Cliente que sumiu", "0 ligadas de 0 automações")
	rui.POST(page, written()...).Status(422).Sees("Veja primeiro o ensaio")
	h := rui.POST(page+"/ensaio", written()...).Status(200)
	h.Sees("Nos últimos 90 dias teria disparado 1 vez: 1 tarefa.", "Quando uma oportunidade é criada e o valor é de pelo menos R$ 500,00, então criar a tarefa “Ligar para {primeiro_nome}” para o responsável, para o dia seguinte.", "Oportunidade criada: Box", "Salvar e ligar")
	if len(rules(site)) != 0 {
		t.Error("the rehearsal wrote a rule")
	}
	rui.POST(page, written("ensaiada", rehearsed(t, h))...).Status(303)
	r := rules(site)[0]
	create("Espelho", 90000)
	run(site, r.ID)
	show := rui.GET(rule.Path(r.ID)).Status(200).Sees("Oportunidade criada: Espelho", "Tarefa “Ligar para Maria” para quem puder", "Desfazer tudo").Not("Oportunidade criada: Box")
	firing := regexp.MustCompile(`/crm/automacoes/disparos/\d+`).FindString(show.Body())
	rui.GET(firing).Status(200).Sees("Por que disparou", "o valor é de pelo menos R$ 500,00 (é de R$ 900,00)", "Desfazer este disparo")
	rui.POST(firing + "/desfazer").Status(303)
	rui.POST(firing + "/desfazer").Status(422).Sees("já foi desfeito")
	rui.GET(firing).Status(200).Sees("desfeito em").Not("Desfazer este disparo")
	rui.POST(rule.Path(r.ID) + "/desfazer").Status(422).Sees("Não há nada a desfazer")
	rui.POST(rule.Path(r.ID) + "/pausar").Status(303)
	create("De enquanto dormia", 90000)
	rui.POST(rule.Path(r.ID) + "/ligar").Status(303)
	rui.POST(page + "/verificar").Status(303)
	run(site, r.ID)
	rui.GET(rule.Path(r.ID)).Status(200).Not("De enquanto dormia")
	rui.POST(rule.Path(r.ID) + "/arquivar").Status(303)
	rui.GET(rule.Path(r.ID) + "/editar").Status(422).Sees("foi arquivada")
	rui.GET(page).Status(200).Not("Oportunidade nova")
}

func TestARecipeOpensTheEditorFilled(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	rui := site.As("gerente")
	for _, r := range rule.Recipes {
		a := rui.GET(page+"/nova?receita="+r.Key).Status(200).Sees(r.Rule.Name, "Ensaiar")
		if !strings.Contains(a.Body(), `value="`+r.Rule.Cause+`" selected`) {
			t.Errorf("%s: the trigger is not chosen", r.Key)
		}
	}
	rui.GET(page + "/nova?receita=nada").Status(200)
	for _, who := range []string{"vendedor", "caixa", "contador"} {
		site.As(who).GET(page).Status(403)
	}
}

func TestTheEditorSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	rui := site.As("gerente")
	action := func(kind, text, who, target string) []string {
		return []string{"name", "R", "cause", "pessoa.cadastrada", "a_kind", kind, "a_task", "ligacao", "a_text", text, "a_title", "", "a_days", "", "a_who", who, "a_target", target}
	}
	for want, fields := range map[string][]string{
		"Escolha o que dispara":               {"name", "R"},
		"Dê um nome":                          {"cause", "venda.finalizada"},
		"Escolha pelo menos uma ação":         {"name", "R", "cause", "venda.finalizada"},
		"Informe os dias, de 0 a 730.":        {"name", "R", "cause", "cliente.inativo", "days", "muitos"},
		"Informe pelo menos 1 dia.":           {"name", "R", "cause", "cliente.inativo", "days", "0", "a_kind", "tarefa", "a_text", "x", "a_task", "ligacao"},
		"Escreva o texto":                     action("tarefa", "", "0", ""),
		"O campo {cliente} não existe":        action("tarefa", "Ligar para {cliente}", "0", ""),
		"Não dá para mover a oportunidade":    action("mover", "", "", id(stages(site)[0].ID)),
		"Escolha o que falta em “pôr um":      action("marcar", "", "", "99"),
		"Escolha quem fica responsável":       action("responsavel", "", "", ""),
		"Escolha quem é avisado":              action("avisar", "Veja", "0", ""),
		"Escreva o assunto do e-mail":         action("email", "Olá", "", ""),
		"não se pode perguntar quando":        append(action("tarefa", "Ligar", "0", ""), "c_field", "valor", "c_value", "10"),
		"Informe um valor em reais":           append(written(), "c_field", "valor", "c_value", "abc"),
		"Complete a condição":                 append(action("tarefa", "Ligar", "0", ""), "c_field", "origem", "c_value", ""),
		"não existe mais: escolha de novo":    append(action("tarefa", "Ligar", "0", ""), "c_field", "marcador", "c_value", "99"),
		"caracteres que não podem ser guarda": action("tarefa", "a\x00b", "0", ""),
	} {
		rui.POST(page+"/ensaio", fields...).Status(422).Sees(want)
	}
	rui.Htmx().POST(page+"/campos", "cause", "cliente.inativo", "a_kind", "email").Status(200).Sees("Assunto do e-mail", "dias").Not("<html")
	rui.POST(page+"/campos", "cause", "nada", "a_kind", "nada", "c_field", "nada").Status(200)
}

func TestTwoEditorsOfOneRule(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	rui := site.As("gerente")
	rui.POST(page, written("ensaiada", rehearsed(t, rui.POST(page+"/ensaio", written()...)))...).Status(303)
	r := rules(site)[0]
	rui.GET(rule.Path(r.ID)+"/editar").Status(200).Sees("Ligar para {primeiro_nome}", `value="500,00"`)
	change := written("id", id(r.ID), "edits", "0", "days", "0")
	change[1] = "Outro nome"
	ok := rehearsed(t, rui.POST(page+"/ensaio", change...).Status(200).Sees("Salvar a automação"))
	rui.POST(rule.Path(r.ID), append(change, "ensaiada", ok)...).Status(303)
	site.As("dono").POST(rule.Path(r.ID), append(change, "ensaiada", ok)...).Status(422).Sees("Outra pessoa alterou esta automação")
}

// The log asks the same, whether it is empty or full.
func TestTheLogAsksAsMuchForNoneAsForMany(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	rui := site.As("gerente")
	rui.POST(page, written("ensaiada", rehearsed(t, rui.POST(page+"/ensaio", written()...)))...).Status(303)
	r := rules(site)[0]
	none := rui.GET(rule.Path(r.ID)).Status(200).Trips()
	for range rule.PageSize + 3 {
		site.Do(func(tx *db.Tx) error {
			_, err := opportunity.Create(tx, opportunity.Opportunity{Title: "Box", StageID: stages(site)[0].ID, Value: 100_00 * 9})
			return err
		})
	}
	run(site, r.ID)
	many := rui.GET(rule.Path(r.ID)).Status(200).Sees("Próximos", "50 nesta página")
	if many.Trips() > none {
		t.Errorf("%d statements for none, %d for many", none, many.Trips())
	}
	next := regexp.MustCompile(`depois=\d+`).FindString(many.Body())
	rui.GET(rule.Path(r.ID) + "?" + next).Status(200).Sees("3 nesta página")
}
