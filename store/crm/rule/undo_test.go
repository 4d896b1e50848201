package rule_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/account"
	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/rule"
	"omniservicos/store/dates"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

func idOf(n int64) string { return strconv.FormatInt(n, 10) }

func today(shop *storetest.Shop) (d dates.Date) {
	shop.Do(func(tx *db.Tx) error { d = dates.Of(tx.Now, tx.Zone()); return nil })
	return d
}

func hire(t *testing.T, shop *storetest.Shop, name string) int64 {
	t.Helper()
	id, err := account.AddMember(t.Context(), shop.DB, shop.Account.ID, account.NewMember{
		Email: strings.ToLower(name) + idOf(db.NewID()) + "@teste.demo", Name: name, PasswordHash: "sem senha", Roles: []account.Role{account.Seller}})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// everything is a rule that does all that can be taken back.
func everything(t *testing.T, shop *storetest.Shop) (r rule.Rule, rui int64, vip person.Tag) {
	rui = hire(t, shop, "Rui")
	shop.Do(func(tx *db.Tx) error {
		tags, err := person.EnsureTags(tx, "VIP")
		vip = tags[0]
		return err
	})
	r = rule.Rule{Name: "Tudo", Cause: "oportunidade.criada", Actions: []rule.Action{
		{Kind: rule.DoTask, Task: crm.Visit, Text: "Visitar {nome} por {valor}", Days: 2, Who: rui}, {Kind: rule.DoOwner, Who: rui},
		{Kind: rule.DoTag, Target: vip.ID}, {Kind: rule.DoMove, Target: stages(shop)[2].ID}, {Kind: rule.DoNotify, Who: rui, Text: "{assunto}"},
	}}
	return save(shop, r, time.Now().Add(-time.Hour)), rui, vip
}

func TestAllThatARuleDidIsTakenBack(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	r, rui, vip := everything(t, shop)
	maria := meet(shop, person.Person{Name: "Maria", IsCustomer: true})
	o := deal(shop, 0, opportunity.Opportunity{Title: "Box", PersonID: maria.ID, StageID: stages(shop)[0].ID, Value: 5000})
	run(shop, r.ID)
	shop.Do(func(tx *db.Tx) error {
		now, err := opportunity.Find(tx, o.ID)
		if now.OwnerID != rui || now.StageID != stages(shop)[2].ID || now.Next == nil || now.NextTitle != "Visitar Maria por R$ 50,00" {
			t.Errorf("after firing: %+v", now)
		}
		return err
	})
	var u rule.Undone
	shop.Do(func(tx *db.Tx) (err error) { u, err = rule.UndoRule(tx, r.ID); return err })
	if u.Firings != 1 || u.Effects != 4 || len(u.Kept) != 1 || !strings.Contains(u.Kept[0], "aviso") {
		t.Errorf("undone %+v", u)
	}
	shop.Do(func(tx *db.Tx) error {
		now, err := opportunity.Find(tx, o.ID)
		if err != nil {
			return err
		}
		tags, err := person.TagsOf(tx, []int64{maria.ID})
		if now.OwnerID != 0 || now.StageID != stages(shop)[0].ID || now.Next != nil || len(tags[maria.ID]) != 0 {
			t.Errorf("after undoing: %+v, tags %v (%v)", now, tags, vip)
		}
		return err
	})
	if err := shop.Try(func(tx *db.Tx) error { _, err := rule.UndoRule(tx, r.ID); return err }); err == nil {
		t.Error("undone twice")
	}
	run(shop, r.ID)
	if len(tasks(shop)) != 0 || len(log(shop, r.ID)) != 1 {
		t.Error("what was undone was done again")
	}
}

func TestWhatSomebodyWentOnFromStays(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	r, rui, vip := everything(t, shop)
	bia := hire(t, shop, "Bia")
	maria := meet(shop, person.Person{Name: "Maria", IsCustomer: true})
	o := deal(shop, 0, opportunity.Opportunity{Title: "Box", PersonID: maria.ID, StageID: stages(shop)[0].ID, Value: 5000})
	run(shop, r.ID)
	shop.Do(func(tx *db.Tx) error {
		if _, err := crm.FinishTask(tx, tasks(shop)[0].ID); err != nil {
			return err
		}
		if _, err := opportunity.Assign(tx, o.ID, bia); err != nil {
			return err
		}
		now, err := opportunity.Find(tx, o.ID)
		if err != nil {
			return err
		}
		if _, _, err := opportunity.MoveOpportunity(tx, opportunity.Move{ID: o.ID, StageID: stages(shop)[3].ID, Moves: now.Moves}); err != nil {
			return err
		}
		return person.RemoveTags(tx, maria.ID, vip.ID)
	})
	var u rule.Undone
	shop.Do(func(tx *db.Tx) (err error) { u, err = rule.UndoFiring(tx, log(shop, r.ID)[0].ID); return err })
	if u.Effects != 0 || len(u.Kept) != 5 {
		t.Errorf("undone %+v", u)
	}
	told := strings.Join(u.Kept, " ")
	for _, want := range []string{"já foi concluída", "O responsável por “Box” mudou", "foi movida ou fechada", "O marcador mudou", "Um aviso dado"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told in %q", want, told)
		}
	}
	for _, e := range log(shop, r.ID)[0].Effects {
		if e.UndoneAt != nil || e.UndoNote == "" {
			t.Errorf("kept without a reason: %+v", e)
		}
	}
	_ = rui
}

// What cannot be done is written down with its reason, and keeps nothing else from being done.
func TestWhatARuleCannotDoIsSaid(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	r := save(shop, rule.Rule{Name: "E-mail", Cause: "pessoa.cadastrada", Actions: []rule.Action{
		{Kind: rule.DoMail, Title: "Boas-vindas", Text: "Olá, {primeiro_nome}!"}, {Kind: rule.DoTask, Task: crm.Todo, Text: "Conferir o cadastro"}}}, time.Now().Add(-time.Hour))
	meet(shop, person.Person{Name: "Rui", IsLead: true})
	meet(shop, person.Person{Name: "Maria", IsLead: true, Email: "maria@exemplo.demo"})
	run(shop, r.ID)
	list := log(shop, r.ID)
	if len(list) != 2 || list[1].Effects[0].Done || !strings.Contains(list[1].Effects[0].Text, "Rui não tem e-mail") || !list[1].Effects[1].Done {
		t.Errorf("%+v", list)
	}
	if !list[0].Effects[0].Done || !strings.Contains(list[0].Effects[0].Text, "maria@exemplo.demo") {
		t.Errorf("%+v", list[0])
	}
	if n := len(tasks(shop)); n != 2 {
		t.Errorf("%d tasks", n)
	}
	var u rule.Undone
	shop.Do(func(tx *db.Tx) (err error) { u, err = rule.UndoRule(tx, r.ID); return err })
	if u.Effects != 3 || len(u.Kept) != 0 {
		t.Errorf("undone %+v", u)
	}
}
