package cozinha_test

import (
	"strconv"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/web/webtest"
)

func TestMain(m *testing.M) { webtest.Main(m) }

const (
	board  = "/plugin/cozinha/painel"
	setup  = "/plugin/cozinha/setores"
	dishes = "/plugin/cozinha/pratos"
)

// kitchen is a restaurant with a grilled dish that takes ten minutes and a drink of the bar.
type kitchen struct {
	*webtest.Site
	boss          *webtest.Person
	picanha, suco catalogue.Product
}

func open(t *testing.T) *kitchen {
	t.Helper()
	k := &kitchen{Site: webtest.New(t)}
	k.Enable("cozinha")
	k.boss = k.As("gerente")
	k.picanha, k.suco = k.Product("Picanha na brasa", 8990), k.Product("Suco de laranja", 1200)
	k.boss.POST(dishes, "busca", "Picanha", "setor", id(k.sector("Cozinha")), "minutos", "10").Status(303)
	k.boss.POST(dishes, "busca", "Suco de laranja", "setor", id(k.sector("Bar")), "minutos", "5").Status(303)
	return k
}

func (k *kitchen) sector(name string) (n int64) {
	k.T.Helper()
	k.Do(func(tx *db.Tx) error {
		return tx.Get(&n, `select id from kitchen_sectors where account_id = $1 and name = $2`, name)
	})
	return n
}

// ticket is the path of the newest ticket of this name.
func (k *kitchen) ticket(name string) string {
	k.T.Helper()
	var n int64
	k.Do(func(tx *db.Tx) error {
		return tx.Get(&n, `select id from kitchen_tickets where account_id = $1 and name = $2 order by id desc limit 1`, name)
	})
	return "/plugin/cozinha/itens/" + id(n)
}

func (k *kitchen) state(name string) (s string) {
	k.T.Helper()
	k.Do(func(tx *db.Tx) error {
		return tx.Get(&s, `select state from kitchen_tickets where account_id = $1 and name = $2 order by id desc limit 1`, name)
	})
	return s
}

func id(n int64) string { return strconv.FormatInt(n, 10) }

func TestASaleSendsEachDishToItsSector(t *testing.T) {
	t.Parallel()
	k := open(t)
	k.Sell(0, k.picanha, k.suco, k.Product("Chiclete", 100))
	cook := k.As("estoquista")
	cook.GET(board).Status(200).Sees("1 × Picanha na brasa", "1 × Suco de laranja", "2 itens para preparar.", "Caixa 1 nº 1", "0 de 10 min", "No prazo", "Começar preparo").Not("Chiclete")
	cook.GET(board+"?setor="+id(k.sector("Bar"))).Status(200).Sees("Suco de laranja", "1 item para preparar.").Not("Picanha na brasa")
	cook.GET(board + "?setor=abc").Status(200).Sees("Picanha na brasa")
	cook.Htmx().GET(board).Status(200).Sees("Picanha na brasa").Not("<html")
	if n := k.Count("kitchen_tickets"); n != 2 {
		t.Errorf("%d tickets", n)
	}
}

func TestATicketGoesFromSentToDelivered(t *testing.T) {
	t.Parallel()
	k := open(t)
	k.Sell(0, k.picanha)
	cook, path := k.As("estoquista"), k.ticket("Picanha na brasa")
	for _, s := range []struct{ from, to, title string }{{"enviado", "em_preparo", "Em preparo"}, {"em_preparo", "pronto", "Pronto"}, {"pronto", "entregue", "Entregue"}} {
		cook.POST(path+"/avancar", "de", s.from).Status(303)
		cook.POST(path+"/avancar", "de", s.from).Status(303) // a double click
		if got := k.state("Picanha na brasa"); got != s.to {
			t.Errorf("from %s it went to %s", s.from, got)
		}
	}
	cook.POST(path+"/avancar", "de", "enviado").Status(422).Sees("Este item já está em “Entregue”")
	cook.POST(path+"/avancar", "de", "entregue").Status(422)
	cook.POST(path+"/avancar", "de", "cancelado").Status(422).Sees("Recarregue o painel")
	cook.POST(path + "/avancar").Status(422)
	if got := k.state("Picanha na brasa"); got != "entregue" {
		t.Errorf("it is %s", got)
	}
	if n := k.Count("kitchen_tickets"); n != 1 {
		t.Errorf("%d tickets", n)
	}
}

func TestATouchAnswersWithTheBoardAlone(t *testing.T) {
	t.Parallel()
	k := open(t)
	k.Sell(0, k.picanha, k.suco)
	cook, bar := k.As("estoquista"), id(k.sector("Bar"))
	a := cook.Htmx().POST(k.ticket("Suco de laranja")+"/avancar", "de", "enviado", "setor", bar).Status(200)
	a.Sees(`id="cozinha"`, "Suco de laranja", "Marcar como pronto").Not("<html", "Picanha na brasa")
}

func TestTheLastStepIsRecalledOnceAndOnlyForFiveMinutes(t *testing.T) {
	t.Parallel()
	k := open(t)
	k.Sell(0, k.picanha)
	cook, path := k.As("estoquista"), k.ticket("Picanha na brasa")
	cook.POST(path+"/desfazer", "de", "enviado").Status(422)
	cook.POST(path+"/avancar", "de", "enviado").Status(303)
	cook.GET(board).Sees("Desfazer último passo")
	cook.POST(path+"/desfazer", "de", "em_preparo").Status(303)
	cook.POST(path+"/desfazer", "de", "em_preparo").Status(303)
	if got := k.state("Picanha na brasa"); got != "enviado" {
		t.Errorf("it is %s", got)
	}
	cook.POST(path+"/avancar", "de", "enviado").Status(303)
	k.hurry("6 minutes")
	cook.GET(board).Sees("Marcar como pronto").Not("Desfazer último passo")
	cook.POST(path+"/desfazer", "de", "em_preparo").Status(422).Sees("só pode ser desfeito por 5 minutos")
}

// hurry makes everything in the kitchen that much older.
func (k *kitchen) hurry(by string) {
	k.T.Helper()
	k.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Relógio adiantado", Object: "kitchen_tickets"})
		_, err := tx.Exec(`
			update kitchen_tickets set sent_at = sent_at - $2::interval, started_at = started_at - $2::interval,
			       ready_at = ready_at - $2::interval, moved_at = moved_at - $2::interval
			 where account_id = $1`, by)
		return err
	})
}

func TestTheBoardSaysWhatIsLateInWords(t *testing.T) {
	t.Parallel()
	k := open(t)
	k.Sell(0, k.picanha)
	cook := k.As("estoquista")
	k.hurry("10 minutes")
	cook.GET(board).Sees("Passou do tempo", "10 de 10 min", "1 além do tempo")
	k.hurry("5 minutes")
	cook.GET(board).Sees("Atrasado", "15 de 10 min")
	for _, from := range []string{"enviado", "em_preparo", "pronto"} {
		cook.POST(k.ticket("Picanha na brasa")+"/avancar", "de", from).Status(303)
	}
	cook.GET(board).Sees("Picanha na brasa", "Desfazer último passo", "Nada para preparar.")
	k.hurry("6 minutes")
	cook.GET(board).Not("Picanha na brasa")
}

func TestACancelledSaleStopsWhatIsNotReady(t *testing.T) {
	t.Parallel()
	k := open(t)
	cook := k.As("estoquista")
	sale := k.Sell(0, k.picanha, k.suco)
	cook.POST(k.ticket("Suco de laranja")+"/avancar", "de", "enviado").Status(303)
	cook.POST(k.ticket("Suco de laranja")+"/avancar", "de", "em_preparo").Status(303)
	k.CancelSale(sale.ID)
	if dish, drink := k.state("Picanha na brasa"), k.state("Suco de laranja"); dish != "cancelado" || drink != "pronto" {
		t.Errorf("the dish is %s, the drink %s", dish, drink)
	}
	cook.GET(board).Sees("Cancelado: não prepare", "Venda cancelada", "Nada para preparar.")
	cook.POST(k.ticket("Picanha na brasa")+"/avancar", "de", "enviado").Status(422).Sees("A venda deste item foi cancelada")
	k.hurry("11 minutes")
	cook.GET(board).Not("Picanha na brasa")
}

func TestTheAccountantOnlyLooks(t *testing.T) {
	t.Parallel()
	k := open(t)
	k.Sell(0, k.picanha)
	accountant := k.As("contador")
	accountant.GET(board).Status(200).Sees("Picanha na brasa").Not("Começar preparo")
	accountant.GET(setup).Status(200).Sees("Picanha na brasa").Not("Criar prato", "Criar setor", dishes+"/")
	accountant.POST(k.ticket("Picanha na brasa")+"/avancar", "de", "enviado").Status(403)
	k.As("caixa").POST(setup, "nome", "Copa").Status(403)
}

func TestAnotherAccountsKitchenIsNotThere(t *testing.T) {
	t.Parallel()
	theirs, ours := open(t), open(t)
	theirs.Sell(0, theirs.picanha)
	path := theirs.ticket("Picanha na brasa")
	sector, dish := id(theirs.sector("Bar")), theirs.dish("Picanha na brasa")
	ours.boss.POST(path+"/avancar", "de", "enviado").Status(404).Sees("Este item não existe.")
	ours.boss.POST(path + "/desfazer").Status(404)
	for _, page := range []string{setup + "/" + sector, dish} {
		ours.boss.GET(page).Status(404)
		ours.boss.POST(page, "nome", "Nosso", "setor", sector, "minutos", "1").Status(404)
	}
	ours.boss.POST(setup + "/" + sector + "/arquivar").Status(404)
	ours.boss.POST(dish + "/tirar").Status(404)
	ours.boss.POST(dishes, "busca", "Picanha", "produto", id(theirs.picanha.ID), "setor", sector, "minutos", "3").Status(422).Sees("Escolha um setor da lista.")
	if got := theirs.state("Picanha na brasa"); got != "enviado" {
		t.Errorf("it is %s", got)
	}
	theirs.boss.GET(dish).Status(200).Sees("Picanha na brasa", `value="10"`)
}

// dish is the page of the dish with this name.
func (k *kitchen) dish(name string) string {
	k.T.Helper()
	var n int64
	k.Do(func(tx *db.Tx) error {
		p, err := catalogue.FindByCode(tx, name)
		if err != nil {
			return err
		}
		return tx.Get(&n, `select id from kitchen_dishes where account_id = $1 and product_id = $2`, p.ID)
	})
	return dishes + "/" + id(n)
}

func TestSectorsAreNamedOnceAndPutAwayWhenEmpty(t *testing.T) {
	t.Parallel()
	k := open(t)
	k.boss.POST(setup, "nome", "").Status(422).Sees("Informe o nome do setor.")
	k.boss.POST(setup, "nome", "…").Status(422).Sees("pelo menos uma letra")
	k.boss.POST(setup, "nome", "BÁR").Status(422).Sees("Já existe um setor chamado “BÁR”.")
	k.boss.POST(setup, "nome", "Grelha").Status(303)
	bar, grill := setup+"/"+id(k.sector("Bar")), setup+"/"+id(k.sector("Grelha"))
	k.boss.GET(grill).Status(200).Sees(`value="Grelha"`)
	k.boss.POST(grill, "nome", "bar").Status(422).Sees("Já existe um setor chamado “bar”.")
	k.boss.POST(grill, "nome", "Brasa").Status(303)
	k.boss.POST(bar + "/arquivar").Status(422).Sees("Há pratos preparados em Bar")
	k.boss.POST(k.dish("Suco de laranja"), "setor", id(k.sector("Brasa")), "minutos", "7").Status(303)
	k.boss.POST(bar + "/arquivar").Status(303)
	k.boss.POST(bar + "/arquivar").Status(404)
	k.boss.GET(setup).Status(200).Sees("Brasa", "7 min").Not(bar)
	k.boss.POST(setup, "nome", "Bar").Status(303) // the name is free again
}

func TestADishIsFoundByCodeOrWordsAndRegisteredOnce(t *testing.T) {
	t.Parallel()
	k := open(t)
	bar := id(k.sector("Bar"))
	k.Product("Suco de uva", 1200)
	k.boss.Htmx().GET("/plugin/cozinha/produtos?busca=suco").Status(200).Sees("Suco de laranja", "Suco de uva", "R$ 12,00").Not("<html")
	k.boss.POST(dishes, "busca", "suco de", "setor", bar, "minutos", "5").Status(422).Sees("Mais de um produto foi encontrado", "Suco de uva")
	k.boss.POST(dishes, "busca", "Picanha", "setor", bar, "minutos", "5").Status(422).Sees("Este produto já é um prato da cozinha")
	k.boss.POST(dishes, "busca", "xyz", "setor", bar, "minutos", "5").Status(422).Sees("Nenhum produto foi encontrado com “xyz”")
	k.boss.POST(dishes, "busca", "", "setor", "", "minutos", "0").Status(422).Sees("Informe o produto.", "Escolha o setor.", "Informe o tempo em minutos")
	k.boss.POST(dishes, "busca", "suco uva", "setor", bar, "minutos", "5").Status(303)
	page := k.dish("Suco de uva")
	k.boss.POST(page, "setor", bar, "minutos", "601").Status(422).Sees("Informe o tempo em minutos, de 1 a 600.")
	k.boss.POST(page + "/tirar").Status(303)
	k.boss.GET(page).Status(404)
	if n := k.Count("kitchen_dishes"); n != 2 {
		t.Errorf("%d dishes", n)
	}
}

func TestTheFirstSectorsAreLaidOnce(t *testing.T) {
	t.Parallel()
	k := open(t)
	k.boss.POST(k.dish("Suco de laranja") + "/tirar").Status(303)
	k.boss.POST(setup + "/" + id(k.sector("Bar")) + "/arquivar").Status(303)
	k.Disable("cozinha")
	k.Enable("cozinha")
	if n := k.Count("kitchen_sectors"); n != 2 {
		t.Errorf("%d sectors", n)
	}
	if page := k.boss.GET(setup).Body(); strings.Count(page, setup+"/") < 1 || strings.Contains(page, ">Bar<") {
		t.Error("the archived sector came back")
	}
}
