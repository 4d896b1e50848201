package crm_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/store/person"
	"omniservicos/web/webtest"
)

func TestTheManagerSeesWhatAMergeMovesAndUnitesTwoRecords(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	coffee := site.Product("Café", 750)
	stays := register(site, person.Person{Name: "Maria da Conceição", Email: "maria@exemplo.demo", CreditLimit: 5000})
	twin := register(site, person.Person{Name: "Maria C.", TaxID: "52998224725", CreditLimit: 20000, Phones: []person.Phone{{Digits: "11987654321"}}})
	site.Sell(twin.ID, coffee)
	site.Sell(twin.ID, coffee)
	ana := site.As("gerente")
	ana.GET(pageOf(stays)).Status(200).Sees(pageOf(stays) + "/unir")
	ana.GET(pageOf(stays) + "/unir?q=Maria+C.").Status(303)
	asked := ana.GET(pageOf(stays) + "/unir?com=" + idOf(twin)).Status(200)
	asked.Sees("Vendas", "Linhas do histórico", "529.982.247-25", "R$ 200,00", "Unir os dois cadastros")
	if n := site.Count("timeline"); n != 2 {
		t.Errorf("looking moved something: %d lines", n)
	}
	ana.POST(pageOf(stays)+"/unir", "com", idOf(twin)).Status(303)
	ana.GET(pageOf(stays)).Status(200).Sees("529.982.247-25", "(11) 98765-4321", "maria@exemplo.demo", "R$ 200,00", "Cadastro de “Maria C.” unido a este",
		"Também cadastrado como Maria C.", "Compra nº 1")
	if to := ana.GET(pageOf(twin)).Status(303).Location(); to != pageOf(stays) {
		t.Errorf("who was merged opens %s", to)
	}
	ana.POST(pageOf(stays)+"/unir", "com", idOf(twin)).Status(303) // a second click
	ana.GET("/crm/clientes").Sees("Maria da Conceição", "1 linha").Not("Maria C.")
	ana.GET("/crm/clientes?aba=arquivados").Not("Maria C.")
	ana.GET("/crm/clientes?q=52998224725").Sees("Maria da Conceição")
	site.As("dono").GET("/conta/auditoria").Sees("Cadastros unidos", "Cadastro unido a outro")
}

func TestWhatNoMergeMayDo(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	ana, rui, eva := register(site, person.Person{Name: "Ana", TaxID: "52998224725"}), register(site, person.Person{Name: "Rui", TaxID: "11144477735"}), register(site, person.Person{Name: "Eva"})
	old := register(site, person.Person{Name: "Antiga"})
	site.Do(func(tx *db.Tx) error { _, err := person.Archive(tx, old.ID); return err })
	boss := site.As("gerente")
	for why, c := range map[string]struct{ stays, gone person.Person }{
		"Um cadastro não se une a ele mesmo": {ana, ana},
		"CPF ou CNPJ diferentes":             {ana, rui},
		"está nos arquivados":                {old, eva},
	} {
		boss.GET(pageOf(c.stays) + "/unir?com=" + idOf(c.gone)).Status(422).Sees(why)
		boss.POST(pageOf(c.stays)+"/unir", "com", idOf(c.gone)).Status(422).Sees(why).Announced(0)
	}
	boss.POST(pageOf(ana)+"/unir", "com", idOf(eva)).Status(303)
	boss.POST(pageOf(rui)+"/unir", "com", idOf(eva)).Status(422).Sees("já foi unido")
	boss.POST(pageOf(eva)+"/unir", "com", idOf(rui)).Status(422).Sees("já foi unido")
	boss.POST(pageOf(ana)+"/unir", "com", "1").Status(404)
	boss.POST(pageOf(eva) + "/arquivar").Status(409)
	boss.POST(pageOf(eva) + "/reativar").Status(409)
	boss.PostForm(pageOf(eva), typed("name", "Eva")).Status(409)
	site.As("vendedor").POST(pageOf(ana)+"/unir", "com", idOf(rui)).Status(403)
	boss.POST(pageOf(ana)+"/unir", "com", idOf(old)).Status(303) // an archived twin may go
}

func TestWhatStillNamesWhoWasMergedIsForWhoStays(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	coffee := site.Product("Café", 750)
	ana, twin := register(site, person.Person{Name: "Ana"}), register(site, person.Person{Name: "Aninha"})
	site.Do(func(tx *db.Tx) error { _, err := person.Merge(tx, twin.ID, ana.ID); return err })
	sale := site.OpenSale(twin.ID, coffee)
	if sale.CustomerID == nil || *sale.CustomerID != ana.ID {
		t.Errorf("a sale to who was merged is of %v", sale.CustomerID)
	}
	boss := site.As("gerente")
	boss.POST(pageOf(twin)+"/notas", "text", "Ligou de novo.").Status(303)
	boss.GET(pageOf(ana)).Sees("Ligou de novo.")
}
