package rule_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/rule"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

func TestARuleFiresOncePerCauseAndSaysWhy(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	maria := meet(shop, person.Person{Name: "Maria da Conceição", IsCustomer: true})
	first := stages(shop)[0]
	r := callBack("oportunidade.criada", 0)
	r.Conditions = []rule.Condition{{Field: rule.AtLeast, Value: "50000"}}
	r = save(shop, r, time.Now().Add(-time.Hour))
	big := deal(shop, time.Minute, opportunity.Opportunity{Title: "Box", PersonID: maria.ID, StageID: first.ID, Value: 72000})
	deal(shop, time.Minute, opportunity.Opportunity{Title: "Espelho", PersonID: maria.ID, StageID: first.ID, Value: 9000})
	deal(shop, 2*time.Hour, opportunity.Opportunity{Title: "De antes", StageID: first.ID, Value: 90000})
	for range 3 {
		run(shop, r.ID)
	}
	list := tasks(shop)
	if len(list) != 1 || list[0].Title != "Ligar para Maria" || list[0].OriginID != big.ID || list[0].PersonID != maria.ID || list[0].Kind != crm.Call {
		t.Fatalf("tasks %+v", list)
	}
	fired := log(shop, r.ID)
	if len(fired) != 1 || fired[0].Text != "Oportunidade criada: Box" || fired[0].Why[0] != "o valor é de pelo menos R$ 500,00 (é de R$ 720,00)" {
		t.Errorf("log %+v", fired)
	}
	if fired[0].Effects[0].Path != "/crm/tarefas/"+idOf(list[0].ID) {
		t.Errorf("effects %+v", fired[0].Effects)
	}
}

// Two workers, several at once: each cause has its task once.
func TestTwoWorkersFireOnce(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	first := stages(shop)[0]
	r := save(shop, callBack("oportunidade.criada", 0), time.Now().Add(-time.Hour))
	for range 120 {
		deal(shop, time.Minute, opportunity.Opportunity{Title: "Box", StageID: first.ID, Value: 100})
	}
	done := make(chan error)
	scope := db.Scope{Account: shop.Account.ID}
	for range 4 {
		go func() { done <- rule.Run(context.Background(), shop.DB, scope, r.ID) }()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	run(shop, r.ID)
	if n := len(tasks(shop)); n != 120 {
		t.Errorf("%d tasks of 120 causes", n)
	}
}

// A worker that dies leaves nothing behind, and the next one does all of it.
func TestAWorkerThatDiesLosesAndDoublesNothing(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	first := stages(shop)[0]
	r := save(shop, callBack("oportunidade.criada", 0), time.Now().Add(-time.Hour))
	for range 70 {
		deal(shop, time.Minute, opportunity.Opportunity{Title: "Box", StageID: first.ID, Value: 100})
	}
	killed := func(tx *db.Tx) error {
		if _, err := rule.Step(tx, r.ID); err != nil {
			return err
		}
		return context.Canceled // before the commit
	}
	if err := shop.Try(killed); err != context.Canceled {
		t.Fatal(err)
	}
	if n := len(tasks(shop)); n != 0 {
		t.Fatalf("%d tasks of a worker that died", n)
	}
	shop.Do(func(tx *db.Tx) error { _, err := rule.Step(tx, r.ID); return err }) // the first handful, then it dies again
	_ = shop.Try(killed)
	run(shop, r.ID)
	if n := len(tasks(shop)); n != 70 {
		t.Errorf("%d tasks of 70 causes", n)
	}
}

// A row is seen only when its transaction is through: one that began before the last look and ended after it is not lost.
func TestWhatIsCommittedLateIsStillACause(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	first := stages(shop)[0]
	r := save(shop, callBack("oportunidade.criada", 0), time.Now().Add(-time.Hour))
	began, looked := make(chan bool), make(chan bool)
	done := make(chan error)
	go func() {
		done <- shop.Try(func(tx *db.Tx) error {
			_, err := opportunity.Create(tx, opportunity.Opportunity{Title: "Tarde", StageID: first.ID, Value: 100})
			began <- true
			<-looked
			return err
		})
	}()
	<-began
	run(shop, r.ID)
	looked <- true
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	run(shop, r.ID)
	if n := len(tasks(shop)); n != 1 {
		t.Errorf("%d tasks", n)
	}
}

// What was rehearsed is what fires when the same time passes for real.
func TestTheRehearsalIsWhatFires(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	all := stages(shop)
	maria := meet(shop, person.Person{Name: "Maria", IsCustomer: true, BirthDate: today(shop).AddMonths(-12 * 30).AddDays(-10)})
	for i := range 12 {
		o := deal(shop, time.Duration(i*7)*day+time.Hour, opportunity.Opportunity{Title: "Box", PersonID: maria.ID, StageID: all[i%4].ID, Value: 100 * 100})
		if i%3 == 0 {
			ago(shop, time.Duration(i*5)*day, func(tx *db.Tx) error {
				_, _, err := opportunity.MoveOpportunity(tx, opportunity.Move{ID: o.ID, StageID: all[3].ID})
				return err
			})
		}
	}
	ago(shop, 30*day, func(tx *db.Tx) error {
		_, err := crm.SaveTask(tx, crm.Task{Title: "Medir", DueOn: today(shop).AddDays(-20), PersonID: maria.ID})
		return err
	})
	for _, r := range []rule.Rule{
		callBack("oportunidade.criada", 0), callBack("oportunidade.movida", 0), callBack("oportunidade.parada", 5), callBack("oportunidade.prazo", 0),
		callBack("tarefa.atrasada", 2), callBack("pessoa.cadastrada", 0), callBack("pessoa.aniversario", 3),
	} {
		h := rehearse(shop, r)
		r = save(shop, r, time.Now().AddDate(0, 0, -rule.RehearsedDays))
		run(shop, r.ID)
		var rehearsed, fired []string
		for _, k := range h.Cases {
			rehearsed = append(rehearsed, k.Key)
		}
		for _, f := range log(shop, r.ID) {
			fired = append(fired, f.Cause)
		}
		slices.Sort(rehearsed)
		slices.Sort(fired)
		if !slices.Equal(rehearsed, fired) || len(fired) == 0 {
			t.Errorf("%s: rehearsed %v, fired %v", r.Cause, rehearsed, fired)
		}
	}
}

// What a rule does never triggers a rule: two that push a card to each other end after the first push.
func TestRulesDoNotTriggerRules(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	all := stages(shop)
	move := func(to int64) rule.Rule {
		return rule.Rule{Name: "Empurrar", Cause: "oportunidade.movida", Actions: []rule.Action{{Kind: rule.DoMove, Target: to}}}
	}
	since := time.Now().Add(-time.Hour)
	a, b := save(shop, move(all[2].ID), since), save(shop, move(all[1].ID), since)
	late := save(shop, callBack("tarefa.atrasada", 1), time.Now().Add(-9*day))
	o := deal(shop, time.Minute, opportunity.Opportunity{Title: "Box", StageID: all[0].ID, Value: 100})
	shop.Do(func(tx *db.Tx) error {
		_, _, err := opportunity.MoveOpportunity(tx, opportunity.Move{ID: o.ID, StageID: all[3].ID})
		return err
	})
	for range 3 {
		run(shop, a.ID)
		run(shop, b.ID)
	}
	if len(log(shop, a.ID)) != 1 || len(log(shop, b.ID)) != 1 {
		t.Errorf("%d and %d firings", len(log(shop, a.ID)), len(log(shop, b.ID)))
	}
	ago(shop, 8*day, func(tx *db.Tx) error {
		_, err := crm.SaveTask(tx, crm.Task{Title: "Medir", DueOn: today(shop).AddDays(-8)})
		return err
	})
	run(shop, late.ID)
	shop.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste"})
		_, err := tx.Exec(`update tasks set due_on = due_on - 8, created_at = created_at - interval '8 days' where account_id = $1 and title like 'Ligar%'`)
		return err
	})
	shop.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Teste"})
		_, err := tx.Exec(`update rules set seen = since where account_id = $1 and id = $2`, late.ID)
		return err
	})
	run(shop, late.ID)
	if fired := log(shop, late.ID); len(fired) != 1 {
		t.Errorf("a rule's own task made it fire: %+v", fired)
	}
}

func TestARuleThatFiresTooOftenPausesItselfAndTells(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	first := stages(shop)[0]
	r := save(shop, rule.Rule{Name: "Demais", Cause: "oportunidade.criada", Actions: []rule.Action{{Kind: rule.DoNotify, Who: rule.Theirs, Text: "Veja"}}}, time.Now().Add(-time.Hour))
	for range 13 {
		shop.Do(func(tx *db.Tx) error {
			for range 80 {
				if _, err := opportunity.Create(tx, opportunity.Opportunity{Title: "Box", StageID: first.ID, Value: 1}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	run(shop, r.ID)
	if n := shop.Count("rule_firings"); n != 1000 {
		t.Errorf("%d firings", n)
	}
	shop.Do(func(tx *db.Tx) error {
		r, err := rule.Find(tx, r.ID)
		if err != nil {
			return err
		}
		told, err := crm.UnseenNotices(tx, 1, 9)
		if r.State != rule.Paused || len(told) != 1 || !strings.Contains(told[0].Text, "Demais") {
			t.Errorf("state %s, told %+v", r.State, told)
		}
		return err
	})
}
