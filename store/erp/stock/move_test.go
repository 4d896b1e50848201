package stock_test

import (
	"math/rand/v2"
	"sync"
	"testing"

	"omniservicos/db"
	"omniservicos/store/catalogue"
	"omniservicos/store/erp/stock"
	"omniservicos/store/money"
	"omniservicos/store/quantity"
)

// Each step is a quantity with its value ("" is at the average), and the balance that it leaves.
func TestTheAverageCostFollowsWorkedNumbers(t *testing.T) {
	t.Parallel()
	type step struct{ quantity, value, left string }
	stories := map[string][]step{
		"two deliveries at two costs": {
			{"10", "100,00", "10 R$ 100,00"}, {"10", "200,00", "20 R$ 300,00"}, {"-5", "", "15 R$ 225,00"}},
		"the last unit takes the rest": {
			{"3", "10,00", "3 R$ 10,00"}, {"-1", "", "2 R$ 6,67"}, {"-1", "", "1 R$ 3,33"}, {"-1", "", "0 R$ 0,00"}},
		"half a centavo is rounded up": {
			{"2", "0,05", "2 R$ 0,05"}, {"-1", "", "1 R$ 0,02"}},
		"weights to the gram": {
			{"1,5", "45,00", "1,5 R$ 45,00"}, {"-0,333", "", "1,167 R$ 35,01"}},
		"below zero the average stays": {
			{"2", "20,00", "2 R$ 20,00"}, {"-3", "", "−1 −R$ 10,00"}, {"-2", "", "−3 −R$ 30,00"}},
		"what never moved goes at the typed cost": {
			{"-2", "", "−2 −R$ 15,00"}},
		"what ran out goes at its last cost": {
			{"4", "40,00", "4 R$ 40,00"}, {"-4", "", "0 R$ 0,00"}, {"-1", "", "−1 −R$ 10,00"}},
		"what is found on the shelf comes at the average": {
			{"4", "40,00", "4 R$ 40,00"}, {"1", "", "5 R$ 50,00"}},
		"a delivery first pays what left too early, at its real cost": {
			{"-3", "-30,00", "−3 −R$ 30,00"}, {"10", "120,00", "7 R$ 84,00"}},
		"a delivery that does not reach zero leaves the rest at its average": {
			{"-10", "-100,00", "−10 −R$ 100,00"}, {"4", "200,00", "−6 −R$ 60,00"}},
		"a delivery that just reaches zero leaves nothing": {
			{"-4", "-40,00", "−4 −R$ 40,00"}, {"4", "55,00", "0 R$ 0,00"}},
		"what is taken back at another cost leaves no worth in an empty balance": {
			{"10", "100,00", "10 R$ 100,00"}, {"-10", "-120,00", "0 R$ 0,00"}},
		"nothing is worth less than nothing": {
			{"5", "10,00", "5 R$ 10,00"}, {"-4", "-50,00", "1 R$ 0,00"}},
	}
	s := open(t)
	s.allow()
	for name, steps := range stories {
		p := s.product(name, "7,50")
		for i, step := range steps {
			if _, err := s.move(p, step.quantity, step.value); err != nil {
				t.Fatal(name, err)
			}
			if got := s.balance(p, s.depot); got != step.left {
				t.Errorf("%s, step %d: %s, want %s", name, i+1, got, step.left)
			}
		}
	}
	s.sums()
}

func TestMovementsOfOneProductAreMerged(t *testing.T) {
	t.Parallel()
	s := open(t)
	rice, beans := s.product("Arroz", "10,00"), s.product("Feijão", "5,00")
	in := func(p int64, q, v int64) stock.Movement {
		return stock.Movement{ProductID: p, DepotID: s.depot, Quantity: quantity.Units(q), Value: 100, ValueGiven: true, Kind: stock.Entry, OriginKind: "teste", OriginID: v}
	}
	moved, err := s.moves(in(beans, 1, 1), in(rice, 2, 1), in(beans, 3, 1))
	if err != nil || len(moved) != 2 || moved[0].ProductID != rice || moved[1].BalanceQuantity != quantity.Units(4) || moved[1].Value != 200 {
		t.Fatalf("moved %+v, %v", moved, err)
	}
	if n := s.Count("stock_movements"); n != 2 {
		t.Errorf("%d movements", n)
	}
	mixed := in(rice, 1, 1)
	mixed.ValueGiven = false
	if _, err := s.moves(in(rice, 1, 1), mixed); err == nil {
		t.Error("a value and no value were added up")
	}
}

func TestWhatHasNoBalanceDoesNotMove(t *testing.T) {
	t.Parallel()
	s, other := open(t), open(t)
	rice, theirs := s.product("Arroz", "10,00"), other.product("Arroz", "10,00")
	haircut := s.save(catalogue.Product{Kind: catalogue.Service, SKU: "CORTE", Name: "Corte"})
	_, err := s.move(theirs, "1", "1,00")
	refused(t, err, "Este produto não existe.")
	_, err = s.move(haircut, "1", "1,00")
	refused(t, err, "Este produto não controla estoque.")
	_, err = s.moves(stock.Movement{ProductID: rice, DepotID: other.depot, Quantity: quantity.One})
	refused(t, err, "Este depósito não existe.")
	if s.Count("stock_movements") != 0 {
		t.Error("something moved")
	}
}

func TestTheLedgerSaysWhatTheBalanceWas(t *testing.T) {
	t.Parallel()
	s := open(t)
	s.allow()
	rice := s.product("Arroz", "10,00")
	for _, m := range [][2]string{{"-3", "-30,00"}, {"10", "120,00"}, {"-1", ""}} {
		if _, err := s.move(rice, m[0], m[1]); err != nil {
			t.Fatal(err)
		}
	}
	var lines []stock.Entered
	s.Do(func(tx *db.Tx) (err error) {
		lines, err = stock.Kardex(tx, stock.KardexFilter{ProductID: rice, DepotID: s.depot})
		return err
	})
	var got []string // newest first
	for _, l := range lines {
		got = append(got, l.Quantity.String()+" "+l.Value.String()+" → "+l.BalanceQuantity.String()+" "+l.BalanceValue.String())
	}
	want := []string{"−1 −R$ 12,00 → 6 R$ 72,00", "0 −R$ 6,00 → 7 R$ 84,00", "10 R$ 120,00 → 7 R$ 90,00", "−3 −R$ 30,00 → −3 −R$ 30,00"}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("line %d: %s, want %s", i, got[i], want[i])
		}
	}
}

// Whatever moves, in whatever order, every balance is the sum of its movements, and an empty one is worth nothing.
func TestRandomMovesKeepTheSum(t *testing.T) {
	t.Parallel()
	s := open(t)
	s.allow()
	products := []int64{s.product("A", "0,03"), s.product("B", "10,00"), s.product("C", "0,00")}
	chance := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		var list []stock.Movement
		for _, p := range products {
			m := stock.Movement{ProductID: p, DepotID: s.depot, Quantity: quantity.Amount(chance.Int64N(60000) - 30000), Kind: stock.Adjustment, OriginKind: "teste"}
			if chance.IntN(2) == 0 {
				m.ValueGiven, m.Value = true, signed(m.Quantity, chance.Int64N(5000))
			}
			list = append(list, m)
		}
		if _, err := s.moves(list...); err != nil {
			t.Fatal(err)
		}
	}
	s.sums()
	var worse int
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&worse, `select count(*) from stock_movements m where account_id = $1 and balance_quantity = 0 and balance_value <> 0
			and not exists (select 1 from stock_movements n where n.account_id = $1 and n.product_id = m.product_id and n.id > m.id and n.quantity = 0)`)
	})
	if worse > 0 {
		t.Errorf("%d empty balances were worth something", worse)
	}
}

func signed(like quantity.Amount, value int64) money.Cents {
	if like < 0 {
		return money.Cents(-value)
	}
	return money.Cents(value)
}

// Eight tills sell overlapping products in any order: nobody waits in a ring, and not a unit is lost.
func TestEightTillsAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	s := open(t)
	var products []int64
	for _, name := range []string{"A", "B", "C", "D", "E"} {
		p := s.product(name, "10,00")
		if _, err := s.move(p, "1000", "10000,00"); err != nil {
			t.Fatal(err)
		}
		products = append(products, p)
	}
	var wait sync.WaitGroup
	for till := range 8 {
		wait.Go(func() {
			chance := rand.New(rand.NewPCG(uint64(till), 7))
			for range 20 {
				order := chance.Perm(len(products))
				err := s.sell(db.NewID(), sold(products[order[0]], "1"), sold(products[order[1]], "1"), sold(products[order[2]], "1"))
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wait.Wait()
	var left quantity.Amount
	s.Do(func(tx *db.Tx) error {
		return tx.Get(&left, `select sum(quantity)::bigint from stock_balances where account_id = $1`)
	})
	if want := quantity.Units(5*1000 - 8*20*3); left != want {
		t.Errorf("%s units are left, want %s", left, want)
	}
	s.sums()
}
