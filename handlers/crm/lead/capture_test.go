package lead_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm/lead"
	"omniservicos/store/person"
	"omniservicos/web/webtest"
)

func TestAVisitorWritesAndLearnsNothing(t *testing.T) {
	t.Parallel()
	site, f := open(t)
	team(site, site.As("vendedor"))
	page := site.Anonymous("GET", address(site)+"?utm_source=google&utm_campaign=box%20de%20vidro&outra=x", nil).Status(200)
	page.Sees("Peça um orçamento", "Loja de Teste", lead.FirstConsent, `name="utm_source" value="google"`, `name="utm_campaign" value="box de vidro"`).Not("Entrar", "outra", "OmniServi")
	if c := page.Cookies(); len(c) > 0 {
		t.Errorf("a visitor gets %v", c)
	}
	first := visit(site, elsewhere(1), filled(f, "utm_source", "google"))
	known := visit(site, elsewhere(2), filled(f, "name", "M. S.", "message", "De novo"))
	if first.Code != 303 || known.Code != 303 || first.Header().Get("Location") != known.Header().Get("Location") {
		t.Errorf("somebody new is told %d %s, somebody known %d %s", first.Code, first.Header(), known.Code, known.Header())
	}
	site.Anonymous("GET", first.Header().Get("Location"), nil).Status(200).Sees("Recebemos o seu contato").Not("Maria")
	if people, leads := site.Count("people"), site.Count("leads"); people != 1 || leads != 2 {
		t.Errorf("%d people wrote %d times", people, leads)
	}
}

func TestOnlyListedSitesShowTheForm(t *testing.T) {
	t.Parallel()
	site, _ := open(t, "https://www.cristal.demo", "https://cristal.demo:8443")
	got := site.Anonymous("GET", address(site), nil).Status(200).Header("Content-Security-Policy")
	if !strings.HasSuffix(got, "; frame-ancestors https://www.cristal.demo https://cristal.demo:8443") {
		t.Errorf("the policy is %q", got)
	}
	closed, _ := open(t)
	for _, path := range []string{address(closed), "/f/" + closed.Account.Slug + "/nada", "/entrar"} {
		if got := closed.Anonymous("GET", path, nil).Header("Content-Security-Policy"); !strings.HasSuffix(got, "frame-ancestors 'none'") {
			t.Errorf("%s: the policy is %q", path, got)
		}
	}
}

func TestWhatAVisitorMayNotSend(t *testing.T) {
	t.Parallel()
	site, f := open(t)
	for i, c := range []struct{ field, value, sentence string }{
		{"name", " ", "Informe o nome."}, {"name", strings.Repeat("a", 100<<10), "no máximo 120"}, {"name", "a\xff\xfe", "caracteres que não podem"},
		{"name", "a\x00b", "caracteres que não podem"}, {"phone", "", "Informe o telefone"}, {"phone", "123", "telefone não confere"}, {"phone", strings.Repeat("9", 5000), "no máximo 30"},
		{"email", "meio@", "e-mail não parece completo"}, {"uf", "ZZ", "item da lista"}, {"message", strings.Repeat("á", 100<<10), "no máximo 2000"},
		{"consent", "", "Marque que você concorda"}, {"t", "", "aberta por muito tempo"}, {"t", strings.Repeat("A", 64), "aberta por muito tempo"},
	} {
		rec := visit(site, elsewhere(i), filled(f, c.field, c.value))
		if rec.Code != 422 || !strings.Contains(rec.Body.String(), c.sentence) {
			t.Errorf("%s %.20q: %d without %q", c.field, c.value, rec.Code, c.sentence)
		}
	}
	if n := site.Count("leads"); n != 0 {
		t.Errorf("%d leads came of it", n)
	}
	if rec := visit(site, elsewhere(99), filled(f, "website", "https://spam.demo", "name", "")); rec.Code != 303 || site.Count("leads") != 0 {
		t.Errorf("a trapped program is answered %d, and %d leads came", rec.Code, site.Count("leads"))
	}
	// What a form did not ask is not taken, and what an address brings is no reason to refuse anybody.
	if rec := visit(site, elsewhere(98), filled(f, "value", "9999", "utm_source", strings.Repeat("x", 9000)+"\x00", "company", "<b>")); rec.Code != 303 {
		t.Errorf("answered %d", rec.Code)
	}
	if l := only(site); l.Value != 0 || l.Company != "" || len(l.Source()["utm_source"]) != 200 {
		t.Errorf("received %+v from %v", l, l.Source())
	}
}

func TestScriptsStayWords(t *testing.T) {
	t.Parallel()
	site, f := open(t)
	const script = `<script>alert(1)</script>`
	visit(site, elsewhere(1), filled(f, "name", script, "message", script+"\n🍕", "city", `"'><img src=x onerror=alert(1)>`, "utm_source", script))
	l := only(site)
	boss := site.As("gerente")
	for _, path := range []string{"/crm/leads", fmt.Sprint("/crm/oportunidades/", l.OpportunityID), "/crm/leads/distribuicao", "/crm/funil", fmt.Sprint("/crm/clientes/", l.PersonID), "/crm/tarefas", "/conta/auditoria"} {
		boss.GET(path).Status(200).Not(script, "<img src=x")
	}
	if rec := visit(site, elsewhere(2), filled(f, "name", script, "phone", "")); strings.Contains(rec.Body.String(), script) {
		t.Error("the form came back with a script in it")
	}
}

func TestABurstIsStoppedWithASentence(t *testing.T) {
	t.Parallel()
	site, f := open(t)
	codes := map[int]int{}
	for i := range 12 {
		form := filled(f, "phone", fmt.Sprintf("119%08d", i))
		if i%2 == 0 {
			form.Set("name", "") // refused ones count, too
		}
		rec := visit(site, "203.0.113.7", form)
		codes[rec.Code]++
		if rec.Code == 429 && (!strings.Contains(rec.Body.String(), "Espere dez minutos") || rec.Header().Get("Retry-After") == "") {
			t.Errorf("429 says %s", rec.Body)
		}
	}
	if codes[429] < 2 || codes[303]+codes[422] < 5 || codes[303]+codes[422] > 10 {
		t.Errorf("the answers were %v", codes)
	}
	if rec := visit(site, elsewhere(3), filled(f, "phone", "21987654321")); rec.Code != 303 {
		t.Errorf("somebody else is answered %d", rec.Code)
	}
}

func TestAFormOfAnotherAccountOrClosedIs404(t *testing.T) {
	t.Parallel()
	site, f := open(t)
	other := webtest.New(t)
	for _, path := range []string{"/f/" + other.Account.Slug + "/orcamento", "/f/" + site.Account.Slug + "/x", "/f/nada/orcamento", "/f/" + site.Account.Slug + "/%00", "/f/" + site.Account.Slug + "/a%27b"} {
		site.Anonymous("GET", path, nil).Status(404).Not("Peça um orçamento", "Ir para o painel")
		site.Anonymous("POST", path, filled(f)).Status(404)
	}
	site.As("gerente").POST(fmt.Sprint("/crm/leads/formularios/", f.ID, "/encerrar")).Status(303)
	site.Anonymous("GET", address(site), nil).Status(404).Sees("não recebe mais contatos")
	other.As("gerente").GET(fmt.Sprint("/crm/leads/formularios/", f.ID)).Status(404)
}

func TestAManagerSetsAFormUp(t *testing.T) {
	t.Parallel()
	site, f := open(t)
	boss := site.As("gerente")
	boss.GET("/crm/leads").Status(200).Sees("Criar um formulário")
	boss.GET("/crm/leads/formularios").Sees("Peça um orçamento", address(site))
	setup := url.Values{"title": {"Box sob medida"}, "key": {"box"}, "origin": {"instagram"}, "stage": {fmt.Sprint(f.StageID)}, "consent": {"Aceito."},
		"sites": {"www.cristal.demo/\nhttps://loja.demo"}, "thanks_url": {"https://www.cristal.demo/obrigado"},
		"field_telefone": {"obrigatorio"}, "field_mensagem": {"opcional"}, "field_email": {"nao"}}
	saved := boss.PostForm("/crm/leads/formularios", setup).Status(303)
	boss.GET(saved.Location()).Status(200).Sees("/f/"+site.Account.Slug+"/box", "&lt;iframe src=", "https://www.cristal.demo", "Versão 1")
	site.Anonymous("GET", "/f/"+site.Account.Slug+"/box", nil).Status(200).Sees("Box sob medida", "Aceito.").Not(`name="email"`)
	setup.Set("consent", "Aceito outra coisa.")
	boss.PostForm(saved.Location(), setup).Status(303)
	boss.GET(saved.Location()).Sees("Versão 2")
	for sentence, change := range map[string][2]string{
		"Dê um título": {"title", ""}, "Outro formulário já tem": {"key", "orcamento"}, "letras minúsculas": {"key", "Orçamento!"}, "Mostre o telefone": {"field_telefone", "nao"},
		"com o que o visitante concorda": {"consent", " "}, "endereço completo": {"thanks_url", "javascript:alert(1)"}, "um site por linha": {"sites", "https://a.demo; script-src *"},
		"Escolha a origem": {"origin", "lua"}, "Escolha a etapa": {"stage", "77"},
	} {
		wrong := url.Values{}
		for k, v := range setup {
			wrong[k] = v
		}
		wrong.Set(change[0], change[1])
		boss.PostForm(saved.Location(), wrong).Status(422).Sees(sentence)
	}
	site.As("vendedor").GET("/crm/leads/formularios").Status(403)
}

func TestTheSamePersonIsFoundByTheirRecord(t *testing.T) {
	t.Parallel()
	site, f := open(t)
	var rui person.Person
	site.Do(func(tx *db.Tx) (err error) {
		rui, err = person.Save(tx, person.Person{Name: "Rui Prado", IsCustomer: true, Phones: []person.Phone{{Digits: "11987654321"}}})
		return err
	})
	visit(site, elsewhere(1), filled(f))
	if l := only(site); l.PersonID != rui.ID {
		t.Errorf("Rui wrote and is %d now", l.PersonID)
	}
	site.As("vendedor").GET("/crm/leads").Sees("Rui Prado", "escreveu como Maria Souza", "+30 Já é cliente")
}
