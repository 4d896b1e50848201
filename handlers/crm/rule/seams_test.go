package rule_test

import (
	"regexp"
	"strings"
	"testing"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/crm/rule"
	"omniservicos/store/person"
	"omniservicos/web/webtest"
)

// saved is a rule that notices every sale, by somebody at the form.
func saved(t *testing.T, who *webtest.Person, cause string) {
	t.Helper()
	fields := []string{"name", "Ver " + cause, "cause", cause, "days", "1", "a_kind", "avisar", "a_task", "", "a_text", "{assunto}", "a_title", "", "a_days", "", "a_who", "-1", "a_target", ""}
	h := who.POST(page+"/ensaio", fields...).Status(200)
	who.POST(page, append(fields, "ensaiada", rehearsed(t, h))...).Status(303)
}

// A rule of somebody who works in one branch sees that branch: what it tells them they could see themselves.
func TestARuleSeesTheBranchesOfWhoWroteIt(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	coffee := site.Product("Café", 750)
	var here int64
	var other account.Branch
	site.Do(func(tx *db.Tx) (err error) {
		list, err := account.Branches(tx)
		if err != nil {
			return err
		}
		here = list[0].ID
		other, err = account.SaveBranch(tx, account.Branch{Name: "Filial do Centro"})
		return err
	})
	saved(t, site.Within([]int64{other.ID}, "gerente"), "venda.finalizada")
	saved(t, site.Within([]int64{here}, "gerente"), "venda.finalizada")
	site.Sell(0, coffee)
	fired := map[bool]int{}
	for _, r := range rules(site) {
		run(site, r.ID)
		site.Do(func(tx *db.Tx) error {
			list, err := rule.Log(tx, r.ID, 0)
			fired[r.Branches[0] == here] += len(list)
			return err
		})
	}
	if fired[true] != 1 || fired[false] != 0 {
		t.Errorf("fired here %d times, elsewhere %d", fired[true], fired[false])
	}
}

// A plugin's triggers are there while it is on; while it is off its rules rest, and do not catch up afterwards.
func TestTriggersOfAPluginRestWithIt(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	rui := site.As("gerente")
	rui.GET(page+"/nova").Status(200).Not("um veículo não volta", "o vidro de uma venda")
	site.Enable("vidracaria")
	rui.GET(page + "/nova").Status(200).Sees("o vidro de uma venda é cortado").Not("um veículo não volta")
	saved(t, rui, "vidracaria.cortado")
	r := rules(site)[0]
	site.Disable("vidracaria")
	rui.GET(rule.Path(r.ID)).Status(200).Sees("acontece algo de um plugin que está desligado")
	run(site, r.ID)
	var seen rule.Rule
	site.Do(func(tx *db.Tx) (err error) { seen, err = rule.Find(tx, r.ID); return err })
	if !seen.Seen.After(r.Seen) {
		t.Error("what happens while the plugin is off would fire afterwards")
	}
}

// A sale to nobody is left out where the customer must be known; the shop's recipe asks for that.
func TestWhoIsUnknownIsNotAskedAfter(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	rui, maria, box := site.As("gerente"), site.Customer("Maria da Conceição"), site.Product("Box", 70000)
	site.Sell(0, box)
	site.Sell(maria.ID, box)
	fields := written()
	fields[3], fields[5], fields[7] = "venda.finalizada", "identificado", "sim"
	rui.POST(page+"/ensaio", fields...).Status(200).Sees("teria disparado 1 vez", "2 causas ao todo; as condições deixaram 1 de fora.", "e o cliente é conhecido, então")
}

// The text that a rule prepared is one press away from WhatsApp, for whoever the task is for.
func TestAPreparedMessageIsOpenedFromItsTask(t *testing.T) {
	t.Parallel()
	site := webtest.New(t)
	rui, ana := site.As("gerente"), site.As("vendedor")
	fields := []string{"name", "Boas-vindas", "cause", "pessoa.cadastrada", "days", "0", "a_kind", "whatsapp", "a_task", "", "a_text", "Olá, {primeiro_nome}! Aqui é da {empresa}.", "a_title", "", "a_days", "0", "a_who", "0", "a_target", ""}
	rui.POST(page, append(fields, "ensaiada", rehearsed(t, rui.POST(page+"/ensaio", fields...).Status(200)))...).Status(303)
	site.Do(func(tx *db.Tx) error {
		_, err := person.Save(tx, person.Person{Name: "Bia Prado", IsLead: true, Phones: []person.Phone{{Digits: "11987654321"}}})
		return err
	})
	run(site, rules(site)[0].ID)
	task := regexp.MustCompile(`/crm/tarefas/\d+`).FindString(rui.GET(rule.Path(rules(site)[0].ID)).Body())
	write := regexp.MustCompile(`/crm/clientes/\d+/whatsapp[^"]*`).FindString(ana.GET(task).Status(200).Sees("Escrever no WhatsApp", "Olá, Bia! Aqui é da Loja de Teste.").Body())
	write = strings.ReplaceAll(write, "&amp;", "&")
	ana.GET(write).Status(200).Sees("Olá, Bia! Aqui é da Loja de Teste.", "Abrir no WhatsApp")
	ana.POST(write, "text", "Olá, Bia! Aqui é da Loja de Teste.").Status(200).Sees("wa.me/5511987654321")
}
