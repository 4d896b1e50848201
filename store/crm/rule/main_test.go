package rule_test

import (
	"context"
	"testing"
	"time"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/crm"
	"omniservicos/store/crm/opportunity"
	"omniservicos/store/crm/rule"
	"omniservicos/store/person"
	"omniservicos/store/storetest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// save writes a rule down that has been at work for a while.
func save(shop *storetest.Shop, r rule.Rule, since time.Time) (saved rule.Rule) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) {
		now := tx.Now
		tx.Now = since
		saved, err = rule.Save(tx, r)
		tx.Now = now
		return err
	})
	return saved
}

// run looks after one rule as the clock does, until nothing is left.
func run(shop *storetest.Shop, id int64) {
	shop.T.Helper()
	scope := db.Scope{Account: shop.Account.ID, Actor: db.Actor{Name: "automações"}}
	if err := rule.Run(context.Background(), shop.DB, scope, id); err != nil {
		shop.T.Fatal(err)
	}
}

// ago does something as of then.
func ago(shop *storetest.Shop, back time.Duration, fn func(*db.Tx) error) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) error {
		now := tx.Now
		tx.Now = now.Add(-back)
		err := fn(tx)
		tx.Now = now
		return err
	})
}

func stages(shop *storetest.Shop) (list []opportunity.Stage) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) error {
		pipelines, err := opportunity.ListPipelines(tx)
		list = pipelines[0].Stages
		return err
	})
	return list
}

func meet(shop *storetest.Shop, p person.Person) person.Person {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) { p, err = person.Save(tx, p); return err })
	return p
}

func deal(shop *storetest.Shop, back time.Duration, o opportunity.Opportunity) opportunity.Opportunity {
	shop.T.Helper()
	ago(shop, back, func(tx *db.Tx) (err error) { o, err = opportunity.Create(tx, o); return err })
	return o
}

func tasks(shop *storetest.Shop) (list []crm.Task) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) { list, err = crm.ListTasks(tx, crm.TaskFilter{Limit: 5000}); return err })
	return list
}

func log(shop *storetest.Shop, id int64) (list []rule.Firing) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) (err error) { list, err = rule.Log(tx, id, 0); return err })
	return list
}

func rehearse(shop *storetest.Shop, r rule.Rule) (h rule.Rehearsal) {
	shop.T.Helper()
	shop.Do(func(tx *db.Tx) error {
		n, err := rule.ReadNames(tx)
		if err != nil {
			return err
		}
		h, err = rule.Rehearse(tx, r, n)
		return err
	})
	return h
}

const day = 24 * time.Hour

// callBack is a rule as most are: somebody is to be called.
func callBack(cause string, days int) rule.Rule {
	return rule.Rule{Name: "Retomar", Cause: cause, Days: days, Actions: []rule.Action{{Kind: rule.DoTask, Task: crm.Call, Text: "Ligar para {primeiro_nome}", Who: rule.Theirs}}}
}
