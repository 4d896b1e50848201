package lead_test

import (
	"fmt"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm/lead"
	"omniservicos/web/webtest"
	"omniservicos/web/webtest/browser"
)

// Maria finds the form on her phone; Ana's turn has come: she sees the lead, calls, and qualifies it.
func TestMariaWritesAndAnaCallsHer(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site, _ := open(t)
	ana := site.As("vendedor")
	team(site, ana)
	base := site.Serve()
	phone := browser.View{Width: 390, Height: 844, Touch: true}

	visitor := browser.Open(t, base, "", phone).Go(address(site))
	visitor.Sees("Peça um orçamento", lead.FirstConsent)
	visitor.Shot("lead-formulario-390")
	if wide := browser.Eval[bool](visitor, `document.documentElement.scrollWidth <= innerWidth`); !wide {
		t.Error("the form is wider than a phone")
	}
	time.Sleep(2100 * time.Millisecond) // as long as a person needs at least
	visitor.Type("#f-name", "Maria Souza").Type("#f-phone", "11987654321").Type("#f-message", "Preciso de um box urgente")
	visitor.Click(`button[type="submit"]`).Sees("Marque que você concorda")
	visitor.Shot("lead-recusado-390")
	visitor.Click("#f-consent").Click(`button[type="submit"]`).Sees("Recebemos o seu contato")
	visitor.Shot("lead-obrigado-390")

	tab := browser.Open(t, base, ana.Token, browser.Desktop).Go("/crm/leads").Sees("Maria Souza", "+20 Deixou telefone", "+15 Escreveu urgente")
	tab.Shot("leads-desktop")
	l := only(site)
	tab.Click(fmt.Sprintf(`td a[href="/crm/oportunidades/%d"]`, l.OpportunityID)).Sees("Lead: 35 pontos", "Ligar para Maria Souza", "Preciso de um box urgente")
	tab.Shot("lead-cartao-desktop")
	tab.Type("#f-said", "Quer visita na sexta.").Click("#lead-contato button[type=submit]").Sees("Contato com Maria Souza registrado.", "Em contato")
	tab.Go(fmt.Sprint("/crm/oportunidades/", l.OpportunityID)).Click(fmt.Sprintf(`form[action="/crm/leads/%d/qualificar"] button`, l.ID)).Sees("a oportunidade avançou no funil", "Qualificado")
	if now := only(site); now.State != lead.Qualified || now.ContactedAt == nil {
		t.Errorf("Maria is %+v", now)
	}
	browser.Open(t, base, ana.Token, phone).Go("/crm/leads?situacao=qualificado").Sees("Maria Souza").Shot("leads-390")
}

func TestThePagesOfTheSetUpLookRight(t *testing.T) {
	t.Parallel()
	browser.Need(t)
	site, f := open(t)
	ana, boss := site.As("vendedor"), site.As("gerente")
	team(site, ana)
	for i := range 12 {
		visit(site, elsewhere(i), filled(f, "name", fmt.Sprint("Pessoa de nome bem comprido número ", i), "phone", fmt.Sprintf("119%08d", i), "message", "urgente"))
	}
	base := site.Serve()
	for name, v := range map[string]browser.View{"1440": {Width: 1440, Height: 900}, "1024-escuro": {Width: 1024, Height: 768, Dark: true}, "390": {Width: 390, Height: 844, Touch: true}, "390-escuro": {Width: 390, Height: 844, Touch: true, Dark: true}} {
		tab := browser.Open(t, base, boss.Token, v)
		for page, path := range map[string]string{
			"lista": "/crm/leads", "formulario": fmt.Sprint("/crm/leads/formularios/", f.ID), "pontuacao": "/crm/leads/pontuacao", "distribuicao": "/crm/leads/distribuicao", "novo": "/crm/leads/novo",
			"visitante": address(site), "cartao": fmt.Sprint("/crm/oportunidades/", first(site).OpportunityID),
		} {
			tab.Go(path)
			tab.Until("the page stands", func() bool { return tab.Count("#main h1") == 1 })
			if !browser.Eval[bool](tab, `document.documentElement.scrollWidth <= innerWidth`) {
				t.Errorf("%s scrolls sideways at %s", path, name)
			}
			tab.Shot("leads-" + page + "-" + name)
		}
	}
}

// first is the lead on top of the list.
func first(site *webtest.Site) (l lead.Lead) {
	site.T.Helper()
	site.Do(func(tx *db.Tx) error {
		list, err := lead.List(tx, lead.Filter{Limit: 1})
		l = list[0]
		return err
	})
	return l
}
