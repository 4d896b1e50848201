package report_test

import (
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/account"
	"omniservicos/store/crm"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/quantity"
	"omniservicos/store/report"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// sold is a sale of one seller to one customer.
func sold(s *counter.Shop, who, customer int64, price money.Cents) (sale pdv.Sale) {
	s.T.Helper()
	s.Do(func(tx *db.Tx) error { _, err := seller.Set(tx, s.Till.ID, who); return err })
	sale = s.Scan(s.Product(uuid7.New(), price, 3))
	if customer != 0 {
		s.Do(func(tx *db.Tx) (err error) { sale, err = pdv.SetCustomer(tx, sale.ID, customer, ""); return err })
	}
	return s.MustPay(sale, counter.Cash(price))
}

// A goal is of a seller, a team or a branch; what it counts is what the lists of sales and returns of the month sum to.
func TestGoalsReconcileWithTheSalesOfTheMonth(t *testing.T) {
	t.Parallel()
	s := counter.Open(t)
	caio, davi := s.Hire("Caio", nil, account.Seller), s.Hire("Davi", nil, account.Seller)
	bia, rui := s.Customer("Bia", 0), s.Customer("Rui", 0)
	var team account.Team
	s.Do(func(tx *db.Tx) (err error) {
		team, err = account.SaveTeam(tx, account.Team{Name: "Balcão", Members: []int64{caio, davi}})
		return err
	})
	sold(s, caio, bia.ID, 1001)
	back := sold(s, caio, bia.ID, 333)
	gone := sold(s, caio, rui.ID, 5000)
	sold(s, davi, rui.ID, 777)
	s.Do(func(tx *db.Tx) error { _, err := pdv.CancelSale(tx, gone.ID, "Desistiu"); return err })
	s.Do(func(tx *db.Tx) error {
		_, err := returns.Make(tx, returns.New{ClientID: uuid7.New(), SaleID: back.ID, Lines: map[int]quantity.Amount{1: quantity.One}, DepotID: s.Till.DepotID, Refund: "vale_troca", Reason: "Não serviu"})
		return err
	})
	s.Do(func(tx *db.Tx) error {
		today := dates.Of(tx.Now, tx.Zone())
		branch := s.Till.BranchID
		err := report.SaveGoals(tx, today, []report.Goal{
			{Kind: report.Value, SellerID: caio, Target: 2000}, {Kind: report.Sales, SellerID: caio, Target: 4}, {Kind: report.Customers, SellerID: caio, Target: 1},
			{Kind: report.Value, SellerID: davi, Target: 1000}, {Kind: report.Value, TeamID: team.ID, Target: 3000}, {Kind: report.Customers, TeamID: team.ID, Target: 5},
			{Kind: report.Value, BranchID: branch, Target: 10_000}, {Kind: report.Sales, SellerID: davi}, // of none: not kept
		})
		if err != nil {
			return err
		}
		list, err := report.ProgressIn(tx, today, today)
		if err != nil {
			return err
		}
		want := map[report.Whose]int64{
			{Kind: report.Value, SellerID: caio}: 1001, {Kind: report.Sales, SellerID: caio}: 2, {Kind: report.Customers, SellerID: caio}: 1,
			{Kind: report.Value, SellerID: davi}: 777, {Kind: report.Value, TeamID: team.ID}: 1778, {Kind: report.Customers, TeamID: team.ID}: 2,
			{Kind: report.Value, BranchID: branch}: 1778,
		}
		for _, p := range list {
			if done, known := want[p.Whose()]; !known || p.Done != done {
				t.Errorf("%+v reached %d, want %d", p.Goal, p.Done, done)
			}
		}
		if len(list) != len(want) {
			t.Errorf("%d goals, want %d", len(list), len(want))
		}
		_, finalised, err := pdv.SumSales(tx, pdv.SaleFilter{From: today.FirstOfMonth(), To: today.LastOfMonth(), State: "finalizada"})
		if err != nil {
			return err
		}
		var returned money.Cents
		if err := tx.Get(&returned, `select coalesce(sum(total), 0)::bigint from returns where account_id = $1`); err != nil {
			return err
		}
		total, err := rollup.Total(tx, rollup.Filter{From: today.FirstOfMonth(), To: today.LastOfMonth()})
		if total.Total != finalised-returned || total.Total != 1778 {
			t.Errorf("the goals sum to %s, the list of sales to %s less %s", total.Total, finalised, returned)
		}
		return err
	})
}

func TestAGroupIsGivenItsTasksOnce(t *testing.T) {
	t.Parallel()
	s := counter.Open(t)
	bia, rui := s.Customer("Bia", 0), s.Customer("Rui", 0)
	sold(s, 0, bia.ID, 1000)
	sold(s, 0, bia.ID, 1000)
	sold(s, 0, rui.ID, 500)
	press := func(g report.Group) (made int) {
		s.Do(func(tx *db.Tx) (err error) {
			made, err = report.MakeTasks(tx, g, crm.Task{Kind: crm.Call, Title: g.Advice, DueOn: dates.Of(tx.Now, tx.Zone())})
			return err
		})
		return made
	}
	first, second := 0, 0
	for _, g := range report.Groups {
		first += press(g)
	}
	for _, g := range report.Groups {
		second += press(g)
	}
	if first != 2 || second != 0 || s.Count("tasks") != 2 {
		t.Errorf("%d tasks, then %d more; %d in all", first, second, s.Count("tasks"))
	}
	s.Do(func(tx *db.Tx) error {
		list, err := crm.ListTasks(tx, crm.TaskFilter{PersonID: bia.ID})
		if err != nil {
			return err
		}
		if len(list) != 1 || list[0].Kind != crm.Call {
			t.Errorf("Bia has %+v", list)
		}
		_, err = crm.FinishTask(tx, list[0].ID)
		return err
	})
	again := 0
	for _, g := range report.Groups {
		again += press(g)
	}
	if again != 1 {
		t.Errorf("after Bia's was done, %d more", again)
	}
}
