package rollup_test

import (
	"math/rand/v2"
	"testing"

	"omniservicos/db"
	"omniservicos/db/dbtest"
	"omniservicos/store/account"
	"omniservicos/store/dates"
	"omniservicos/store/money"
	"omniservicos/store/pdv"
	"omniservicos/store/pdv/returns"
	"omniservicos/store/pdv/rollup"
	"omniservicos/store/pdv/seller"
	"omniservicos/store/person"
	"omniservicos/store/quantity"
	"omniservicos/store/storetest/counter"
	"omniservicos/store/uuid7"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// market is a shop with two sellers and three customers who buy at random.
type market struct {
	*counter.Shop
	sellers []int64
	people  []person.Person
	random  *rand.Rand
}

func openMarket(t *testing.T, round uint64) *market {
	m := &market{Shop: counter.Open(t), random: rand.New(rand.NewPCG(2026, round))}
	m.sellers = []int64{m.Hire("Caio", nil, account.Seller), m.Hire("Davi", nil, account.Seller)}
	for _, name := range []string{"Bia", "Rui", "Eva"} {
		m.people = append(m.people, m.Customer(name, 0))
	}
	return m
}

// sell is one sale of one to three pieces, of one of the sellers, to one of the customers or to nobody.
func (m *market) sell() pdv.Sale {
	m.T.Helper()
	m.Do(func(tx *db.Tx) error { _, err := seller.Set(tx, m.Till.ID, m.sellers[m.random.IntN(2)]); return err })
	sale := m.Scan(m.Product(uuid7.New(), money.Cents(1+m.random.IntN(90_000)), 9))
	m.Do(func(tx *db.Tx) (err error) {
		sale, err = pdv.ChangeQuantity(tx, sale.ID, 1, quantity.Units(1+m.random.Int64N(3)))
		if n := m.random.IntN(4); err == nil && n < 3 {
			sale, err = pdv.SetCustomer(tx, sale.ID, m.people[n].ID, "")
		}
		return err
	})
	return m.MustPay(sale, counter.Cash(sale.Total))
}

func (m *market) cancel(s pdv.Sale) {
	m.T.Helper()
	m.Do(func(tx *db.Tx) error { _, err := pdv.CancelSale(tx, s.ID, "Desistiu"); return err })
}

// bringBack takes one piece back.
func (m *market) bringBack(s pdv.Sale) {
	m.T.Helper()
	m.Do(func(tx *db.Tx) error {
		_, err := returns.Make(tx, returns.New{ClientID: uuid7.New(), SaleID: s.ID, Lines: map[int]quantity.Amount{1: quantity.One},
			DepotID: m.Till.DepotID, Refund: "vale_troca", Reason: "Não serviu"})
		return err
	})
}

func (m *market) today() (today dates.Date) {
	m.Do(func(tx *db.Tx) error { today = dates.Of(tx.Now, tx.Zone()); return nil })
	return today
}

// truth is the same from the sales and the returns themselves.
func (m *market) truth(who int64) (s rollup.Sum) {
	m.T.Helper()
	m.Do(func(tx *db.Tx) error {
		return tx.Get(&s, `
			select count(*) as sales, (coalesce(sum(s.total), 0) - (select coalesce(sum(r.total), 0) from returns r
			         join sales o on o.account_id = r.account_id and o.id = r.sale_id
			        where r.account_id = $1 and ($2::bigint = 0 or o.seller_id = $2)))::bigint as total
			  from sales s where s.account_id = $1 and s.state = 'finalizada' and ($2::bigint = 0 or s.seller_id = $2)`, who)
	})
	return s
}

// holds says that what is read is the truth, in all and of each seller, and that the rows sum to it.
func (m *market) holds(when string) {
	m.T.Helper()
	day := m.today()
	for _, who := range append([]int64{0}, m.sellers...) {
		f := rollup.Filter{From: day.AddDays(-1), To: day}
		if who != 0 {
			f.Sellers = []int64{who}
		}
		want := m.truth(who)
		var got, summed rollup.Sum
		m.Do(func(tx *db.Tx) (err error) {
			if got, err = rollup.Total(tx, f); err != nil {
				return err
			}
			rows, err := rollup.ListRows(tx, f, rollup.Row{})
			for _, r := range rows {
				summed.Total += r.Total
				if r.Kind == "venda" {
					summed.Sales++
				}
			}
			return err
		})
		if got.Sales != want.Sales || got.Total != want.Total {
			m.T.Errorf("%s, of %d: %d sales and %s, want %d and %s", when, who, got.Sales, got.Total, want.Sales, want.Total)
		}
		if summed.Sales != want.Sales || summed.Total != want.Total {
			m.T.Errorf("%s, of %d: the rows sum to %d sales and %s, want %d and %s", when, who, summed.Sales, summed.Total, want.Sales, want.Total)
		}
	}
}

func (m *market) roll() {
	m.T.Helper()
	m.Do(func(tx *db.Tx) error { _, err := rollup.RollAll(tx); return err })
}

// Whatever is rolled when, whatever is cancelled, brought back or merged before or after it: the figures are those of the
// sales, to the centavo.
func TestTheSumsAreTheSalesWheneverTheyAreMade(t *testing.T) {
	t.Parallel()
	for round := range uint64(4) {
		m := openMarket(t, round)
		var stand []pdv.Sale
		take := func() pdv.Sale {
			at := m.random.IntN(len(stand))
			s := stand[at]
			stand = append(stand[:at], stand[at+1:]...)
			return s
		}
		for range 24 {
			switch n := m.random.IntN(10); {
			case n < 5 || len(stand) < 2:
				stand = append(stand, m.sell())
			case n == 5:
				m.cancel(take())
			case n == 6:
				m.bringBack(take())
			case n == 7 && m.people[2].ID != m.people[0].ID:
				from, into := m.people[2], m.people[0]
				m.Do(func(tx *db.Tx) error { _, err := person.Merge(tx, from.ID, into.ID); return err })
				m.people = []person.Person{m.people[0], m.people[1], m.people[0]}
			default:
				m.roll()
			}
		}
		m.holds("as it stands")
		m.roll()
		m.holds("rolled")
		m.Sound()
		m.Do(rollup.Forget)
		m.holds("forgotten")
		m.roll()
		m.holds("made anew")
		m.Sound()
		m.buyersHold()
	}
}

// buyersHold compares what each customer bought with their sales.
func (m *market) buyersHold() {
	m.T.Helper()
	m.Do(func(tx *db.Tx) error {
		w := rollup.WindowOf(dates.Of(tx.Now, tx.Zone()))
		var all []int64
		for code := int64(111); code <= 555; code++ {
			all = append(all, code)
		}
		list, err := rollup.ListBuyers(tx, w, rollup.BuyerFilter{Codes: all, Limit: 100})
		if err != nil {
			return err
		}
		var want []rollup.Buyer
		err = tx.List(&want, `
			select s.customer_id as person_id, count(*) as purchases, max(s.business_day) as last_day,
			       (sum(s.total) - (select coalesce(sum(r.total), 0) from returns r where r.account_id = $1 and r.person_id = s.customer_id))::bigint as total
			  from sales s where s.account_id = $1 and s.state = 'finalizada' and s.customer_id is not null
			 group by s.customer_id order by 4 desc, 1 desc`)
		if len(list) != len(want) || len(list) == 0 {
			m.T.Fatalf("%d buyers, want %d", len(list), len(want))
		}
		for i, b := range list {
			if b.PersonID != want[i].PersonID || b.Purchases != want[i].Purchases || b.Total != want[i].Total || b.LastDay != want[i].LastDay {
				m.T.Errorf("%s: %+v, want %+v", b.Name, b, want[i])
			}
		}
		return err
	})
}

func TestDoctorSeesASumThatIsWrong(t *testing.T) {
	t.Parallel()
	m := openMarket(t, 9)
	for range 6 {
		m.sell()
	}
	m.roll()
	m.Sound()
	m.Do(func(tx *db.Tx) error {
		tx.Log(db.Change{Action: "Estrago de teste", Object: "rollup_states"})
		_, err := tx.Exec(`update rollup_days set total = total + 1 where account_id = $1`)
		return err
	})
	if got := m.Breaches(); len(got) == 0 {
		t.Error("doctor sees nothing")
	}
}

func TestAShortTailIsLeftToWhoReads(t *testing.T) {
	t.Parallel()
	m := openMarket(t, 3)
	m.sell()
	m.Do(func(tx *db.Tx) error { _, err := rollup.Roll(tx); return err })
	if n := m.Count("rollup_days"); n != 0 {
		t.Errorf("%d rows", n)
	}
	m.holds("not rolled")
}

func TestWhoBoughtFirstThisMonthIsNew(t *testing.T) {
	t.Parallel()
	m := openMarket(t, 5)
	first := m.today()
	first.Day = 1
	count := func() (n int64) {
		m.Do(func(tx *db.Tx) error {
			list, err := rollup.NewCustomers(tx, first)
			for _, c := range list {
				n += c.Count
			}
			return err
		})
		return n
	}
	distinct := func() int64 {
		return m.One(`select count(distinct customer_id) from sales where account_id = $1 and state = 'finalizada'`)
	}
	var last pdv.Sale
	for range 5 {
		last = m.sell()
	}
	for _, step := range []func(){func() {}, m.roll, func() { m.cancel(last) }} {
		step()
		if got, want := count(), distinct(); got != want {
			t.Errorf("%d new customers, want %d", got, want)
		}
	}
}
