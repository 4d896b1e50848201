package lead_test

import (
	"fmt"
	"testing"

	"omniservicos/db"
	"omniservicos/store/crm"
	"omniservicos/store/crm/lead"
	"omniservicos/store/dates"
	"omniservicos/store/fault"
	"omniservicos/store/storetest"
)

// shares is how many of the open leads each has.
func shares(shop *storetest.Shop) map[int64]int {
	shop.T.Helper()
	n := map[int64]int{}
	shop.Do(func(tx *db.Tx) error {
		list, err := lead.List(tx, lead.Filter{Limit: 1000})
		for _, l := range list {
			n[l.OwnerID]++
		}
		return err
	})
	return n
}

func TestAHundredLeadsAreEven(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	team := balcao(shop, "Ana", "Rui", "Eva")
	for i := range 100 {
		received(shop, caller(i))
	}
	got := shares(shop)
	for _, m := range team.Members {
		if got[m] < 33 || got[m] > 34 {
			t.Errorf("the shares are %v", got)
		}
	}
}

func TestWhoIsOnHolidayReceivesNothingAndIsNotFloodedAfterwards(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	team := balcao(shop, "Ana", "Rui", "Eva")
	ana := team.Members[0]
	var yesterday dates.Date
	shop.Do(func(tx *db.Tx) error { yesterday = dates.Of(tx.Now, tx.Zone()).AddDays(-1); return nil })
	pause := func(p lead.Pause) {
		shop.Do(func(tx *db.Tx) error { return lead.SetPause(tx, p) })
	}
	pause(lead.Pause{IdentityID: ana})
	for i := range 60 {
		received(shop, caller(i))
	}
	if got := shares(shop); got[ana] != 0 || got[team.Members[1]] != 30 || got[team.Members[2]] != 30 {
		t.Errorf("while Ana was away: %v", got)
	}
	pause(lead.Pause{IdentityID: ana, FromOn: yesterday.AddDays(-9), UntilOn: &yesterday}) // came back today
	for i := range 30 {
		received(shop, caller(100+i))
	}
	if got := shares(shop); got[ana] != 10 || got[team.Members[1]] != 40 || got[team.Members[2]] != 40 {
		t.Errorf("after she came back: %v", got)
	}
	for _, m := range team.Members {
		pause(lead.Pause{IdentityID: m})
	}
	if l := received(shop, caller(500)); l.OwnerID != 0 {
		t.Errorf("everybody is away, and %d got it", l.OwnerID)
	}
}

func TestTheFirstLineThatFitsDecides(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	ana, rui, eva := hire(shop, "Ana"), hire(shop, "Rui"), hire(shop, "Eva")
	good := 30
	shop.Do(func(tx *db.Tx) error {
		return lead.SaveRoutes(tx, []lead.Route{
			{MinValue: 100_000, IdentityID: ana}, {Origin: "indicacao", IdentityID: rui}, {City: "São Paulo", UF: "SP", IdentityID: eva},
			{MinScore: &good, IdentityID: ana},
		})
	})
	for i, c := range []struct {
		a    lead.Arrival
		want int64
	}{
		{lead.Arrival{Value: 100_000, Origin: "indicacao"}, ana}, {lead.Arrival{Value: 99_999, Origin: "indicacao"}, rui},
		{lead.Arrival{City: "SAO PAULO", UF: "sp", Origin: "site"}, eva}, {lead.Arrival{City: "São Paulo", UF: "RJ", Origin: "site"}, 0},
		{lead.Arrival{Origin: "site", Message: "urgente"}, ana}, {lead.Arrival{Origin: "site"}, 0},
	} {
		c.a.Through, c.a.Name, c.a.Phone = "Teste", fmt.Sprint("Pessoa ", i), fmt.Sprintf("219%08d", i)
		if l := received(shop, c.a); l.OwnerID != c.want {
			t.Errorf("%d: %+v went to %d, want %d", i, c.a, l.OwnerID, c.want)
		}
	}
}

func TestALeadIsHandedOverWithItsCall(t *testing.T) {
	t.Parallel()
	shop := storetest.New(t)
	team := balcao(shop, "Ana", "Rui")
	eva := hire(shop, "Eva")
	l := received(shop, caller(1))
	shop.Do(func(tx *db.Tx) error {
		_, err := lead.HandOver(tx, []int64{l.ID}, lead.Target{IdentityID: eva})
		return err
	})
	shop.Do(func(tx *db.Tx) error {
		tasks, err := crm.ListTasks(tx, crm.TaskFilter{OriginID: l.OpportunityID})
		if err != nil || len(tasks) != 1 || tasks[0].AssigneeID != eva {
			t.Errorf("the call is %+v, %v", tasks, err)
		}
		gifts, err := lead.Gifts(tx, l.ID, 5)
		if len(gifts) != 2 || gifts[0].FromID != team.Members[0] || gifts[0].ToID != eva || gifts[0].Actor != "Ana" {
			t.Errorf("the log is %+v", gifts)
		}
		return err
	})
	for what, target := range map[string]lead.Target{"nobody": {}, "a stranger": {IdentityID: 1}, "no team": {TeamID: 7}} {
		if err := shop.Try(func(tx *db.Tx) error { _, err := lead.HandOver(tx, []int64{l.ID}, target); return err }); !fault.Is(err, fault.Blamed) {
			t.Errorf("to %s: got %v", what, err)
		}
	}
	var ids []int64
	for i := range 6 {
		ids = append(ids, received(shop, lead.Arrival{Through: "Teste", Name: "Outro", Phone: fmt.Sprintf("319%08d", i), OwnerID: eva}).ID)
	}
	shop.Do(func(tx *db.Tx) error { _, err := lead.HandOver(tx, ids, lead.Target{TeamID: team.ID}); return err })
	if got := shares(shop); got[team.Members[0]] != 3 || got[team.Members[1]] != 3 {
		t.Errorf("six handed to a team of two are %v", got)
	}
}
